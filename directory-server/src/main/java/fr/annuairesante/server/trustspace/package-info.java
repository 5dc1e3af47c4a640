/**
 * The border between entries and the records of the trust space: operators, domains, mailboxes,
 * professionals, zero-paper choices, indicators, and which domains' mailboxes are not shown.
 */
package fr.annuairesante.server.trustspace;
