package fr.annuairesante.server.journal;

import static fr.annuairesante.server.journal.Samples.NOBODY_ELSE;
import static fr.annuairesante.server.journal.Samples.append;
import static fr.annuairesante.server.journal.Samples.file;
import static fr.annuairesante.server.journal.Samples.one;
import static fr.annuairesante.server.journal.Samples.put;
import static fr.annuairesante.server.journal.Samples.read;
import static fr.annuairesante.server.journal.Samples.stamp;
import static fr.annuairesante.server.journal.Samples.transaction;
import static fr.annuairesante.server.journal.Samples.transactions;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  /** So small that every append begins a file. */
  private static final long TINY = 1;

  @TempDir Path folder;

  private void appendToNewFiles(String... names) throws IOException {
    long after = Files.exists(folder) ? read(folder).size() : 0;
    try (Journal journal = Journal.open(folder, after, TINY)) {
      for (String name : names) {
        journal.append(NOBODY_ELSE, one(put(name)));
      }
    }
  }

  @Test
  void givesBackWhatWasAppendedInItsOrder() throws IOException {
    Before before = new Before(((Change.Put) put("zoé")).entry(), stamp());
    Change delete = new Change.Delete(before);
    Change replace = new Change.Put(Optional.of(before), before.entry(), stamp());
    append(folder, put("a"), delete, replace, put("ng"));
    assertEquals(List.of(put("a"), delete, replace, put("ng")), read(folder));
  }

  @Test
  void keepsWhatBelongsTogetherInOneRecord() throws IOException {
    try (Journal journal = Journal.open(folder)) {
      journal.append(NOBODY_ELSE, one(put("a"), put("b")));
      journal.append(
          NOBODY_ELSE,
          next -> List.of(transaction(next, put("c")), transaction(next + 1, put("d"))));
      assertEquals(3, journal.lastSequence());
      assertEquals(8, journal.lastMicros());
    }
    assertEquals(transaction(1, put("a"), put("b")), transactions(folder, 0).get(0));
    assertEquals(List.of(transaction(3, put("d"))), transactions(folder, 2));
    assertEquals(List.of(), transactions(folder, 3));
  }

  @Test
  void holdsRecordsLongerThanItsBuffers() throws IOException {
    List<Change> many = new ArrayList<>();
    for (int i = 0; i < 30_000; i++) {
      many.add(put("compte" + i));
    }
    try (Journal journal = Journal.open(folder)) {
      journal.append(NOBODY_ELSE, one(put("a")));
      journal.append(NOBODY_ELSE, one(many.toArray(Change[]::new)));
      journal.append(NOBODY_ELSE, one(put("b")));
    }
    List<Transaction> all = transactions(folder, 0);
    assertEquals(many, all.get(1).changes());
    assertEquals(List.of(put("b")), all.get(2).changes());
  }

  @Test
  void beginsAFileWhenTheLastOneIsFull() throws IOException {
    appendToNewFiles("a", "b", "c");
    assertTrue(Files.exists(file(folder, 1)) && Files.exists(file(folder, 3)));
    assertEquals(List.of(put("a"), put("b"), put("c")), read(folder));
    assertEquals(2, transactions(folder, 1).size());
    append(folder, put("d"));
    assertFalse(Files.exists(file(folder, 4)), "only the owner of the directory begins files");
    assertEquals(List.of(put("a"), put("b"), put("c"), put("d")), read(folder));
  }

  @Test
  void opensWithoutTheOldFilesWhenTheIndexHasThem() throws IOException {
    appendToNewFiles("a", "b", "c");
    Files.delete(file(folder, 1));
    assertEquals(1, transactions(folder, 2).size());
    assertEquals(2, transactions(folder, 0).size());
    Files.delete(file(folder, 2));
    IOException gone = assertThrows(IOException.class, () -> Journal.open(folder, 1));
    assertTrue(gone.getMessage().contains("there is no change 1,"), gone.getMessage());
  }

  @Test
  void refusesAJournalThatEndsBeforeTheIndex() throws IOException {
    append(folder, put("a"));
    IOException shorter = assertThrows(IOException.class, () -> Journal.open(folder, 2));
    assertTrue(shorter.getMessage().contains("it ends with change 1"), shorter.getMessage());
    Path none = folder.resolve("none");
    assertThrows(Journal.DamagedJournal.class, () -> Journal.open(none, 2));
  }

  @Test
  void refusesAFileThatIsMissingInTheMiddle() throws IOException {
    appendToNewFiles("a", "b", "c");
    Files.delete(file(folder, 2));
    IOException gap = assertThrows(IOException.class, () -> read(folder));
    assertTrue(gap.getMessage().contains("the file of change 2 is missing"), gap.getMessage());
  }

  @Test
  void refusesAnotherVersionsFormat() throws IOException {
    append(folder, put("a"));
    byte[] bytes = Files.readAllBytes(file(folder, 1));
    bytes[11] = 3;
    Files.write(file(folder, 1), bytes);
    IOException newer = assertThrows(IOException.class, () -> read(folder));
    assertTrue(newer.getMessage().contains("is of journal format 3"), newer.getMessage());
    Path old = Files.createDirectory(folder.resolve("old"));
    Files.write(old.resolve("changes.log"), new byte[9]);
    IOException older = assertThrows(IOException.class, () -> read(old));
    assertTrue(older.getMessage().contains("is of journal format 1"), older.getMessage());
  }

  /** A crash at any moment: whatever was on disk then, what is read is a beginning of it. */
  @Test
  void cutAnywhereItIsABeginningOfWhatItWasAndGoesOn() throws IOException {
    try (Journal journal = Journal.open(folder)) {
      journal.append(NOBODY_ELSE, one(put("a"), put("b")));
      journal.append(
          NOBODY_ELSE,
          next -> List.of(transaction(next, put("c")), transaction(next + 1, put("d"))));
      journal.append(NOBODY_ELSE, one(put("e")));
    }
    List<Change> whole = read(folder);
    byte[] bytes = Files.readAllBytes(file(folder, 1));
    int longest = -1;
    for (int length = JournalFiles.HEADER; length <= bytes.length; length++) {
      Files.write(file(folder, 1), Arrays.copyOf(bytes, length));
      List<Change> left = read(folder);
      assertEquals(whole.subList(0, left.size()), left, "cut to " + length);
      assertTrue(left.size() >= longest && left.size() != 1, "cut to " + length);
      longest = left.size();
      append(folder, put("z"));
      List<Change> after = read(folder);
      assertEquals(left, after.subList(0, left.size()));
      assertEquals(List.of(put("z")), after.subList(left.size(), after.size()));
    }
    assertEquals(whole.size(), longest);
  }

  @Test
  void aCutTailIsWrittenOverWhateverItHolds() throws IOException {
    append(folder, put("a"));
    byte[] whole = Files.readAllBytes(file(folder, 1));
    byte[] garbage = new byte[5000];
    new Random(7).nextBytes(garbage);
    for (byte[] tail : List.of(garbage, new byte[4096], whole)) {
      byte[] both = Arrays.copyOf(whole, whole.length + tail.length);
      System.arraycopy(tail, 0, both, whole.length, tail.length);
      Files.write(file(folder, 1), both);
      assertEquals(List.of(put("a")), read(folder));
      append(folder, put("b"));
      assertEquals(List.of(put("a"), put("b")), read(folder));
    }
  }

  @Test
  void anyDamageBeforeTheLastWriteIsReportedAndNeverSkipped() throws IOException {
    append(folder, put("a"), put("b"), put("c"));
    byte[] bytes = Files.readAllBytes(file(folder, 1));
    int lastGroup = bytes.length - (bytes.length - JournalFiles.HEADER) / 3;
    for (int at = 0; at < lastGroup; at++) {
      for (int bit : new int[] {1, 64, 128}) {
        bytes[at] ^= (byte) bit;
        Files.write(file(folder, 1), bytes);
        bytes[at] ^= (byte) bit;
        assertThrows(IOException.class, () -> read(folder), "byte " + at);
        assertThrows(IOException.class, () -> append(folder, put("d")), "byte " + at);
      }
    }
    Files.write(file(folder, 1), bytes);
    assertEquals(3, read(folder).size());
  }

  @Test
  void damageAtTheEndOfAnEarlierFileIsNoTail() throws IOException {
    appendToNewFiles("a", "b");
    byte[] bytes = Files.readAllBytes(file(folder, 1));
    Files.write(file(folder, 1), Arrays.copyOf(bytes, bytes.length - 1));
    assertThrows(Journal.DamagedJournal.class, () -> read(folder));
  }

  @Test
  void seesWhatAnotherProcessAppended() throws IOException {
    try (Journal server = Journal.open(folder)) {
      assertFalse(server.hasUnread());
      append(folder, put("a"));
      assertTrue(server.hasUnread());
      List<Change> seen = new ArrayList<>();
      Journal.Reader reader = transaction -> seen.addAll(transaction.changes());
      server.readOn(reader);
      assertEquals(List.of(put("a")), seen);
      assertFalse(server.hasUnread());
      append(folder, put("b"));
      server.append(reader, one(put("c")));
      assertFalse(server.hasUnread());
      assertEquals(3, server.lastSequence());
      assertEquals(List.of(put("a"), put("b")), seen);
    }
    assertEquals(List.of(put("a"), put("b"), put("c")), read(folder));
  }

  @Test
  void anotherProcessFollowsFromFileToFile() throws IOException {
    try (Journal server = Journal.open(folder, 0, TINY);
        Journal account = Journal.open(folder)) {
      List<Change> seen = new ArrayList<>();
      Journal.Reader reader = transaction -> seen.addAll(transaction.changes());
      server.append(NOBODY_ELSE, one(put("a")));
      account.append(reader, one(put("b")));
      server.append(NOBODY_ELSE, one(put("c")));
      server.append(NOBODY_ELSE, one(put("d")));
      account.append(reader, one(put("e")));
      assertEquals(List.of(put("a"), put("c"), put("d")), seen);
      assertTrue(server.hasUnread());
    }
    assertEquals(List.of(put("a"), put("b"), put("c"), put("d"), put("e")), read(folder));
  }

  @Test
  void mayBeReadByTheChangeThatIsDecided() throws IOException {
    append(folder, put("a"));
    try (Journal journal = Journal.open(folder)) {
      journal.append(
          NOBODY_ELSE,
          next -> {
            assertEquals(List.of(put("a")), read(folder));
            return List.of(transaction(next, put("b")));
          });
    }
    assertEquals(List.of(put("a"), put("b")), read(folder));
  }

  @Test
  void writesNothingWhenTheDecisionIsNotTo() throws IOException {
    append(folder, put("a"));
    try (Journal journal = Journal.open(folder)) {
      journal.append(NOBODY_ELSE, next -> List.of());
    }
    assertEquals(List.of(put("a")), read(folder));
  }
}
