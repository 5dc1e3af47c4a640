/**
 * The rules of the trust space: operators and their contracts, the white list of domains, who may
 * publish which mailbox. Pure Java: no LDAP, no input or output.
 *
 * <p>Start with {@link fr.annuairesante.trust.Rules}: it judges an {@link
 * fr.annuairesante.trust.Act} against what {@link fr.annuairesante.trust.TrustSpace} knows.
 */
package fr.annuairesante.trust;
