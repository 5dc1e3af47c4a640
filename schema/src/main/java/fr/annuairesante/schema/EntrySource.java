package fr.annuairesante.schema;

import java.io.IOException;

/** Gives a set of entries, one by one, to a sink, each exactly once. */
@FunctionalInterface
public interface EntrySource {

  /** A source without entries. */
  EntrySource EMPTY = sink -> {};

  /** Puts every entry into the sink; what the sink throws passes through. */
  void sendTo(EntrySink sink) throws IOException;
}
