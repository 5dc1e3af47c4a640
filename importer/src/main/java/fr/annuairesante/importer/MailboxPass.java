package fr.annuairesante.importer;

import fr.annuairesante.importer.ImportReport.Repeated;
import fr.annuairesante.importer.extract.Line;
import fr.annuairesante.importer.extract.MailboxColumn;
import fr.annuairesante.importer.mapping.Anomalies;
import fr.annuairesante.importer.mapping.MailboxMapping;
import fr.annuairesante.importer.spill.Group;
import fr.annuairesante.importer.spill.Key;
import fr.annuairesante.importer.spill.SpillWriter;
import java.io.IOException;
import java.util.Arrays;

/**
 * One partition of mailbox lines: the first line of each address is kept (DATA-FORMATS §1.9: some
 * addresses come twice). Personal ones then wait for their person; the others are entries already.
 */
final class MailboxPass implements Workers.Task {

  private final int partition;
  private final Spills spills;
  private final Output output;
  private final Meter meter;
  private final Workers workers;
  private final MailboxMapping mapping;
  private final Key key = new Key();
  private final Line line = new Line();

  MailboxPass(
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
    mapping = new MailboxMapping(anomalies);
  }

  @Override
  public void run() throws IOException {
    try (SpillWriter persons = spills.persons().writer()) {
      spills.addresses().load(partition).forEachGroup(group -> take(group, persons));
    }
    spills.addresses().drop(partition);
    meter.advance(1);
  }

  private void take(Group group, SpillWriter persons) throws IOException {
    workers.checkpoint();
    int from = group.from(0) + Long.BYTES;
    line.view(group.bytes(), from, group.to(0));
    if (group.size() > 1) {
      countRepeated(group);
    }
    key.clear();
    if (line.text(MailboxColumn.MAILBOX_TYPE).equals("PER")) {
      setPerson();
    }
    if (key.isEmpty()) {
      output.mailbox(mapping.map(line));
    } else {
      persons.write(RecordKind.MAILBOX, key, group.bytes(), from, group.to(0));
    }
  }

  private void setPerson() {
    if (line.isEmpty(MailboxColumn.NATIONAL_ID)) {
      append(MailboxColumn.ID_TYPE);
      append(MailboxColumn.ID);
    } else {
      append(MailboxColumn.NATIONAL_ID);
    }
  }

  private void append(MailboxColumn column) {
    key.append(line.bytes(), line.from(column), line.to(column));
  }

  private void countRepeated(Group group) {
    byte[] bytes = group.bytes();
    int identical = 0;
    for (int i = 1; i < group.size(); i++) {
      boolean same =
          Arrays.equals(
              bytes, line.start(), line.end(), bytes, group.from(i) + Long.BYTES, group.to(i));
      identical += same ? 1 : 0;
    }
    int different = group.size() - 1 - identical;
    Repeated repeated =
        new Repeated(line.text(MailboxColumn.ADDRESS), group.size(), different == 0);
    output.repeatedAddress(repeated, identical, different);
  }
}
