package fr.annuairesante.importer;

import fr.annuairesante.importer.extract.Line;
import fr.annuairesante.importer.mapping.Anomalies;
import fr.annuairesante.importer.mapping.StructureMapping;
import fr.annuairesante.importer.spill.Group;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One partition of structures. */
final class StructurePass implements Workers.Task {

  private final int partition;
  private final Spills spills;
  private final Output output;
  private final Meter meter;
  private final Workers workers;
  private final StructureMapping mapping;

  StructurePass(
      int partition,
      Spills spills,
      Output output,
      Anomalies anomalies,
      Meter meter,
      Workers workers) {
    this.partition = partition;
    this.spills = spills;
    this.output = output;
    this.meter = meter;
    this.workers = workers;
    mapping = new StructureMapping(anomalies);
  }

  @Override
  public void run() throws IOException {
    spills.structures().load(partition).forEachGroup(this::take);
    spills.structures().drop(partition);
    meter.advance(1);
  }

  private void take(Group group) throws IOException {
    workers.checkpoint();
    List<Line> lines = new ArrayList<>(group.size());
    for (int i = 0; i < group.size(); i++) {
      if (!group.repeatsPrevious(i)) {
        lines.add(new Line().view(group.bytes(), group.from(i), group.to(i)));
      }
    }
    output.structure(mapping.map(group.key(), lines));
  }
}
