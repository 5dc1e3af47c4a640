package fr.annuairesante.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowingDaysTest {

  private static final double SCALE = 0.01;

  @TempDir static Path directory;
  private static SampleSummary summary;

  @BeforeAll
  static void write() throws IOException {
    summary = NationalSample.write(SampleRequest.of(directory, SCALE).withDays(6), Progress.NONE);
  }

  @Test
  void namesEachDaysFilesByItsDate() {
    assertEquals(6, summary.days().size());
    for (int i = 0; i < 6; i++) {
      SampleSummary.Day day = summary.days().get(i);
      assertEquals(LocalDate.of(2026, 9, 15).plusDays(i), day.date());
      String stamp = "202609" + (15 + i);
      day.files()
          .forEach(f -> assertTrue(f.getFileName().toString().contains("_" + stamp), f::toString));
    }
  }

  @Test
  void touchesAboutOnePersonInAHundredEachDay() throws IOException {
    Map<String, Set<String>> first = personLines(summary.days().get(0));
    Map<String, Set<String>> second = personLines(summary.days().get(1));
    long changed =
        first.entrySet().stream()
            .filter(
                e -> second.containsKey(e.getKey()) && !second.get(e.getKey()).equals(e.getValue()))
            .count();
    long left = first.keySet().stream().filter(id -> !second.containsKey(id)).count();
    long arrived = second.keySet().stream().filter(id -> !first.containsKey(id)).count();
    double national = changed / SCALE;
    assertTrue(national > 10_000 && national < 20_000, () -> "touched at scale 1: " + national);
    assertEquals(Math.round(150 * SCALE), arrived);
    assertTrue(left <= 8, () -> "left: " + left);
  }

  @Test
  void createsAndDeletesMailboxesAtTheKnownRate() throws IOException {
    Set<String> first = addresses(summary.days().get(0));
    Set<String> last = addresses(summary.days().get(2));
    Set<String> created = new TreeSet<>(last);
    created.removeAll(first);
    Set<String> deleted = new TreeSet<>(first);
    deleted.removeAll(last);
    NationalSampleTest.near(2 * 340 * SCALE, created.size(), 0.3);
    NationalSampleTest.near(2 * 480 * SCALE, deleted.size(), 0.6);
  }

  @Test
  void losesAndRegainsAWholeOperator() {
    long before = summary.days().get(2).mailboxes();
    long pause = summary.days().get(3).mailboxes();
    long after = summary.days().get(5).mailboxes();
    assertTrue(summary.days().get(3).anomalies().get(Anomaly.VANISHED_DOMAIN) > 0);
    assertTrue(after - pause > 50, () -> "back after the pause: " + (after - pause));
    assertTrue(before - pause > 50, () -> "missing during the pause: " + (before - pause));
  }

  @Test
  void writesTheFirstDaysFilesWhateverTheNumberOfDays(@TempDir Path other) throws IOException {
    SampleSummary alone = NationalSample.write(SampleRequest.of(other, SCALE), Progress.NONE);
    for (Extract extract : Extract.values()) {
      assertEquals(
          SampleDirectory.lines(alone.days().get(0), extract),
          SampleDirectory.lines(summary.days().get(0), extract),
          extract::name);
    }
  }

  @Test
  void keepsAPersonsNumberWhenTheNameChanges() throws IOException {
    Map<String, String> before = names(summary.days().get(0));
    Map<String, String> after = names(summary.days().get(5));
    long renamed =
        before.entrySet().stream()
            .filter(
                e -> after.containsKey(e.getKey()) && !after.get(e.getKey()).equals(e.getValue()))
            .count();
    assertTrue(renamed > 10, () -> "renamed in five days: " + renamed);
  }

  private static Map<String, String> names(SampleSummary.Day day) throws IOException {
    Map<String, String> names = new HashMap<>();
    SampleDirectory.records(day, Extract.PERSON_ACTIVITY)
        .forEach(f -> names.put(f.get(2), f.get(7)));
    return names;
  }

  private static Map<String, Set<String>> personLines(SampleSummary.Day day) throws IOException {
    Map<String, Set<String>> persons = new HashMap<>();
    for (Extract extract :
        List.of(Extract.PERSON_ACTIVITY, Extract.DIPLOMA, Extract.SAVOIR_FAIRE)) {
      for (List<String> fields : SampleDirectory.records(day, extract)) {
        persons
            .computeIfAbsent(fields.get(2), id -> new HashSet<>())
            .add(extract + fields.toString());
      }
    }
    return persons;
  }

  private static Set<String> addresses(SampleSummary.Day day) throws IOException {
    Set<String> addresses = new HashSet<>();
    SampleDirectory.records(day, Extract.MAILBOX).forEach(f -> addresses.add(f.get(1)));
    return addresses;
  }
}
