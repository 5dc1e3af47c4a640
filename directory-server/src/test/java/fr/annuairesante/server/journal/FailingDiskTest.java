package fr.annuairesante.server.journal;

import static fr.annuairesante.server.journal.Samples.NOBODY_ELSE;
import static fr.annuairesante.server.journal.Samples.append;
import static fr.annuairesante.server.journal.Samples.file;
import static fr.annuairesante.server.journal.Samples.one;
import static fr.annuairesante.server.journal.Samples.put;
import static fr.annuairesante.server.journal.Samples.read;
import static fr.annuairesante.server.journal.Samples.transaction;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was refused never comes back; nothing is acknowledged that is not on disk. */
class FailingDiskTest {

  @TempDir Path folder;

  private final FaultyDisk disk = new FaultyDisk();
  private Journal journal;

  @BeforeEach
  void open() throws IOException {
    journal = Journal.open(folder, 0, Long.MAX_VALUE, disk);
    journal.append(NOBODY_ELSE, one(put("a")));
  }

  @AfterEach
  void close() throws IOException {
    journal.close();
  }

  private IOException refused(String name) {
    return assertThrows(IOException.class, () -> journal.append(NOBODY_ELSE, one(put(name))));
  }

  @Test
  void aFailedWriteLeavesNothing() throws IOException {
    for (int room = 0; room < 100; room += 7) {
      disk.room = room;
      refused("b");
      assertEquals(List.of(put("a")), read(folder));
      disk.room = Long.MAX_VALUE;
    }
    journal.append(NOBODY_ELSE, one(put("c")));
    assertEquals(List.of(put("a"), put("c")), read(folder));
  }

  @Test
  void afterAFailedForceNothingIsAppendedBeforeTheLastGroupIsOnDiskAgain() throws IOException {
    disk.forceFails = true;
    assertEquals(Journal.OutcomeUnknown.class, refused("b").getClass());
    disk.forceFails = false;
    disk.forces = 0;
    journal.append(NOBODY_ELSE, one(put("c")));
    assertTrue(disk.forces >= 2, "one for what was there, one for the change");
    assertEquals(List.of(put("a"), put("c")), read(folder));
  }

  @Test
  void asLongAsTheDiskFailsEveryAppendIsRefused() throws IOException {
    disk.forceFails = true;
    disk.truncateFails = true;
    refused("b");
    refused("c");
    disk.forceFails = false;
    refused("d");
    disk.forceFails = true;
    disk.truncateFails = false;
    refused("e");
    disk.forceFails = false;
    journal.append(NOBODY_ELSE, one(put("f")));
    assertEquals(List.of(put("a"), put("f")), read(folder));
  }

  /** A whole record is in the file, and may not become somebody else's. */
  @Test
  void whileItIsNotTakenBackNobodyReadsOnOrAppends() throws Exception {
    disk.forceFails = true;
    disk.truncateFails = true;
    refused("b");
    CompletableFuture<List<Change>> other =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                append(folder, put("c"));
                return read(folder);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    assertFalse(other.isDone());
    disk.forceFails = false;
    disk.truncateFails = false;
    journal.append(NOBODY_ELSE, one(put("d")));
    assertEquals(List.of(put("a"), put("d"), put("c")), other.get());
  }

  @Test
  void whatCannotBeShownIsTakenBack() throws IOException {
    IOException unseen = new IOException("no");
    IOException failed =
        assertThrows(
            IOException.class,
            () ->
                journal.append(
                    NOBODY_ELSE,
                    next -> List.of(EncodedTransaction.of(transaction(next, put("b")))),
                    written -> {
                      throw unseen;
                    }));
    assertEquals(unseen, failed);
    assertEquals(List.of(put("a")), read(folder));
    assertEquals(1, journal.lastSequence());
    assertFalse(journal.hasUnread());
  }

  /** The other may have died before its fsync, and after a failed one. */
  @Test
  void whatAnotherProcessWroteIsForcedBeforeAnythingIsBuiltOnIt() throws IOException {
    append(folder, put("b"));
    disk.forceFails = true;
    refused("c");
    disk.forceFails = false;
    journal.append(NOBODY_ELSE, one(put("d")));
    assertEquals(List.of(put("a"), put("b"), put("d")), read(folder));
  }

  @Test
  void aFileThatCannotBeBegunIsBegunLater() throws IOException {
    try (Journal owner = Journal.open(folder, 1, 1, disk)) {
      for (boolean full : new boolean[] {true, false}) {
        disk.room = full ? 10 : Long.MAX_VALUE;
        disk.forceFails = !full;
        assertThrows(IOException.class, () -> owner.append(NOBODY_ELSE, one(put("b"))));
      }
      assertEquals(List.of(put("a")), read(folder));
      disk.forceFails = false;
      owner.append(NOBODY_ELSE, one(put("c")));
    }
    assertTrue(Files.exists(file(folder, 2)));
    assertEquals(List.of(put("a"), put("c")), read(folder));
  }
}
