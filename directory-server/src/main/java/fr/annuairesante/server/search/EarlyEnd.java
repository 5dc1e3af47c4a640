package fr.annuairesante.server.search;

/**
 * Why a search ended before it had sent all there is. Of several reasons the client is told the
 * first in this order. Immutable.
 */
enum EarlyEnd {
  ALLOWANCE_SPENT,
  TOO_DEEP,
  SIZE_EXCEEDED,
  TIME_EXCEEDED,
  TOO_MANY_EXAMINED,
  UNWANTED;

  /**
   * What the client is told.
   *
   * @param found how many entries were sent
   * @param most how many could be
   */
  SearchResult result(int found, int most) {
    return switch (this) {
      case ALLOWANCE_SPENT ->
          new SearchResult(
              SearchResult.ADMIN_LIMIT_EXCEEDED,
              "",
              "this account has had all the entries it may have within an hour: come back later",
              found);
      case TOO_DEEP ->
          new SearchResult(
              SearchResult.ADMIN_LIMIT_EXCEEDED,
              "",
              "a sorted answer ends after " + SearchRun.MOST_SORTED + " entries: narrow the search",
              found);
      case SIZE_EXCEEDED ->
          new SearchResult(
              SearchResult.SIZE_LIMIT_EXCEEDED,
              "",
              "more than " + most + " entries match: narrow the search",
              found);
      case TIME_EXCEEDED ->
          new SearchResult(
              SearchResult.TIME_LIMIT_EXCEEDED, "", "the search took too long: narrow it", found);
      case TOO_MANY_EXAMINED ->
          new SearchResult(
              SearchResult.ADMIN_LIMIT_EXCEEDED,
              "",
              "the filter makes the server examine too many entries: narrow the search",
              found);
      case UNWANTED -> SearchResult.success(found);
    };
  }
}
