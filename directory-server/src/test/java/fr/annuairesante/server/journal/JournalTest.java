package fr.annuairesante.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.index.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  @TempDir Path folder;

  private static final Journal.Reader NOBODY_ELSE = transaction -> {};

  private static Change put(String name) {
    DirectoryEntry entry =
        DirectoryEntry.builder(Tree.account(name))
            .objectClasses("top", "account")
            .add("uid", name)
            .add("description", "Hélène, « œil » \u0000 é")
            .build();
    return new Change.Put(Optional.empty(), entry, stamp());
  }

  private static Stamp stamp() {
    return Stamp.created(new UUID(1, 2), 3, 4, "uid=a");
  }

  private static Journal.Decision one(Change... changes) {
    return next -> List.of(new Transaction(next, 5, "uid=b", "reçu 1", List.of(changes)));
  }

  private void append(Change... changes) throws IOException {
    try (Journal journal = Journal.open(folder)) {
      for (Change change : changes) {
        journal.append(NOBODY_ELSE, one(change));
      }
    }
  }

  private List<Transaction> transactions(long after) throws IOException {
    List<Transaction> all = new ArrayList<>();
    try (Journal journal = Journal.open(folder, after)) {
      journal.readOn(all::add);
    }
    return all;
  }

  private List<Change> read() throws IOException {
    List<Change> changes = new ArrayList<>();
    for (Transaction each : transactions(0)) {
      changes.addAll(each.changes());
      assertEquals(changes.size(), each.sequence());
    }
    return changes;
  }

  private Path file() {
    return folder.resolve("changes.log");
  }

  @Test
  void givesBackWhatWasAppendedInItsOrder() throws IOException {
    Before before = new Before(((Change.Put) put("zoé")).entry(), stamp());
    Change delete = new Change.Delete(before);
    Change replace = new Change.Put(Optional.of(before), before.entry(), stamp());
    append(put("a"), delete, replace, put("ng"));
    assertEquals(List.of(put("a"), delete, replace, put("ng")), read());
  }

  @Test
  void keepsWhatBelongsTogetherInOneRecord() throws IOException {
    try (Journal journal = Journal.open(folder)) {
      journal.append(NOBODY_ELSE, one(put("a"), put("b")));
      journal.append(
          NOBODY_ELSE,
          next ->
              List.of(
                  new Transaction(next, 6, "uid=b", "", List.of(put("c"))),
                  new Transaction(next + 1, 7, "uid=c", "", List.of(put("d")))));
      assertEquals(3, journal.lastSequence());
    }
    Transaction first = new Transaction(1, 5, "uid=b", "reçu 1", List.of(put("a"), put("b")));
    Transaction third = new Transaction(3, 7, "uid=c", "", List.of(put("d")));
    assertEquals(first, transactions(0).get(0));
    assertEquals(List.of(third), transactions(2));
    assertEquals(List.of(), transactions(3));
  }

  @Test
  void ignoresARecordCutByACrashAndWritesOverIt() throws IOException {
    append(put("a"), put("b"));
    byte[] whole = Files.readAllBytes(file());
    for (int length = whole.length - 1; length > whole.length / 2; length--) {
      Files.write(file(), Arrays.copyOf(whole, length));
      assertEquals(List.of(put("a")), read(), "cut to " + length);
    }
    append(put("c"));
    assertEquals(List.of(put("a"), put("c")), read());
  }

  @Test
  void reportsDamageInTheMiddleInsteadOfSkippingIt() throws IOException {
    append(put("a"), put("b"));
    byte[] bytes = Files.readAllBytes(file());
    bytes[20] ^= 1;
    Files.write(file(), bytes);
    IOException damage = assertThrows(Journal.DamagedJournal.class, this::read);
    assertTrue(damage.getMessage().contains("byte 0"), damage.getMessage());
  }

  @Test
  void seesWhatAnotherProcessAppended() throws IOException {
    try (Journal server = Journal.open(folder)) {
      assertFalse(server.hasUnread());
      append(put("a"));
      assertTrue(server.hasUnread());
      List<Change> seen = new ArrayList<>();
      Journal.Reader reader = transaction -> seen.addAll(transaction.changes());
      server.readOn(reader);
      assertEquals(List.of(put("a")), seen);
      append(put("b"));
      server.append(reader, one(put("c")));
      assertEquals(3, server.lastSequence());
      assertEquals(List.of(put("a"), put("b")), seen);
    }
    assertEquals(List.of(put("a"), put("b"), put("c")), read());
  }

  @Test
  void writesNothingWhenTheDecisionIsNotTo() throws IOException {
    append(put("a"));
    try (Journal journal = Journal.open(folder)) {
      journal.append(NOBODY_ELSE, next -> List.of());
    }
    assertEquals(List.of(put("a")), read());
  }
}
