/**
 * What an importer and a running server say to each other: what the directory holds, in short
 * ({@link fr.annuairesante.schema.exchange.Held}), and what is to change ({@link
 * fr.annuairesante.schema.exchange.Batch}). Both ends use these classes, so each form is written
 * and read in one place.
 *
 * <p>Start with {@link fr.annuairesante.schema.exchange.Difference}.
 *
 * <p>Caveat: the forms are ours and not meant for other clients; numbers are big-endian, texts are
 * UTF-8 behind their length.
 */
package fr.annuairesante.schema.exchange;
