package fr.annuairesante.server.access;

/**
 * What all connections of one account may cost together. A connection that has not logged in counts
 * for its IP address, as an account of its own.
 *
 * @param connections logged in at a time; the login of one more gets code 11
 * @param longSearches in flight; one more gets code 51
 * @param requestsPerSecond after a burst of ten seconds' worth; more get code 51
 * @param alarmEntries different entries returned within an hour that raise the harvest alarm (R109)
 * @param hourlyEntries different entries returned within an hour; code 11 after them
 */
public record AccountLimits(
    int connections, int longSearches, int requestsPerSecond, int alarmEntries, int hourlyEntries) {

  /**
   * For 550,000 mailboxes in 4.8 million entries. The alarm rings at about a tenth of the mailboxes
   * within an hour: fifty answers of a thousand entries, an offline address book fifty times over.
   * The limit is what no lookups of people come to, seventy different entries in each second.
   */
  public static final AccountLimits DEFAULT = new AccountLimits(1_000, 64, 500, 50_000, 250_000);

  public AccountLimits {
    int[] positive = {connections, longSearches, requestsPerSecond, alarmEntries, hourlyEntries};
    for (int i = 0; i < positive.length; i++) {
      if (positive[i] < 1) {
        throw new IllegalArgumentException("account limit number " + (i + 1) + " is below 1");
      }
    }
  }
}
