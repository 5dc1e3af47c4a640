package fr.annuairesante.server.search;

/**
 * What one search may cost, whatever the client asks.
 *
 * @param entries most entries returned (code 4 after them)
 * @param candidates most entries examined (code 11 after what was found)
 * @param seconds longest time (code 3 after what was found)
 * @param quickCandidates entries examined on the connection's own thread before the search moves to
 *     the pool of slow searches
 */
public record SearchLimits(int entries, int candidates, int seconds, int quickCandidates) {

  /** For the server's own searches. */
  public static final SearchLimits NONE =
      new SearchLimits(
          Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE / 1000, Integer.MAX_VALUE);

  public static final SearchLimits DEFAULT = new SearchLimits(1000, 5_000_000, 10, 20_000);
}
