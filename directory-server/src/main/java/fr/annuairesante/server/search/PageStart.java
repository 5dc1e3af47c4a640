package fr.annuairesante.server.search;

import fr.annuairesante.server.index.DirectoryIndex;

/**
 * Where a page starts.
 *
 * @param state which state of the directory all pages of an answer, and all views of a list, come
 *     from: its key
 * @param document number of the first document to look at
 * @param sent entries on the pages before
 */
public record PageStart(long state, int document, int sent) {

  /** The start of an answer that is not a page, of the first page, of the first view. */
  public static final PageStart FIRST = new PageStart(DirectoryIndex.NOW, 0, 0);

  /** The start of a view of a list seen before, which has no place of its own. */
  static PageStart in(long state) {
    return new PageStart(state, 0, 0);
  }
}
