package fr.annuairesante.server;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.search.SearchLimits;
import fr.annuairesante.server.search.Viewer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The program that {@link KilledWriterTest} kills: several writers on one directory, each of which
 * prints the changes that were acknowledged to it. Files and commits are so small that some of them
 * begin at every moment.
 */
final class KilledWriter {

  static final int WRITERS = 3;

  /** Entries that a writer changes together: all of them say the same number, at any time. */
  static final int TOGETHER = 3;

  /** Entries a writer has added last; it removes older ones. */
  static final int KEPT = 20;

  static final WriteLimits LIMITS =
      WriteLimits.DEFAULT.withJournal(64 << 10, 32 << 10, Duration.ofMillis(20));

  private KilledWriter() {}

  public static void main(String[] arguments) throws IOException {
    Directory directory =
        Directory.open(DataDirectory.at(Path.of(arguments[0])), SearchLimits.DEFAULT, LIMITS);
    say("ready");
    List<CompletableFuture<Void>> writers = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      int number = writer;
      writers.add(
          CompletableFuture.runAsync(
              () -> write(directory, number), work -> new Thread(work).start()));
    }
    writers.forEach(CompletableFuture::join);
  }

  private static void write(Directory directory, int writer) {
    int number = number(directory, writer, 0);
    while (true) {
      number++;
      int now = number;
      directory
          .change(
              "",
              "",
              draft -> {
                for (int i = 0; i < TOGETHER; i++) {
                  draft.put(mailbox(together(writer, i), now));
                }
                draft.put(mailbox(added(writer, now), now));
                draft.delete(Tree.mailbox(added(writer, now - KEPT)));
                return true;
              })
          .join();
      say(writer + " " + number + " done");
    }
  }

  /** The number that an entry says; 0 when it does not exist. */
  static int number(Directory directory, int writer, int i) {
    return directory
        .entry(Tree.mailbox(together(writer, i)), Viewer.SERVER)
        .map(entry -> Integer.parseInt(entry.first("sn")))
        .orElse(0);
  }

  static String together(int writer, int i) {
    return "ensemble" + writer + "." + i + "@a.mssante.fr";
  }

  static String added(int writer, int number) {
    return "ajout" + writer + "." + number + "@a.mssante.fr";
  }

  private static DirectoryEntry mailbox(String address, int number) {
    return DirectoryEntry.builder(Tree.mailbox(address))
        .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson", "asBoite")
        .add("mail", address)
        .add("cn", "Zoé d'Hauteville")
        .add("sn", Integer.toString(number))
        .add("TypeBAL", "PER")
        .build();
  }

  private static synchronized void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
