package fr.annuairesante.server.index;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * States of the directory that the next parts of an answer will ask for: each for ten minutes, the
 * last few of them. Costs the segments that were merged away meanwhile. Not thread-safe.
 */
final class HeldStates {

  private static final long HELD_NANOS = Duration.ofMinutes(10).toNanos();
  private static final int MOST = 64;

  private final Map<Long, Held> byKey = new LinkedHashMap<>();

  private record Held(State state, long since) {}

  /** Holds a state that is in force, and lets go of those held long enough. */
  void hold(State state) throws IOException {
    Held held = byKey.remove(state.key());
    if (held == null) {
      state.reader().incRef();
    }
    byKey.put(state.key(), new Held(held == null ? state : held.state(), System.nanoTime()));
    letGo();
  }

  private void letGo() throws IOException {
    long now = System.nanoTime();
    var oldestFirst = byKey.values().iterator();
    while (oldestFirst.hasNext()) {
      Held oldest = oldestFirst.next();
      if (byKey.size() <= MOST && now - oldest.since() < HELD_NANOS) {
        return;
      }
      oldestFirst.remove();
      oldest.state().reader().decRef();
    }
  }

  /** The state of that {@link StateKey}. */
  Optional<Snapshot> snapshot(long key, DomainListing listingNow) {
    return Optional.ofNullable(byKey.get(key)).map(held -> held.state().snapshot(listingNow));
  }

  void close() throws IOException {
    for (Held each : byKey.values()) {
      each.state().reader().decRef();
    }
    byKey.clear();
  }
}
