package fr.annuairesante.server.search;

/**
 * Where a page starts.
 *
 * @param sequence which state of the directory all pages of an answer come from: the last journal
 *     record it holds
 * @param document number of the first document to look at
 * @param sent entries on the pages before
 */
public record PageStart(long sequence, int document, int sent) {

  /** The start of an answer that is not a page, or of the first page. */
  public static PageStart of(long sequence) {
    return new PageStart(sequence, 0, 0);
  }
}
