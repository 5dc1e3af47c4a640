package fr.annuairesante.server.trace;

/**
 * How much of the trace is kept.
 *
 * @param days older files are removed; 0: there is no trace
 * @param megabytes all files together; the oldest are removed beyond it
 */
public record TraceLimits(int days, int megabytes) {

  /**
   * A year, the longest that the CNIL recommends for such logs (deliberation 2021-122: six months
   * to a year), because an abuse is often found late; R127 names no figure.
   */
  public static final TraceLimits DEFAULT = new TraceLimits(365, 20_000);

  public TraceLimits {
    if (days < 0 || megabytes < 1) {
      throw new IllegalArgumentException("trace of " + days + " days, " + megabytes + " MB");
    }
  }
}
