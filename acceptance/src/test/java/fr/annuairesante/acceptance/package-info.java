/**
 * The project as its users meet it: the real command in its own process, real files, real TLS, and
 * LDAP clients that are not ours. Also the rules that keep the source and the documents true.
 *
 * <p>Caveat: these tests start {@code scripts/annuaire}, so the {@code cli} module must be packaged
 * first; {@code mvn verify} does that, {@code mvn test} does not.
 */
package fr.annuairesante.acceptance;
