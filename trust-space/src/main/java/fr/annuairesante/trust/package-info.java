/**
 * The rules of the trust space: operators and their contracts, the white list of domains, who may
 * publish which mailbox. Pure Java: no LDAP, no input or output.
 *
 * <p>Caveat: no rule is here yet. Mailboxes come from the national extraction, where they were
 * accepted already; the rules arrive with publication by operators.
 */
package fr.annuairesante.trust;
