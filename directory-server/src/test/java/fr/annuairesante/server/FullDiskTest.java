package fr.annuairesante.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.search.SearchLimits;
import fr.annuairesante.server.search.Viewer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A file system that is really full: nothing is written, everything is found, and writing goes on
 * when there is room.
 */
class FullDiskTest {

  private static final WriteLimits LIMITS =
      WriteLimits.DEFAULT.withJournal(1 << 20, 2 << 20, Duration.ofMillis(500));

  @TempDir Path folder;

  private final Random random = new Random(11);
  private final Set<Integer> acknowledged = new TreeSet<>();
  private final Set<Integer> refused = new TreeSet<>();
  private Directory directory;
  private int number;

  private static boolean runs(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  /** The whole directory, the journal alone, the index alone on a file system of its own. */
  @ParameterizedTest
  @ValueSource(strings = {"", "journal", "index"})
  void searchesGoOnAndWritesWhenThereIsRoom(String full) throws Exception {
    Path disk = Files.createDirectories(folder.resolve("data").resolve(full));
    assumeTrue(
        runs("mount", "-t", "tmpfs", "-o", "size=12m", "annuaire-test", disk.toString()),
        "no full disk was tried: mounting a small file system needs root");
    try {
      fillAndMakeRoom(disk);
    } finally {
      runs("umount", "-l", disk.toString());
    }
  }

  private void fillAndMakeRoom(Path disk) throws Exception {
    DataDirectory data = DataDirectory.at(folder.resolve("data"));
    directory = Directory.open(data, SearchLimits.DEFAULT, LIMITS);
    try {
      WriteFailure failure = writeUntilRefused();
      assertEquals(WriteFailure.Reason.UNAVAILABLE, failure.reason());
      assertTrue(failure.getMessage().contains("nothing was changed"), failure.getMessage());
      everythingIsFound();
      for (int i = 0; i < 20; i++) {
        write();
      }
      everythingIsFound();
      assertTrue(runs("mount", "-o", "remount,size=1g", disk.toString()));
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (write() != null) {
        assertTrue(System.nanoTime() < deadline, "writes do not resume");
        Thread.sleep(10);
      }
      assertEquals(null, write());
      everythingIsFound();
    } finally {
      directory.close();
    }
    assertEquals(List.of(), DirectoryCheck.of(data, (read, all) -> {}).faults());
    directory = Directory.open(data, SearchLimits.DEFAULT, LIMITS);
    everythingIsFound();
    directory.close();
  }

  private WriteFailure writeUntilRefused() {
    while (number < 20_000) {
      WriteFailure failure = write();
      if (failure != null) {
        return failure;
      }
    }
    throw new AssertionError("the disk is never full");
  }

  /** Null when it was acknowledged. */
  private WriteFailure write() {
    number++;
    DirectoryEntry entry = receipt(number);
    try {
      directory
          .change(
              "",
              "",
              draft -> {
                draft.put(entry);
                return true;
              })
          .join();
      acknowledged.add(number);
      return null;
    } catch (CompletionException failed) {
      refused.add(number);
      return (WriteFailure) failed.getCause();
    }
  }

  private void everythingIsFound() throws IOException {
    for (int each : acknowledged) {
      assertTrue(isThere(each), "lost: " + each);
    }
    for (int each : refused) {
      assertTrue(!isThere(each), "refused, and there: " + each);
    }
  }

  private boolean isThere(int each) {
    return directory.entry(Tree.receipt("r" + each), Viewer.SERVER).isPresent();
  }

  private DirectoryEntry receipt(int each) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 30_000; i++) {
      text.append((char) ('!' + random.nextInt(90)));
    }
    return DirectoryEntry.builder(Tree.receipt("r" + each))
        .objectClasses("top", ObjectClasses.RECEIPT_ENTRY)
        .add(Attributes.RECEIPT, "r" + each)
        .add(Attributes.DOSSIER, text.toString())
        .build();
  }
}
