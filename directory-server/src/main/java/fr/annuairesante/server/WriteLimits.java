package fr.annuairesante.server;

import fr.annuairesante.server.journal.Journal;
import java.time.Duration;

/**
 * What changes may cost, and when what is written goes where.
 *
 * @param journalFileBytes size at which the next file of the journal is begun
 * @param uncommittedBytes of the journal, after which the index is committed: what a restart would
 *     apply again
 * @param uncommittedTime longest time from a change to that commit
 * @param waiting changes that wait for their turn, of all clients; one more is refused as busy
 * @param values of one attribute in an add or a modify over LDAP; more get code 11
 * @param modifications steps of one modify; more get code 11
 * @param entryBytes of an entry that a client writes, values in UTF-8; a larger one gets code 11
 */
public record WriteLimits(
    long journalFileBytes,
    long uncommittedBytes,
    Duration uncommittedTime,
    int waiting,
    int values,
    int modifications,
    int entryBytes) {

  public static final WriteLimits DEFAULT =
      new WriteLimits(
          Journal.FILE_BYTES, 8L << 20, Duration.ofSeconds(10), 10_000, 1_000, 1_000, 256 * 1024);

  public WriteLimits {
    if (journalFileBytes < 1 || uncommittedBytes < 1 || waiting < 1) {
      throw new IllegalArgumentException("a limit of the journal or its queue is below 1");
    }
    if (values < 1 || modifications < 1 || entryBytes < 1) {
      throw new IllegalArgumentException("a limit of one write is below 1");
    }
  }

  /** The same, with other files of the journal and another distance of the index behind it. */
  public WriteLimits withJournal(long fileBytes, long behindBytes, Duration behindTime) {
    return new WriteLimits(
        fileBytes, behindBytes, behindTime, waiting, values, modifications, entryBytes);
  }
}
