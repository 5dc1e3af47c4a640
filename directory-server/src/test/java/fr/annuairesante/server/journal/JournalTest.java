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
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  @TempDir Path folder;

  private static final Journal.Reader NOBODY_ELSE = (sequence, change) -> {};

  private static Change put(String name) {
    DirectoryEntry entry =
        DirectoryEntry.builder(Tree.account(name))
            .objectClasses("top", "account")
            .add("uid", name)
            .add("description", "Hélène, « œil » \u0000 é")
            .build();
    return new Change.Put(entry, Stamp.created(new UUID(1, 2), 3, 4, "uid=a"));
  }

  private void append(Change... changes) throws IOException {
    try (Journal journal = Journal.open(folder)) {
      for (Change change : changes) {
        journal.append(NOBODY_ELSE, () -> change);
      }
    }
  }

  private List<Change> read() throws IOException {
    List<Change> changes = new ArrayList<>();
    try (Journal journal = Journal.open(folder)) {
      journal.readOn(
          (sequence, change) -> {
            changes.add(change);
            assertEquals(changes.size(), sequence);
          });
    }
    return changes;
  }

  private Path file() {
    return folder.resolve("changes.log");
  }

  @Test
  void givesBackWhatWasAppendedInItsOrder() throws IOException {
    Change delete = new Change.Delete(Tree.account("zoé"), 5, "uid=b");
    append(put("a"), delete, put("ng"));
    assertEquals(List.of(put("a"), delete, put("ng")), read());
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
      server.readOn((sequence, change) -> seen.add(change));
      assertEquals(List.of(put("a")), seen);
      append(put("b"));
      long sequence = server.append((number, change) -> seen.add(change), () -> put("c"));
      assertEquals(3, sequence);
      assertEquals(List.of(put("a"), put("b")), seen);
    }
    assertEquals(List.of(put("a"), put("b"), put("c")), read());
  }

  @Test
  void writesNothingWhenTheDecisionIsNotTo() throws IOException {
    append(put("a"));
    try (Journal journal = Journal.open(folder)) {
      assertEquals(0, journal.append(NOBODY_ELSE, () -> null));
    }
    assertEquals(List.of(put("a")), read());
  }
}
