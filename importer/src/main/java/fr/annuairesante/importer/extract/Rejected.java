package fr.annuairesante.importer.extract;

/**
 * A line that the directory cannot use.
 *
 * @param file name of the file, with the zip entry's after an exclamation mark
 * @param line number in the file, the header being 1
 * @param column title of the column at fault, or the empty string when it is the whole line
 * @param value the value at fault, at most 200 characters of it
 * @param reason why
 */
public record Rejected(String file, long line, String column, String value, Reason reason) {}
