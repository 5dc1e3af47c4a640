package fr.annuairesante.server.index;

import java.util.Arrays;

/** The distinct grams of one field of one entry; open addressing, reused. Not thread-safe. */
final class LongSet {

  private long[] slots = new long[256];
  private long[] values = new long[128];
  private int size;

  void clear() {
    if (size > 0) {
      Arrays.fill(slots, 0);
      size = 0;
    }
  }

  private int slotOf(long value) {
    int slot = hash(value);
    while (slots[slot] != value && slots[slot] != 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private int hash(long value) {
    long mixed = value * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 40) & (slots.length - 1);
  }

  /** Adds a value other than zero. */
  void add(long value) {
    int slot = slotOf(value);
    if (slots[slot] == value) {
      return;
    }
    slots[slot] = value;
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
    if (size * 2 > slots.length) {
      grow();
    }
  }

  private void grow() {
    slots = new long[slots.length * 2];
    for (int i = 0; i < size; i++) {
      slots[slotOf(values[i])] = values[i];
    }
  }

  int size() {
    return size;
  }

  long get(int i) {
    return values[i];
  }
}
