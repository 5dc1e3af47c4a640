/**
 * Where register column names meet attribute names: one class per kind of entry, and the way back
 * from a mailbox entry to its line.
 *
 * <p>{@link fr.annuairesante.importer.mapping.PersonMapping} joins what the files say of a person;
 * {@link fr.annuairesante.importer.mapping.MailboxLines} is the inverse of the mailbox mapping.
 *
 * <p>Caveats: a mapping depends on nothing but its lines, so that two runs over the same lines give
 * the same entries whatever the order of the lines. Columns that are empty give no attribute.
 */
package fr.annuairesante.importer.mapping;
