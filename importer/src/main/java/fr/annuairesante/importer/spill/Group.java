package fr.annuairesante.importer.spill;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The records of one key, by kind, then by payload; equal ones stand next to each other. */
public final class Group {

  private final Partition partition;
  private final int[] records;

  Group(Partition partition, int[] records) {
    this.partition = partition;
    this.records = records;
  }

  public int size() {
    return records.length;
  }

  /** The key, its ASCII letters as capitals. */
  public String key() {
    int from = partition.keyFrom(records[0]);
    int to = partition.payload(records[0]);
    return new String(partition.bytes(), from, to - from, StandardCharsets.UTF_8);
  }

  public int kind(int i) {
    return partition.kind(records[i]);
  }

  /** The bytes in which payloads are ranges. */
  public byte[] bytes() {
    return partition.bytes();
  }

  /** Where the payload of record {@code i} begins. */
  public int from(int i) {
    return partition.payload(records[i]);
  }

  /** Where it ends, exclusive. */
  public int to(int i) {
    return partition.end(records[i]);
  }

  /** True when record {@code i} has the kind and the payload of the one before it. */
  public boolean repeatsPrevious(int i) {
    return i > 0
        && kind(i) == kind(i - 1)
        && Arrays.equals(bytes(), from(i), to(i), bytes(), from(i - 1), to(i - 1));
  }
}
