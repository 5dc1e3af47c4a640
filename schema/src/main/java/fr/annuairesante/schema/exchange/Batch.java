package fr.annuairesante.schema.exchange;

import java.util.ArrayList;
import java.util.List;

/**
 * Some differences of a run, applied in one transaction.
 *
 * @param run identifier of the run
 * @param number from 1, without gaps: a number that was applied is not applied again
 * @param last true when the run is complete with it
 * @param dossier what the run says of itself, JSON; empty leaves what was said before
 */
public record Batch(
    String run, int number, boolean last, String dossier, List<Difference> differences) {

  public Batch {
    differences = List.copyOf(differences);
  }

  public byte[] toBytes() {
    ByteWriter out = new ByteWriter();
    out.text(run).number(number).number(last ? 1 : 0).text(dossier).number(differences.size());
    differences.forEach(each -> out.bytes(Difference.write(each)));
    return out.toBytes();
  }

  /**
   * Reads what {@link #toBytes} wrote; throws {@link IllegalArgumentException} on anything else.
   */
  public static Batch of(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    String run = in.text();
    int number = in.number();
    boolean last = in.number() == 1;
    String dossier = in.text();
    int size = in.number();
    List<Difference> differences = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      differences.add(Difference.read(in.bytes()));
    }
    return new Batch(run, number, last, dossier, differences);
  }
}
