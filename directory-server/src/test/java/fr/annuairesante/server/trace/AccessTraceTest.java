package fr.annuairesante.server.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class AccessTraceTest {

  private static final Client CLIENT = new Client(17, "192.0.2.1", "hopital-a");
  private static final TraceLimits LIMITS = new TraceLimits(30, 1);

  @TempDir Path folder;
  private volatile Instant now = Instant.parse("2026-11-21T23:59:58.250Z");
  private volatile CountDownLatch disk = new CountDownLatch(0);
  private final AtomicInteger asked = new AtomicInteger();

  /** The writer asks the time before it writes: a clock that stops stands for a disk that does. */
  private final InstantSource time =
      () -> {
        asked.incrementAndGet();
        try {
          disk.await();
        } catch (InterruptedException stopped) {
          Thread.currentThread().interrupt();
        }
        return now;
      };

  private final Clock clock = time.withZone(ZoneOffset.UTC);

  /** Until the writer has begun so many batches more. */
  private void batches(int more) throws InterruptedException {
    int enough = asked.get() + more;
    while (asked.get() < enough) {
      Thread.sleep(5);
    }
  }

  private static Access access(Client client, Act act, int code, int entries) {
    return new Access(System.nanoTime(), 1_234_567, client, act, code, entries);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(each -> !each.endsWith(TraceFiles.HEAD)).sorted().toList();
    }
  }

  private List<String> lines() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path each : files()) {
      all.append(Files.readString(each));
    }
    return all.toString()
        .lines()
        .map(line -> line.replaceFirst(" chain=[0-9a-f]{16}$", ""))
        .toList();
  }

  private void written(AccessTrace trace, Access... accesses) throws IOException {
    try (trace) {
      for (Access each : accesses) {
        trace.add(each);
      }
    }
  }

  @Test
  @Timeout(60)
  void writesWhoDidWhatWhenFromWhereWithWhichResult() throws IOException {
    written(
        AccessTrace.open(folder, LIMITS, clock),
        access(CLIENT, Act.OPEN, 0, 0),
        access(CLIENT, Act.SEARCH, 4, 100),
        access(CLIENT, Act.SEARCH, Access.NO_RESULT, 3),
        access(CLIENT, Act.CLOSE, Access.NO_RESULT, 0));
    String who = " connection=17 address=192.0.2.1 account=hopital-a ";
    List<String> lines = lines();
    assertEquals(5, lines.size(), lines.toString());
    assertEquals("2026-11-21T23:59:58.250Z act=begin", lines.get(0));
    assertTrue(lines.get(1).startsWith("2026-11-21T23:59:58.2"), lines.get(1));
    assertTrue(lines.get(1).endsWith("Z" + who + "act=open code=0 millis=1.234"), lines.get(1));
    assertTrue(lines.get(2).endsWith(who + "act=search code=4 entries=100 millis=1.234"));
    assertTrue(lines.get(3).endsWith(who + "act=search entries=3 millis=1.234"));
    assertTrue(lines.get(4).endsWith(who + "act=close millis=1.234"));
  }

  @Test
  @Timeout(60)
  void putsWhatIsAlikeIntoOneLine() throws Exception {
    AccessTrace trace = AccessTrace.open(folder, LIMITS, clock);
    disk = new CountDownLatch(1);
    batches(1);
    Client other = new Client(18, "192.0.2.1", "hopital-a");
    for (int i = 0; i < 1000; i++) {
      trace.add(access(i % 2 == 0 ? CLIENT : other, Act.SEARCH, i % 10 == 0 ? 4 : 0, 2));
    }
    disk.countDown();
    trace.close();
    List<String> lines = lines();
    assertEquals(1 + 3, lines.size(), lines.toString());
    assertTrue(lines.get(1).contains("connection=17"), lines.get(1));
    assertTrue(lines.get(1).endsWith("code=4 count=100 entries=200 millis=123.456"), lines.get(1));
    assertTrue(lines.get(2).contains("connection=18"), lines.get(2));
    assertTrue(lines.get(3).contains("code=0 count=400 entries=800"), lines.get(3));
  }

  @Test
  @Timeout(60)
  void makesNobodyWaitForTheDiskAndCountsWhatIsLost() throws Exception {
    AccessTrace trace = AccessTrace.open(folder, new TraceLimits(30, 20), clock);
    disk = new CountDownLatch(1);
    batches(1);
    for (int i = 0; i < AccessTrace.MOST_WAITING + 1234; i++) {
      trace.add(access(new Client(i, "192.0.2.1", "hopital-a"), Act.SEARCH, 0, 1));
    }
    disk.countDown();
    trace.close();
    assertTrue(lines().stream().anyMatch(line -> line.endsWith(" act=lost lines=1234")));
  }

  /** A line that ends between two accesses takes one of them, and a new line the other. */
  @Test
  @Timeout(60)
  void losesNoAccessOfAnyThreadBetweenTwoLines() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    AccessTrace trace = AccessTrace.open(folder, LIMITS, clock);
    List<Thread> threads = new ArrayList<>();
    AtomicLong added = new AtomicLong();
    for (int i = 0; i < 3; i++) {
      Thread thread =
          new Thread(
              () -> {
                while (!enough.get()) {
                  trace.add(access(CLIENT, Act.SEARCH, (int) (added.incrementAndGet() % 3), 1));
                }
              });
      threads.add(thread);
      thread.start();
    }
    batches(5);
    enough.set(true);
    for (Thread each : threads) {
      each.join();
    }
    trace.close();
    long counted = 0;
    for (String line : lines()) {
      Matcher entries = Pattern.compile(" entries=(\\d+)").matcher(line);
      counted += entries.find() ? Long.parseLong(entries.group(1)) : 0;
    }
    assertEquals(added.get(), counted);
    assertTrue(lines().size() > 1 + 3, lines().toString());
  }

  @Test
  @Timeout(60)
  void goesOnWhenTheDiskTakesNothingAndSaysHowMuchIsMissing() throws Exception {
    AccessTrace trace = AccessTrace.open(folder.resolve("trace"), LIMITS, clock);
    now = now.plus(Duration.ofDays(1)); // a new file is begun, and there is nowhere to
    Files.move(folder.resolve("trace"), folder.resolve("away"));
    Files.createFile(folder.resolve("trace"));
    for (int i = 0; i < 5; i++) {
      trace.add(access(CLIENT, Act.SEARCH, 0, 1));
    }
    batches(3);
    Files.delete(folder.resolve("trace"));
    Files.move(folder.resolve("away"), folder.resolve("trace"));
    trace.close();
    folder = folder.resolve("trace");
    assertTrue(lines().get(lines().size() - 1).endsWith("act=lost lines=5"), lines().toString());
  }

  @Test
  @Timeout(60)
  void beginsAFileADayThatNamesTheOneBeforeAndItsDigest() throws Exception {
    written(AccessTrace.open(folder, LIMITS, clock), access(CLIENT, Act.BIND, 49, 0));
    now = now.plusSeconds(2);
    written(AccessTrace.open(folder, LIMITS, clock), access(CLIENT, Act.BIND, 0, 0));
    List<Path> files = files();
    assertEquals("access-2026-11-21-000001.log", files.get(0).getFileName().toString());
    assertEquals("access-2026-11-22-000001.log", files.get(1).getFileName().toString());
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    String digest = HexFormat.of().formatHex(sha256.digest(Files.readAllBytes(files.get(0))));
    String begin = "act=begin previous=access-2026-11-21-000001.log sha256=" + digest;
    assertEquals("2026-11-22T00:00:00.250Z " + begin, lines().get(2));
  }

  @Test
  @Timeout(60)
  void removesWhatIsTooOldAndSaysSo() throws IOException {
    Files.writeString(folder.resolve("access-2026-10-20-000001.log"), "x\n");
    Files.writeString(folder.resolve("access-2026-10-23-000001.log"), "x\n");
    Files.writeString(folder.resolve("notes.txt"), "nobody's business\n");
    written(AccessTrace.open(folder, LIMITS, clock));
    assertEquals(3, files().size());
    assertFalse(Files.exists(folder.resolve("access-2026-10-20-000001.log")));
    String all = String.join("\n", lines());
    assertTrue(all.contains("act=remove file=access-2026-10-20-000001.log reason=age"), all);
  }

  @Test
  @Timeout(60)
  void staysWithinItsSizeByRemovingTheOldest() throws IOException {
    try (AccessTrace trace = AccessTrace.open(folder, LIMITS, clock)) {
      for (int i = 0; i < 20_000; i++) {
        trace.add(access(new Client(i, "192.0.2.1", "hopital-a"), Act.OPEN, 0, 0));
      }
    }
    long bytes = 0;
    for (Path each : files()) {
      bytes += Files.size(each);
    }
    assertTrue(bytes > 800_000 && bytes <= 1_000_000, bytes + " bytes in " + files());
    assertTrue(String.join("\n", lines()).contains("reason=size"));
    assertTrue(lines().get(lines().size() - 1).contains("connection=19999 "));
  }

  @Test
  @Timeout(60)
  void keepsNothingWhenThereIsNoTrace() throws IOException {
    written(AccessTrace.open(folder, new TraceLimits(0, 1), clock), access(CLIENT, Act.BIND, 0, 0));
    assertEquals(List.of(), files());
  }
}
