/**
 * Synthetic extracts in the exact formats of the national registers, for tests, demonstrations and
 * measurements: the four files of DATA-FORMATS §1.1-1.4, their anomalies (§1.10), and the changes
 * of following days.
 *
 * <p>Start with {@link fr.annuairesante.sample.NationalSample}. Everything is a function of the
 * request: a person, a structure or a mailbox is recomputed from its number and the day whenever it
 * is needed, so memory does not grow with the number of lines and threads cannot change the bytes.
 *
 * <p>Caveats: no value describes a real person. Names come from short lists of common names and
 * from syllables, phone numbers from the ranges kept free for fiction, villages are invented; names
 * of large towns and their codes are real. Identifiers have right check digits and may by chance
 * equal real ones.
 */
package fr.annuairesante.sample;
