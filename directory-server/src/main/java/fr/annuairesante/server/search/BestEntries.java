package fr.annuairesante.server.search;

import fr.annuairesante.server.index.StoredEntry;
import fr.annuairesante.server.index.Types;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The first entries in an order among all that are offered; keeps no more. Not thread-safe. */
final class BestEntries {

  private final SortOrder order;
  private final int most;
  private final NormalValue value = new NormalValue();
  private final PriorityQueue<Ranked> worstFirst;
  private int offered;

  /**
   * An entry and what it is sorted by.
   *
   * @param keys normal forms in UTF-8, null where the entry has no value
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by the order only
  private record Ranked(byte[][] keys, int document) {}

  BestEntries(SortOrder order, int most) {
    this.order = order;
    this.most = most;
    this.worstFirst = new PriorityQueue<>(this::compareBackwards);
  }

  void offer(StoredEntry entry) {
    offered++;
    byte[][] keys = new byte[order.keys().size()][];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = least(order.keys().get(i), entry);
    }
    worstFirst.add(new Ranked(keys, entry.document()));
    if (worstFirst.size() > most) {
      worstFirst.remove();
    }
  }

  /** How many entries there were. */
  int offered() {
    return offered;
  }

  /** Numbers of the documents kept, in order. */
  List<Integer> documents() {
    Comparator<Ranked> bestFirst = (a, b) -> compareBackwards(b, a);
    return worstFirst.stream().sorted(bestFirst).map(Ranked::document).toList();
  }

  /** Of several values the least counts (RFC 2891 §2.2). */
  private byte[] least(SortOrder.Key key, StoredEntry entry) {
    String derived = entry.derived(key.type().name());
    if (derived != null) {
      return value.readText(key.type().matching(), derived) ? normal() : null;
    }
    if (!entry.find(Types.number(key.type()))) {
      return null;
    }
    byte[] least = null;
    while (entry.nextValue()) {
      if (value.read(key.type().matching(), entry)) {
        byte[] normal = normal();
        least = least == null || Arrays.compareUnsigned(normal, least) < 0 ? normal : least;
      }
    }
    return least;
  }

  private byte[] normal() {
    return Arrays.copyOf(value.bytes(), value.length());
  }

  private int compareBackwards(Ranked a, Ranked b) {
    for (int i = 0; i < order.keys().size(); i++) {
      int compared = compare(b.keys[i], a.keys[i]);
      if (compared != 0) {
        return order.keys().get(i).reverse() ? -compared : compared;
      }
    }
    return Integer.compare(b.document, a.document);
  }

  /** No value is more than any (RFC 2891 §2.2), so that it comes first in reverse order. */
  private static int compare(byte[] a, byte[] b) {
    if (a == null || b == null) {
      return Boolean.compare(a == null, b == null);
    }
    return Arrays.compareUnsigned(a, b);
  }
}
