/**
 * Sorting more than memory holds: records go to one of many files by a hash of their key, and each
 * file is later loaded whole, grouped by key.
 *
 * <p>Start with {@link fr.annuairesante.importer.spill.Spill}.
 *
 * <p>Caveats: the number of partitions comes from the size of the input, so that a loaded partition
 * stays small whatever that size; one key with more records than memory holds is not catered for.
 */
package fr.annuairesante.importer.spill;
