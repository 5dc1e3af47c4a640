package fr.annuairesante.server.search;

import fr.annuairesante.server.index.StoredEntry;
import fr.annuairesante.server.index.Types;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** Puts entries in the order that a client wants (RFC 2891). Not thread-safe. */
final class Ranking implements Comparator<Ranking.Place> {

  /** Before every entry. */
  static final Place START = new Place(new byte[0][], -1);

  private final SortOrder order;
  private final NormalValue value = new NormalValue();

  /**
   * An entry's place in the order, or one between entries.
   *
   * @param keys normal forms in UTF-8, null where the entry has no value; fewer than the order has
   *     for a place before all entries whose first keys these are
   * @param document the entry's; it tells entries with the same keys apart
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by the order only
  record Place(byte[][] keys, int document) {}

  Ranking(SortOrder order) {
    this.order = order;
  }

  Place of(StoredEntry entry) {
    byte[][] keys = new byte[order.keys().size()][];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = least(order.keys().get(i), entry);
    }
    return new Place(keys, entry.document());
  }

  /**
   * The place before every entry that starts with this value of the first key, or comes after it.
   *
   * @return empty when it is no value of that attribute
   */
  Optional<Place> before(String typed) {
    return value.readText(order.keys().get(0).type().matching(), typed)
        ? Optional.of(new Place(new byte[][] {normal()}, -1))
        : Optional.empty();
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

  @Override
  public int compare(Place a, Place b) {
    int keys = Math.min(a.keys.length, b.keys.length);
    for (int i = 0; i < keys; i++) {
      int compared = compare(a.keys[i], b.keys[i]);
      if (compared != 0) {
        return order.keys().get(i).reverse() ? -compared : compared;
      }
    }
    return Integer.compare(a.document, b.document);
  }

  /** No value is more than any (RFC 2891 §2.2), so that it comes first in reverse order. */
  private static int compare(byte[] a, byte[] b) {
    if (a == null || b == null) {
      return Boolean.compare(a == null, b == null);
    }
    return Arrays.compareUnsigned(a, b);
  }
}
