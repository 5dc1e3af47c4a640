package fr.annuairesante.importer;

import fr.annuairesante.importer.extract.Line;
import fr.annuairesante.importer.extract.MailboxColumn;
import fr.annuairesante.importer.mapping.Activity;
import fr.annuairesante.importer.mapping.Anomalies;
import fr.annuairesante.importer.mapping.Anomaly;
import fr.annuairesante.importer.mapping.MailboxMapping;
import fr.annuairesante.importer.mapping.PersonLines;
import fr.annuairesante.importer.mapping.PersonMapping;
import fr.annuairesante.importer.spill.Group;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.exchange.EntryBytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One partition of persons: each with its activities and personal mailboxes. */
final class PersonPass implements Workers.Task {

  private final int partition;
  private final Spills spills;
  private final Output output;
  private final Anomalies anomalies;
  private final Meter meter;
  private final Workers workers;
  private final PersonMapping mapping;
  private final MailboxMapping mailboxMapping;

  PersonPass(
      int partition,
      Spills spills,
      Output output,
      Anomalies anomalies,
      Meter meter,
      Workers workers) {
    this.partition = partition;
    this.spills = spills;
    this.output = output;
    this.anomalies = anomalies;
    this.meter = meter;
    this.workers = workers;
    mapping = new PersonMapping(anomalies);
    mailboxMapping = new MailboxMapping(anomalies);
  }

  @Override
  public void run() throws IOException {
    spills.persons().load(partition).forEachGroup(this::take);
    spills.persons().drop(partition);
    meter.advance(1);
  }

  private void take(Group group) throws IOException {
    workers.checkpoint();
    PersonLines lines = PersonLines.of(group.key());
    List<Line> mailboxes = new ArrayList<>(1);
    List<Activity> activities = new ArrayList<>(2);
    DirectoryEntry previous = null;
    for (int i = 0; i < group.size(); i++) {
      switch (group.kind(i)) {
        case RecordKind.ACTIVITY -> addDistinct(group, i, lines.activities());
        case RecordKind.DIPLOMA -> addDistinct(group, i, lines.diplomas());
        case RecordKind.SKILL -> addDistinct(group, i, lines.skills());
        case RecordKind.MAILBOX -> mailboxes.add(line(group, i));
        case RecordKind.PREVIOUS_PERSON -> previous = entry(group, i);
        case RecordKind.PREVIOUS_ACTIVITY -> activities.add(Activity.of(entry(group, i)));
        default -> throw new IllegalStateException("no record is of kind " + group.kind(i));
      }
    }
    List<String> addresses = mailboxes.stream().map(l -> l.text(MailboxColumn.ADDRESS)).toList();
    if (!lines.isEmpty()) {
      activities.addAll(mapping.activities(lines));
      output.person(mapping.person(lines, activities, addresses), entries(activities));
    } else if (previous != null) {
      activities.sort(Activity.DISPLAY_ORDER);
      output.person(mapping.withMailboxes(previous, addresses), entries(activities));
    } else {
      addresses.forEach(a -> anomalies.add(Anomaly.MAILBOX_PERSON_NOT_IN_REGISTER, a));
    }
    for (Line mailbox : mailboxes) {
      output.mailbox(mailboxMapping.map(mailbox, activities));
    }
  }

  private static List<DirectoryEntry> entries(List<Activity> activities) {
    return activities.stream().map(Activity::entry).toList();
  }

  private void addDistinct(Group group, int i, List<Line> lines) {
    if (group.repeatsPrevious(i)) {
      output.duplicateLine();
    } else {
      lines.add(line(group, i));
    }
  }

  private static Line line(Group group, int i) {
    return new Line().view(group.bytes(), group.from(i), group.to(i));
  }

  private static DirectoryEntry entry(Group group, int i) {
    return EntryBytes.read(group.bytes(), group.from(i), group.to(i));
  }
}
