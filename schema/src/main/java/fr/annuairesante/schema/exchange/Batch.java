package fr.annuairesante.schema.exchange;

import java.util.ArrayList;
import java.util.List;

/**
 * Some differences of a run, applied in one transaction.
 *
 * @param run identifier of the run
 * @param number from 1, without gaps: a number that was applied is not applied again
 * @param state of the run with it: {@link RunState#STARTED} when more is to come, {@link
 *     RunState#APPLIED} when it is complete, {@link RunState#STOPPED} when it wrote nothing and
 *     will not
 * @param dossier what the run says of itself, JSON; empty leaves what was said before
 */
public record Batch(
    String run, int number, RunState state, String dossier, List<Difference> differences) {

  public Batch {
    differences = List.copyOf(differences);
  }

  public byte[] toBytes() {
    ByteWriter out = new ByteWriter();
    out.text(run).number(number).text(state.name()).text(dossier).number(differences.size());
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
    RunState state = RunState.valueOf(in.text());
    String dossier = in.text();
    int size = in.number();
    List<Difference> differences = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      differences.add(Difference.read(in.bytes()));
    }
    return new Batch(run, number, state, dossier, differences);
  }
}
