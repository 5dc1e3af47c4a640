/**
 * Who may log in: accounts, their hashed passwords and the short memory of verified ones. And what
 * each account costs on all its connections ({@link fr.annuairesante.server.access.AccountUses}).
 *
 * <p>Accounts are entries below {@code ou=comptes}; every change of one goes through the journal,
 * so that the account command works beside a running server.
 */
package fr.annuairesante.server.access;
