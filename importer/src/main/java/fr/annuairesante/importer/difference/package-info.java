/**
 * The nightly run by differences: what the files say against what the directory holds, what may be
 * done about it unasked, and what became of it.
 *
 * <p>Start with {@link fr.annuairesante.importer.difference.Differences}. {@link
 * fr.annuairesante.importer.difference.GuardRails} decides whether a run may write.
 *
 * <p>Caveat: what the directory holds is kept in memory in short, some 60 bytes for each unit.
 */
package fr.annuairesante.importer.difference;
