package fr.annuairesante.schema.exchange;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of a request to take a run back.
 *
 * @param restored entries that are again as they were before the run
 * @param refused names of entries changed since by somebody else, left as they are; the first
 *     {@link #MOST_NAMES} of them
 * @param refusals how many there are in all
 * @param units what that was, one for each kind
 */
public record Reverted(int restored, List<String> refused, int refusals, List<Units> units) {

  /** Names in one answer. */
  public static final int MOST_NAMES = 500;

  public Reverted {
    refused = List.copyOf(refused);
    units = List.copyOf(units);
  }

  /**
   * Units of one kind.
   *
   * @param added that are there again
   * @param changed that are otherwise again
   * @param removed that are gone again
   */
  public record Units(UnitKind kind, int added, int changed, int removed) {}

  public byte[] toBytes() {
    ByteWriter out = new ByteWriter().number(restored).texts(refused).number(refusals);
    for (Units each : units) {
      out.number(each.kind().letter());
      out.number(each.added()).number(each.changed()).number(each.removed());
    }
    return out.toBytes();
  }

  /**
   * Reads what {@link #toBytes} wrote; throws {@link IllegalArgumentException} on anything else.
   */
  public static Reverted of(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    int restored = in.number();
    List<String> refused = in.texts();
    int refusals = in.number();
    List<Units> units = new ArrayList<>();
    while (!in.atEnd()) {
      units.add(new Units(UnitKind.read(in), in.number(), in.number(), in.number()));
    }
    return new Reverted(restored, refused, refusals, units);
  }
}
