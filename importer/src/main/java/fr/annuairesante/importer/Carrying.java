package fr.annuairesante.importer;

import fr.annuairesante.importer.extract.Line;
import fr.annuairesante.importer.extract.MailboxColumn;
import fr.annuairesante.importer.mapping.Activity;
import fr.annuairesante.importer.mapping.MailboxLines;
import fr.annuairesante.importer.spill.Key;
import fr.annuairesante.importer.spill.SpillWriter;
import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.EntrySource;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.exchange.Decided;
import fr.annuairesante.schema.exchange.EntryBytes;
import java.io.IOException;
import java.util.List;

/** What the directory already holds, into the spills, where this run's files do not replace it. */
final class Carrying {

  private final Spills spills;
  private final Output output;

  Carrying(Spills spills, Output output) {
    this.spills = spills;
    this.output = output;
  }

  /** Persons and activities to their person's partition; structures straight to the sink. */
  void register(EntrySource previous) throws IOException {
    Key key = new Key();
    try (SpillWriter writer = spills.persons().writer()) {
      previous.sendTo(
          entry -> {
            synchronized (writer) {
              registerEntry(entry, key, writer);
            }
          });
    }
  }

  private void registerEntry(DirectoryEntry entry, Key key, SpillWriter writer) throws IOException {
    List<String> classes = entry.values(Attributes.OBJECT_CLASS);
    if (classes.contains(ObjectClasses.STRUCTURE)) {
      output.structure(entry);
    } else if (classes.contains(ObjectClasses.PERSON)) {
      key.set(entry.first(Attributes.NATIONAL_ID));
      write(RecordKind.PREVIOUS_PERSON, key, entry, writer);
    } else if (classes.contains(ObjectClasses.ACTIVITY)) {
      key.set(Activity.person(entry.dn()).orElseThrow(() -> stranger(entry)));
      write(RecordKind.PREVIOUS_ACTIVITY, key, entry, writer);
    } else {
      throw stranger(entry);
    }
  }

  private static IllegalArgumentException stranger(DirectoryEntry entry) {
    return new IllegalArgumentException(
        "the previous register holds an entry that is no person, activity or structure: "
            + entry.dn());
  }

  private static void write(int kind, Key key, DirectoryEntry entry, SpillWriter writer)
      throws IOException {
    byte[] bytes = EntryBytes.write(entry);
    writer.write(kind, key, bytes, 0, bytes.length);
  }

  /** The mailbox as the extraction knew it: what people have decided since is no line's. */
  private static DirectoryEntry asImported(DirectoryEntry mailbox) {
    String imported = mailbox.first(Attributes.PAPERLESS_IMPORTED);
    return Decided.with(
        mailbox,
        List.of(Attributes.PAPERLESS),
        imported.isEmpty()
            ? List.of()
            : List.of(new Attribute(Attributes.PAPERLESS, List.of(imported))));
  }

  /** Mailboxes as if their lines had been given. */
  void mailboxes(EntrySource previous) throws IOException {
    Key key = new Key();
    try (SpillWriter writer = spills.addresses().writer()) {
      previous.sendTo(
          entry -> {
            Line line = Line.of(MailboxLines.line(asImported(entry)));
            synchronized (writer) {
              key.clear()
                  .append(
                      line.bytes(),
                      line.from(MailboxColumn.ADDRESS),
                      line.to(MailboxColumn.ADDRESS));
              writer.write(RecordKind.MAILBOX, key, 0, line.bytes(), line.start(), line.end());
            }
          });
    }
  }
}
