package fr.annuairesante.importer.spill;

import java.io.IOException;
import java.util.Arrays;

/**
 * One loaded partition: its records by key, and in a group by kind, then by payload as unsigned
 * bytes. The order does not depend on the order of writing. Not thread-safe.
 */
public final class Partition {

  private static final int INDEX_BITS = 24;
  private static final int INDEX_MASK = (1 << INDEX_BITS) - 1;

  private final byte[] bytes;
  private int[] records = new int[1024];
  private int count;

  Partition(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes the groups one after the other. */
  @FunctionalInterface
  public interface GroupConsumer {

    /** Takes the records of one key; the group is valid during the call only. */
    void accept(Group group) throws IOException;
  }

  /** Gives every group once. */
  public void forEachGroup(GroupConsumer consumer) throws IOException {
    long[] order = order();
    int from = 0;
    while (from < count) {
      int to = from + 1;
      while (to < count && order[to] >>> INDEX_BITS == order[from] >>> INDEX_BITS) {
        to++;
      }
      sameHash(order, from, to, consumer);
      from = to;
    }
  }

  /** Number of records. */
  public int size() {
    if (count == 0) {
      findRecords();
    }
    return count;
  }

  private void findRecords() {
    for (int at = 0; at < bytes.length; at = end(at)) {
      if (count == records.length) {
        records = Arrays.copyOf(records, count * 2);
      }
      records[count++] = at;
    }
    if (count > INDEX_MASK) {
      throw new IllegalStateException("a partition of " + count + " records is too large to sort");
    }
  }

  /** Sorting numbers is several times faster than sorting records by comparison. */
  private long[] order() {
    long[] order = new long[size()];
    for (int i = 0; i < order.length; i++) {
      int key = keyFrom(records[i]);
      order[i] = Hash.of(bytes, key, payload(records[i])) << INDEX_BITS | i;
    }
    Arrays.sort(order);
    return order;
  }

  /** Keys may share a hash: sort by key too, then cut where the key changes. */
  private void sameHash(long[] order, int from, int to, GroupConsumer consumer) throws IOException {
    Integer[] sorted = new Integer[to - from];
    for (int i = from; i < to; i++) {
      sorted[i - from] = records[(int) (order[i] & INDEX_MASK)];
    }
    if (sorted.length > 1) {
      Arrays.sort(sorted, this::compare);
    }
    int begin = 0;
    for (int i = 1; i <= sorted.length; i++) {
      if (i == sorted.length || compareKeys(sorted[begin], sorted[i]) != 0) {
        int[] group = new int[i - begin];
        for (int k = begin; k < i; k++) {
          group[k - begin] = sorted[k];
        }
        consumer.accept(new Group(this, group));
        begin = i;
      }
    }
  }

  private int compare(Integer a, Integer b) {
    int byKey = compareKeys(a, b);
    int byKind = byKey != 0 ? byKey : kind(a) - kind(b);
    return byKind != 0
        ? byKind
        : Arrays.compareUnsigned(bytes, payload(a), end(a), bytes, payload(b), end(b));
  }

  private int compareKeys(int a, int b) {
    return Arrays.compareUnsigned(bytes, keyFrom(a), payload(a), bytes, keyFrom(b), payload(b));
  }

  byte[] bytes() {
    return bytes;
  }

  int kind(int record) {
    return bytes[record + 4];
  }

  int keyFrom(int record) {
    return record + 6;
  }

  int payload(int record) {
    return record + 6 + (bytes[record + 5] & 0xff);
  }

  int end(int record) {
    int length =
        (bytes[record] & 0xff) << 24
            | (bytes[record + 1] & 0xff) << 16
            | (bytes[record + 2] & 0xff) << 8
            | (bytes[record + 3] & 0xff);
    return record + 4 + length;
  }
}
