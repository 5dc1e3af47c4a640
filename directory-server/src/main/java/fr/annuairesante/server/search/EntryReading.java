package fr.annuairesante.server.search;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.server.filter.Filter;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.index.StoredEntry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.lucene.util.BytesRef;

/** What a search would say of one entry that is being written. */
public final class EntryReading {

  /** Of an entry that is not there yet: nothing is known of who made it, and when. */
  private static final Stamp NOT_YET = Stamp.created(new UUID(0, 0), 0, 0, "");

  private EntryReading() {}

  /**
   * Whether a filter is true of an entry.
   *
   * @param stamp empty when it is to be added
   */
  public static boolean matches(DirectoryEntry entry, Optional<Stamp> stamp, Filter filter) {
    StoredEntry stored = stored(entry, stamp.orElse(NOT_YET));
    return new EntryMatcher().matches(Conditions.whenTrue(filter), stored);
  }

  /** The entry as a SearchResultEntry (RFC 4511 §4.5.2), without the message around it. */
  public static byte[] encode(DirectoryEntry entry, Stamp stamp, List<String> attributes) {
    return AnswerWriter.alone(stored(entry, stamp), Selection.of(attributes));
  }

  private static StoredEntry stored(DirectoryEntry entry, Stamp stamp) {
    byte[] bytes = StoredEntry.encode(entry, NameKey.of(entry.dn()), stamp);
    return new StoredEntry().reset(new BytesRef(bytes));
  }
}
