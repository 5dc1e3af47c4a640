package fr.annuairesante.server.search;

import fr.annuairesante.server.filter.Filter;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.index.Snapshot.Next;
import fr.annuairesante.server.index.StoredEntry;
import java.io.IOException;
import java.util.Optional;

/** The entry that a search starts from (RFC 4511 §4.5.1.1). */
final class BaseObject {

  private BaseObject() {}

  /** The answer when it does not exist for this viewer (RFC 4511 §4.1.9, matchedDN). */
  static Optional<SearchResult> missing(Snapshot snapshot, Visibility visibility, NameKey base)
      throws IOException {
    if (base.depth() == 0 || nameIfShown(snapshot, visibility, base) != null) {
      return Optional.empty();
    }
    String matched = null;
    Optional<NameKey> above = base.parent();
    while (above.isPresent() && matched == null) {
      matched = nameIfShown(snapshot, visibility, above.get());
      above = above.get().parent();
    }
    return Optional.of(
        new SearchResult(
            SearchResult.NO_SUCH_OBJECT,
            matched == null ? "" : matched,
            "there is no entry of that name",
            0));
  }

  /** Whether a filter is true of it (RFC 4528). */
  static boolean is(Snapshot snapshot, Visibility visibility, NameKey base, Filter assertion)
      throws IOException {
    Condition condition = Conditions.whenTrue(assertion);
    boolean[] matches = new boolean[1];
    snapshot.find(
        base,
        stored -> {
          StoredEntry entry = visibility.shown(stored);
          matches[0] = entry != null && new EntryMatcher().matches(condition, entry);
          return Next.STOP;
        });
    return matches[0];
  }

  private static String nameIfShown(Snapshot snapshot, Visibility visibility, NameKey name)
      throws IOException {
    String[] shown = new String[1];
    snapshot.find(
        name,
        entry -> {
          shown[0] = visibility.shows(entry) ? entry.name() : null;
          return Next.STOP;
        });
    return shown[0];
  }
}
