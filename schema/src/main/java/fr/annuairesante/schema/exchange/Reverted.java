package fr.annuairesante.schema.exchange;

import java.util.List;

/**
 * What became of a request to take a run back.
 *
 * @param restored entries that are again as they were before the run
 * @param refused names of entries changed since by somebody else, left as they are; the first
 *     {@link #MOST_NAMES} of them
 * @param refusals how many there are in all
 */
public record Reverted(int restored, List<String> refused, int refusals) {

  /** Names in one answer. */
  public static final int MOST_NAMES = 500;

  public Reverted {
    refused = List.copyOf(refused);
  }

  public byte[] toBytes() {
    return new ByteWriter().number(restored).texts(refused).number(refusals).toBytes();
  }

  /**
   * Reads what {@link #toBytes} wrote; throws {@link IllegalArgumentException} on anything else.
   */
  public static Reverted of(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    return new Reverted(in.number(), in.texts(), in.number());
  }
}
