package fr.annuairesante.server;

import fr.annuairesante.server.index.DirectoryIndex;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.search.PageCookies;
import fr.annuairesante.server.search.PageStart;
import fr.annuairesante.server.search.Search;
import fr.annuairesante.server.search.SearchResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The states of the directory that are worked on: the last one, and those that the parts of an
 * answer go on showing while it changes. Thread-safe. A failing disk shows as {@link
 * UncheckedIOException}.
 */
final class States {

  private final DirectoryIndex index;
  private final PageCookies cookies;
  private final Writer writer;

  /**
   * States of an index, which its owner closes.
   *
   * @param cookies what tells the state that a part goes on with
   * @param writer what commits a state that parts begin on
   */
  States(DirectoryIndex index, PageCookies cookies, Writer writer) {
    this.index = index;
    this.cookies = cookies;
    this.writer = writer;
  }

  /** Something done on the state that a search is answered from. */
  @FunctionalInterface
  interface Answering<T> {
    T on(Snapshot snapshot, PageStart start) throws IOException;
  }

  /** What is answered when the state that a part goes on with is not to be had. */
  @FunctionalInterface
  interface Refusing<T> {
    T because(int code, String sentence);
  }

  /** Works on the state of the directory as it is now, for as long as it takes. */
  <T> T onLast(Directory.Work<T> work) {
    try (Snapshot snapshot = last()) {
      return work.on(snapshot);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Snapshot last() throws IOException {
    writer.awaitAcknowledged();
    return index.snapshot();
  }

  /** Works on the state of the directory that the parts of an answer show, or on the last one. */
  <T> T onShown(Search search, Answering<T> work, Refusing<T> refusing) {
    writer.expectReaders();
    if (!search.isForAPart()) {
      return onLast(snapshot -> work.on(snapshot, PageStart.FIRST));
    }
    Optional<PageStart> start = cookies.start(search);
    if (start.isEmpty()) {
      return refusing.because(
          SearchResult.PROTOCOL_ERROR,
          "the cookie is none of this search: start again without one");
    }
    try {
      Optional<Snapshot> state = state(start.get());
      if (state.isEmpty()) {
        return refusing.because(
            SearchResult.UNWILLING_TO_PERFORM,
            "the cookie is older than ten minutes: start again without one");
      }
      try (Snapshot snapshot = state.get()) {
        return work.on(snapshot, start.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that parts begin on is committed soon: then they go on after a restart as well. */
  private Optional<Snapshot> state(PageStart start) throws IOException {
    if (start.state() != DirectoryIndex.NOW) {
      return index.snapshot(start.state());
    }
    writer.awaitAcknowledged();
    if (!index.isCommitted()) {
      writer.commitSoon();
    }
    return Optional.of(index.heldSnapshot());
  }
}
