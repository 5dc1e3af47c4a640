/**
 * The four national extract files as bytes, lines and columns: recognising a file by its header,
 * reading it as a stream, plain or zipped, and telling good lines from bad ones.
 *
 * <p>Start with {@link fr.annuairesante.importer.extract.ExtractKind} for what a file holds.
 *
 * <p>Caveats: columns are addressed by name, never by position; there is no quoting and no escape
 * (DATA-FORMATS §1.6); a line is looked at as bytes and only the columns asked for become text.
 */
package fr.annuairesante.importer.extract;
