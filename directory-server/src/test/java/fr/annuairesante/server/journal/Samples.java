package fr.annuairesante.server.journal;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.index.Stamp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Changes and transactions for tests of the journal. */
final class Samples {

  static final Journal.Reader NOBODY_ELSE = transaction -> {};

  private Samples() {}

  static Change put(String name) {
    DirectoryEntry entry =
        DirectoryEntry.builder(Tree.account(name))
            .objectClasses("top", "account")
            .add("uid", name)
            .add("description", "Hélène, « œil » \u0000 é")
            .build();
    return new Change.Put(Optional.empty(), entry, stamp());
  }

  static Stamp stamp() {
    return Stamp.created(new UUID(1, 2), 3, 4, "uid=a");
  }

  /** One transaction with these changes. */
  static Journal.Decision one(Change... changes) {
    return next -> List.of(transaction(next, changes));
  }

  static Transaction transaction(long sequence, Change... changes) {
    return new Transaction(sequence, 5 + sequence, "uid=b", "reçu 1", List.of(changes));
  }

  static void append(Path folder, Change... changes) throws IOException {
    try (Journal journal = Journal.open(folder)) {
      for (Change change : changes) {
        journal.append(NOBODY_ELSE, one(change));
      }
    }
  }

  static List<Transaction> transactions(Path folder, long after) throws IOException {
    List<Transaction> all = new ArrayList<>();
    Journal.read(folder, after, all::add);
    return all;
  }

  /** The changes of the whole journal, whose transactions are numbered without a gap. */
  static List<Change> read(Path folder) throws IOException {
    List<Change> changes = new ArrayList<>();
    long sequence = 0;
    for (Transaction each : transactions(folder, 0)) {
      sequence++;
      if (each.sequence() != sequence) {
        throw new AssertionError("change " + each.sequence() + " instead of " + sequence);
      }
      changes.addAll(each.changes());
    }
    return changes;
  }

  static Path file(Path folder, int first) {
    return folder.resolve(String.format("%019d.log", first));
  }
}
