package fr.annuairesante.importer.difference;

import fr.annuairesante.importer.spill.Hash;
import fr.annuairesante.schema.exchange.ByteReader;
import fr.annuairesante.schema.exchange.Held;
import fr.annuairesante.schema.exchange.UnitKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All units that the directory holds, by kind and name, in the pages in which they came and a table
 * of places in primitive arrays. Pages are added by one thread before any is looked for; then
 * several may look.
 *
 * <p>Names are told apart by a hash of 64 bits, ASCII letters as capitals: among 3 million, two
 * share one with a probability below 10⁻⁶, and the name itself is compared too.
 */
public final class HeldUnits {

  private static final int FIRST_SLOTS = 1 << 12;

  private final List<byte[]> pages = new ArrayList<>();
  private long[] hashes = new long[FIRST_SLOTS];
  private long[] places = new long[FIRST_SLOTS];
  private byte[] seen = new byte[0];
  private int size;

  /** Takes a page: {@link Held} one after the other. The array is kept. */
  public void add(byte[] page) {
    ByteReader in = new ByteReader(page);
    while (!in.atEnd()) {
      int position = in.position();
      Held unit = Held.read(in);
      put(hash(unit.kind(), unit.name()), (long) pages.size() << 32 | position);
    }
    pages.add(page);
  }

  private void put(long hash, long place) {
    if (size >= hashes.length / 2) {
      grow();
    }
    int slot = slot(hash);
    while (hashes[slot] != 0) {
      slot = slot + 1 & hashes.length - 1;
    }
    hashes[slot] = hash;
    places[slot] = place;
    size++;
  }

  private int slot(long hash) {
    return (int) (hash >>> 20) & hashes.length - 1;
  }

  private void grow() {
    long[] oldHashes = hashes;
    long[] oldPlaces = places;
    hashes = new long[oldHashes.length * 2];
    places = new long[oldHashes.length * 2];
    size = 0;
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldHashes[i] != 0) {
        put(oldHashes[i], oldPlaces[i]);
      }
    }
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** All are here: from now on they are looked for. */
  void complete() {
    seen = new byte[hashes.length];
  }

  /** The unit of that name, which from now on counts as seen. */
  Optional<Held> see(UnitKind kind, String name) {
    long hash = hash(kind, name);
    int slot = slot(hash);
    while (hashes[slot] != 0) {
      if (hashes[slot] == hash) {
        Held held = at(places[slot]);
        if (held.kind() == kind && held.name().equalsIgnoreCase(name)) {
          seen[slot] = 1;
          return Optional.of(held);
        }
      }
      slot = slot + 1 & hashes.length - 1;
    }
    return Optional.empty();
  }

  /** Every unit, in no order. */
  void forEach(Consumer<Held> consumer) {
    for (int slot = 0; slot < hashes.length; slot++) {
      if (hashes[slot] != 0) {
        consumer.accept(at(places[slot]));
      }
    }
  }

  /** Every unit that nobody has looked for, in the order in which they came. */
  void forEachUnseen(Consumer<Held> consumer) {
    long[] unseen = new long[size];
    int count = 0;
    for (int slot = 0; slot < hashes.length; slot++) {
      if (hashes[slot] != 0 && seen[slot] == 0) {
        unseen[count++] = places[slot];
      }
    }
    Arrays.sort(unseen, 0, count);
    for (int i = 0; i < count; i++) {
      consumer.accept(at(unseen[i]));
    }
  }

  private Held at(long place) {
    return Held.read(new ByteReader(pages.get((int) (place >>> 32)), (int) place));
  }

  /** Never 0, which marks a free slot. */
  private static long hash(UnitKind kind, String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      bytes[i] = b >= 'a' && b <= 'z' ? (byte) (b - 32) : b;
    }
    long hash = Hash.of(bytes, 0, bytes.length) * 31 + kind.letter();
    return hash == 0 ? 1 : hash;
  }
}
