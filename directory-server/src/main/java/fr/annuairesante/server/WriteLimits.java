package fr.annuairesante.server;

import fr.annuairesante.server.journal.Journal;
import java.time.Duration;

/**
 * When what is written goes where.
 *
 * @param journalFileBytes size at which the next file of the journal is begun
 * @param uncommittedBytes of the journal, after which the index is committed: what a restart would
 *     apply again
 * @param uncommittedTime longest time from a change to that commit
 */
public record WriteLimits(long journalFileBytes, long uncommittedBytes, Duration uncommittedTime) {

  public static final WriteLimits DEFAULT = ofJournalFiles(Journal.FILE_BYTES);

  /** These, with journal files of another size. */
  public static WriteLimits ofJournalFiles(long bytes) {
    return new WriteLimits(bytes, 8L << 20, Duration.ofSeconds(10));
  }
}
