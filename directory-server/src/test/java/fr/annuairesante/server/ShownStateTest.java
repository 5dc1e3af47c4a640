package fr.annuairesante.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.index.DirectoryIndex;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.journal.Journal;
import fr.annuairesante.server.search.PageCookies;
import fr.annuairesante.server.search.SearchLimits;
import fr.annuairesante.server.search.Searcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is acknowledged, and when it is shown: a writer on a real index and a real journal. */
class ShownStateTest {

  @TempDir Path folder;

  private DirectoryIndex index;
  private Journal journal;
  private Writer writer;

  @BeforeEach
  void open() throws IOException {
    DataDirectory data = DataDirectory.at(folder);
    EmptyDirectory.make(data);
    Path files = data.index().orElseThrow();
    Clock clock = Clock.systemUTC();
    PageCookies cookies = new PageCookies(data.secret(), files.getFileName().toString());
    index = new DirectoryIndex(files);
    journal = Journal.open(data.journal(), index.committed());
    IndexCommits commits = new IndexCommits(index, WriteLimits.DEFAULT);
    Searcher searcher = new Searcher(SearchLimits.NONE, cookies);
    Leavers leavers = new Leavers(OptionalInt.empty(), clock);
    writer = new Writer(journal, index, searcher, commits, 1000, leavers, clock);
  }

  @AfterEach
  void close() throws IOException {
    writer.close();
    journal.close();
    index.close();
  }

  private static DirectoryEntry mailbox(String address) {
    return DirectoryEntry.builder(Tree.mailbox(address))
        .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson", "asBoite")
        .add("mail", address)
        .add("cn", "Zoé d'Hauteville")
        .add("sn", "d'Hauteville")
        .add("TypeBAL", "PER")
        .build();
  }

  private static List<DirectoryEntry> entries(String name, int many) {
    List<DirectoryEntry> entries = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      entries.add(mailbox(name + i + "@a.mssante.fr"));
    }
    return entries;
  }

  /** So many changes before it are not shown when it is decided. */
  private CompletableFuture<Long> put(List<DirectoryEntry> entries) {
    return writer.submit(
        "",
        "",
        draft -> {
          for (DirectoryEntry each : entries) {
            draft.put(each);
          }
          return draft.sequence() - 1 - draft.snapshot().sequence();
        });
  }

  /**
   * Two changes, the second of which waits already when the first is acknowledged.
   *
   * @return how many changes were not shown when the second was decided
   */
  private long unshownAfter(List<DirectoryEntry> first) {
    return after(first, () -> put(entries("second", 1))).join();
  }

  /** What was submitted while the first change was decided, which was then acknowledged. */
  private <T> CompletableFuture<T> after(
      List<DirectoryEntry> first, Supplier<CompletableFuture<T>> second) {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch may = new CountDownLatch(1);
    CompletableFuture<Boolean> one =
        writer.submit(
            "",
            "",
            draft -> {
              begun.countDown();
              await(may);
              for (DirectoryEntry each : first) {
                draft.put(each);
              }
              return true;
            });
    await(begun);
    CompletableFuture<T> two = second.get();
    may.countDown();
    assertTrue(one.join());
    return two;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private boolean isShown(String address) throws IOException {
    try (Snapshot snapshot = index.snapshot()) {
      return Ground.stored(snapshot, NameKey.of(Tree.mailbox(address))).isPresent();
    }
  }

  @Test
  void whileNobodySearchesChangesAreShownTogether() throws IOException {
    assertEquals(1, unshownAfter(entries("é", 1)));
    writer.awaitAcknowledged();
    assertTrue(isShown("é0@a.mssante.fr"));
    assertTrue(isShown("second0@a.mssante.fr"));
  }

  @Test
  void whereSomebodySearchesEachIsShownBeforeItIsAcknowledged() {
    writer.expectReaders();
    assertEquals(0, unshownAfter(entries("é", 1)));
  }

  @Test
  void whoeverReadsSeesWhatWasAcknowledgedToOthersMeanwhile() throws Exception {
    List<CompletableFuture<Void>> clients = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String name = "zoé" + i + ".";
      clients.add(
          CompletableFuture.runAsync(() -> publishAndLook(name), work -> new Thread(work).start()));
    }
    for (CompletableFuture<Void> each : clients) {
      each.get(1, TimeUnit.MINUTES);
    }
  }

  private void publishAndLook(String name) {
    try {
      for (int i = 0; i < 100; i++) {
        put(List.of(mailbox(name + i + "@a.mssante.fr"))).join();
        if (i % 3 == 0) {
          writer.awaitAcknowledged();
          for (int before = 0; before <= i; before++) {
            assertTrue(isShown(name + before + "@a.mssante.fr"), name + before);
          }
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void manyAreShownThoughNobodySearches() {
    assertEquals(0, unshownAfter(entries("é", 256)));
  }

  @Test
  void longOnesAreShownThoughNobodySearches() {
    String text = "é".repeat(30_000);
    List<DirectoryEntry> receipts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      receipts.add(
          DirectoryEntry.builder(Tree.receipt("r" + i))
              .objectClasses("top", ObjectClasses.RECEIPT_ENTRY)
              .add(Attributes.RECEIPT, "r" + i)
              .add(Attributes.DOSSIER, text)
              .build());
    }
    assertEquals(0, unshownAfter(receipts));
  }

  @Test
  void anAccountIsInForceBeforeItsChangeIsAcknowledged() {
    DirectoryEntry account =
        DirectoryEntry.builder(Tree.account("zoé"))
            .objectClasses("top", "account", "simpleSecurityObject", ObjectClasses.ACCOUNT)
            .add("uid", "zoé")
            .build();
    assertEquals(0, unshownAfter(List.of(account)));
  }

  @Test
  void aChangeIsDecidedOnThoseThatAreNotShown() {
    unshownAfter(entries("é", 3));
    boolean again =
        writer
            .submit(
                "",
                "",
                draft -> {
                  draft.delete(Tree.mailbox("é1@a.mssante.fr"));
                  return draft.entry(Tree.mailbox("é0@a.mssante.fr")).isPresent()
                      && draft.entry(Tree.mailbox("é1@a.mssante.fr")).isEmpty();
                })
            .join();
    assertTrue(again);
  }

  @Test
  void whatIsRefusedTakesNothingOfWhatWasAcknowledgedWithIt() throws IOException {
    refuseTheSecond(
        () -> {
          throw new OutOfMemoryError("as if");
        });
    writer.awaitAcknowledged();
    assertTrue(isShown("é0@a.mssante.fr"));
    assertTrue(!isShown("refusé@a.mssante.fr"));
  }

  @Test
  void anIndexThatFailsIsMadeWholeForTheReader() throws IOException {
    refuseTheSecond(index::giveUp);
    writer.awaitAcknowledged();
    assertTrue(isShown("é0@a.mssante.fr"));
    assertTrue(!isShown("refusé@a.mssante.fr"));
    assertEquals(1, journal.lastSequence());
  }

  /** The first is acknowledged and not shown; the second is decided, and cannot be applied. */
  private void refuseTheSecond(Runnable accident) {
    CompletableFuture<Boolean> two =
        after(
            entries("é", 1),
            () ->
                writer.submit(
                    "",
                    "",
                    draft -> {
                      draft.put(mailbox("refusé@a.mssante.fr"));
                      accident.run();
                      return true;
                    }));
    assertThrows(CompletionException.class, two::join);
  }

  @Test
  void theWritersOwnThreadReadsThroughItsDrafts() {
    CompletionException refused =
        assertThrows(
            CompletionException.class,
            () ->
                writer
                    .submit(
                        "",
                        "",
                        draft -> {
                          writer.awaitAcknowledged();
                          return true;
                        })
                    .join());
    assertTrue(refused.getCause() instanceof IllegalStateException, refused::toString);
  }
}
