/**
 * The access trace: who did what, when, from where, with which result (R122), in files that only
 * grow. What was searched for is not in it: the names that a professional looks up say who is being
 * cared for, and minimisation (R111, R116) keeps them out of every file.
 *
 * <p>Start with {@link fr.annuairesante.server.trace.AccessTrace}. Knows nothing of LDAP but names
 * of operations and numbers of results.
 */
package fr.annuairesante.server.trace;
