package fr.annuairesante.sample;

/**
 * Counts how often an address was asked for: the second marie.martin of a domain gets the 2. Keeps
 * 64-bit keys only. Not thread-safe.
 */
final class AddressNumbers {

  private long[] keys;
  private short[] counts;
  private int size;

  AddressNumbers(int expected) {
    int capacity = Integer.highestOneBit(Math.max(16, expected)) * 4;
    keys = new long[capacity];
    counts = new short[capacity];
  }

  /** 1 for an address never seen, then 2 and so on. */
  int next(long key) {
    if (size * 2 > keys.length) {
      grow();
    }
    int slot = slot(key);
    if (counts[slot] == 0) {
      keys[slot] = key;
      size++;
    }
    counts[slot]++;
    return counts[slot];
  }

  private int slot(long key) {
    int slot = (int) (key & (keys.length - 1));
    while (counts[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    short[] oldCounts = counts;
    keys = new long[oldKeys.length * 2];
    counts = new short[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldCounts[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        counts[slot] = oldCounts[i];
      }
    }
  }
}
