package fr.annuairesante.server.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names put, put again and deleted in any order, between states, commits, failures. */
class ChangesTest {

  private static final int NAMES = 60;
  private static final Stamp STAMP = Stamp.created(new UUID(0, 1), 1, 0, StoredEntry.IMPORTER);

  @TempDir Path folder;

  private final Random random = new Random(20261122);
  private long sequence;
  private Map<String, String> shown = new TreeMap<>();
  private Map<String, String> committed = new TreeMap<>();

  private static String name(int number) {
    return Tree.mailbox("a." + number + "@medecin.mssante.fr");
  }

  private static DirectoryEntry entry(String name, String telephone) {
    return DirectoryEntry.builder(name)
        .objectClasses("top", "bal")
        .add(Attributes.TELEPHONE, telephone)
        .build();
  }

  private static void put(DirectoryIndex index, String name, String telephone) throws IOException {
    index.put(entry(name, telephone), STAMP);
  }

  private void change(DirectoryIndex index, Map<String, String> expected) throws IOException {
    for (int i = random.nextInt(12); i >= 0; i--) {
      String name = name(random.nextInt(NAMES));
      if (random.nextInt(3) == 0) {
        index.delete(NameKey.of(name));
        expected.remove(name);
      } else {
        String telephone = "0" + random.nextInt(1_000_000);
        if (expected.containsKey(name) || random.nextBoolean()) {
          put(index, name, telephone);
        } else {
          index.add(entry(name, telephone), STAMP);
        }
        expected.put(name, telephone);
      }
    }
  }

  private static Map<String, String> held(DirectoryIndex index) throws IOException {
    Map<String, String> held = new TreeMap<>();
    int[] entries = new int[1];
    try (Snapshot snapshot = index.snapshot()) {
      snapshot.visit(
          PlanTerms.zone(Zone.MAILBOX),
          found -> {
            DirectoryEntry each = found.toEntry();
            held.put(each.dn(), each.first(Attributes.TELEPHONE));
            entries[0]++;
            return Snapshot.Next.CONTINUE;
          });
    }
    assertEquals(entries[0], held.size(), "an entry is there twice");
    return held;
  }

  @Test
  void everyNameIsThereOnceAndAsItWasPutLast() throws IOException {
    Path made = folder.resolve("index");
    try (BulkLoad load = new BulkLoad(made, 1)) {
      for (int i = 0; i < NAMES; i += 2) {
        load.put(entry(name(i), "1"));
        shown.put(name(i), "1");
      }
      load.finish(0, 1);
    }
    committed = new TreeMap<>(shown);
    try (DirectoryIndex index = new DirectoryIndex(made)) {
      for (int round = 0; round < 500; round++) {
        Map<String, String> next = new TreeMap<>(shown);
        change(index, next);
        if (random.nextInt(40) == 0) {
          failAndBeginAgain(index);
          continue;
        }
        index.refresh(++sequence);
        shown = next;
        assertEquals(shown, held(index));
        if (random.nextInt(10) == 0) {
          index.commit();
          committed = new TreeMap<>(shown);
        }
      }
    }
    try (DirectoryIndex index = new DirectoryIndex(made)) {
      assertEquals(committed, held(index));
    }
  }

  @Test
  void everyNameIsThereOnceWhileAnotherThreadCommits() throws Exception {
    Path made = folder.resolve("index");
    try (BulkLoad load = new BulkLoad(made, 1)) {
      load.finish(0, 1);
    }
    AtomicBoolean ended = new AtomicBoolean();
    try (DirectoryIndex index = new DirectoryIndex(made)) {
      FutureTask<Void> commits =
          new FutureTask<>(
              () -> {
                while (!ended.get()) {
                  index.commit();
                }
                return null;
              });
      Thread committing = new Thread(commits);
      committing.start();
      try {
        for (int round = 0; round < 1_500; round++) {
          change(index, shown);
          index.refresh(++sequence);
          assertEquals(shown, held(index));
        }
      } finally {
        ended.set(true);
        committing.join();
      }
      commits.get();
      index.commit();
    }
    try (DirectoryIndex index = new DirectoryIndex(made)) {
      assertEquals(shown, held(index));
    }
  }

  /** As after a full disk: what was shown since the last commit is put into the index again. */
  private void failAndBeginAgain(DirectoryIndex index) throws IOException {
    index.giveUp();
    assertEquals(shown, held(index));
    index.reopen();
    for (int i = 0; i < NAMES; i++) {
      String name = name(i);
      if (shown.containsKey(name)) {
        put(index, name, shown.get(name));
      } else {
        index.delete(NameKey.of(name));
      }
    }
    index.refresh(++sequence);
    assertEquals(shown, held(index));
  }
}
