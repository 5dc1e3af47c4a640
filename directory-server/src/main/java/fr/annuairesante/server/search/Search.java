package fr.annuairesante.server.search;

import fr.annuairesante.server.filter.Filter;
import java.util.List;
import java.util.Optional;

/**
 * A search request (RFC 4511 §4.5.1) below the suffix.
 *
 * @param base as the client wrote it
 * @param sizeLimitEntries 0 when the client sets none
 * @param timeLimitSeconds 0 when the client sets none
 * @param attributes as the client wrote them: empty means all user attributes, {@code *}, {@code
 *     +}, {@code 1.1}, names, aliases, OIDs
 * @param order how the answer is sorted; empty: what is meant most likely comes first
 * @param page the part of the answer that is wanted now; empty for all of it
 * @param view the part of the sorted answer that is shown now; empty for all of it
 * @param assertion true of the base object, or nothing is searched (RFC 4528)
 */
public record Search(
    String base,
    Scope scope,
    Filter filter,
    List<String> attributes,
    boolean typesOnly,
    int sizeLimitEntries,
    int timeLimitSeconds,
    Viewer viewer,
    Optional<SortOrder> order,
    Optional<Page> page,
    Optional<ListView> view,
    Optional<Filter> assertion) {

  public Search {
    attributes = List.copyOf(attributes);
  }

  /** True when only a part of the answer is wanted, and others may follow. */
  public boolean isForAPart() {
    return page.isPresent() || view.isPresent();
  }

  /** What the server said with the part before; the empty string when this is the first. */
  public String cookie() {
    return page.map(Page::cookie).or(() -> view.map(ListView::context)).orElse("");
  }

  /** The same for somebody, perhaps elsewhere. */
  public Search on(String otherBase, Scope otherScope, Viewer who) {
    return with(otherBase, otherScope, sizeLimitEntries, who);
  }

  /** The same, of at most so many entries. */
  public Search upTo(int entries) {
    return with(base, scope, entries, viewer);
  }

  private Search with(String otherBase, Scope otherScope, int entries, Viewer who) {
    return new Search(
        otherBase,
        otherScope,
        filter,
        attributes,
        typesOnly,
        entries,
        timeLimitSeconds,
        who,
        order,
        page,
        view,
        assertion);
  }

  /** A search for all of the answer, in no order. */
  public Search(
      String base,
      Scope scope,
      Filter filter,
      List<String> attributes,
      boolean typesOnly,
      int sizeLimitEntries,
      int timeLimitSeconds,
      Viewer viewer) {
    this(
        base,
        scope,
        filter,
        attributes,
        typesOnly,
        sizeLimitEntries,
        timeLimitSeconds,
        viewer,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
