package fr.annuairesante.schema.exchange;

import fr.annuairesante.schema.DirectorySchema;
import java.util.List;

/** The extended operations of the nightly import. A number is given once and never again. */
public final class ImportOperations {

  /**
   * What the directory holds: the request's value is one byte, {@link #DIGESTS} or {@link #ENTRIES}
   * and, behind it, letters of {@link UnitKind}; the answer is intermediate responses (RFC 4511
   * §4.13) of that name, one page each, all of one state of the directory, then the result.
   */
  public static final String READ = DirectorySchema.OID_ROOT + ".4.1";

  /** One {@link Batch}, applied whole or not at all; the answer's value is a {@link Applied}. */
  public static final String APPLY = DirectorySchema.OID_ROOT + ".4.2";

  /** Takes a run back: the value is its identifier; the answer's value is a {@link Reverted}. */
  public static final String REVERT = DirectorySchema.OID_ROOT + ".4.3";

  /** All of them. */
  public static final List<String> ALL = List.of(READ, APPLY, REVERT);

  /** Pages of {@link Held}. */
  public static final char DIGESTS = 'D';

  /** Pages of entries, each behind its length, as {@link EntryBytes} writes them. */
  public static final char ENTRIES = 'E';

  /** A page holds no less than its last record, and before it at most that many bytes. */
  public static final int PAGE_BYTES = 60 * 1024;

  /** Entries of a batch, but for a unit that alone has more. */
  public static final int BATCH_ENTRIES = 500;

  /** Bytes of a batch, but for a unit that alone has more. */
  public static final int BATCH_BYTES = 256 * 1024;

  /** Longest request that an importer may send. */
  public static final int LONGEST_REQUEST = 4 * 1024 * 1024;

  private ImportOperations() {}
}
