package fr.annuairesante.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NationalSampleTest {

  @TempDir static Path directory;
  private static SampleSummary.Day day;
  private static List<List<String>> activities;
  private static List<List<String>> mailboxes;

  @BeforeAll
  static void write() throws IOException {
    SampleRequest request = SampleRequest.of(directory, 0.01);
    day = NationalSample.write(request, Progress.NONE).days().get(0);
    activities = SampleDirectory.records(day, Extract.PERSON_ACTIVITY);
    mailboxes = SampleDirectory.records(day, Extract.MAILBOX);
  }

  @Test
  void startsEachFileWithItsRealHeader() throws IOException {
    Map<Extract, Integer> columns =
        Map.of(
            Extract.PERSON_ACTIVITY, 56,
            Extract.DIPLOMA, 13,
            Extract.SAVOIR_FAIRE, 13,
            Extract.MAILBOX, 31);
    for (Extract extract : Extract.values()) {
      String text = Files.readString(SampleDirectory.file(day, extract), StandardCharsets.UTF_8);
      assertEquals(extract.header(), text.substring(0, text.indexOf('\n')));
      assertEquals(columns.get(extract), extract.columns());
    }
  }

  @Test
  void givesEveryLineItsColumnsExceptTheCountedMalformedOnes() throws IOException {
    long wrongCount = 0;
    long badIdentifier = 0;
    long emptyIdentifier = 0;
    for (Extract extract : Extract.values()) {
      List<String> lines = SampleDirectory.lines(day, extract);
      assertEquals(day.lines().get(extract), lines.size());
      for (String line : lines) {
        String[] fields = line.split("\\|", -1);
        if (fields.length != extract.columns()) {
          wrongCount++;
        } else if (fields[1].isEmpty()) {
          emptyIdentifier++;
        } else if (extract == Extract.MAILBOX
            ? !fields[1].contains("@")
            : fields[1].contains("?")) {
          badIdentifier++;
        }
      }
    }
    Map<Malformation, Long> planted = day.malformed();
    assertEquals(4, planted.get(Malformation.WRONG_COLUMN_COUNT));
    assertEquals(planted.get(Malformation.WRONG_COLUMN_COUNT), wrongCount);
    assertEquals(planted.get(Malformation.BAD_IDENTIFIER), badIdentifier);
    assertEquals(planted.get(Malformation.EMPTY_IDENTIFIER), emptyIdentifier);
  }

  @Test
  void plantsEveryAnomaly() {
    for (Anomaly anomaly : Anomaly.values()) {
      long count = day.anomalies().get(anomaly);
      // Domains vanish between two days only.
      assertTrue(count > 0 || anomaly == Anomaly.VANISHED_DOMAIN, () -> anomaly + " is missing");
    }
  }

  @Test
  void countsWhatTheFilesHold() {
    Set<String> persons = new HashSet<>();
    activities.forEach(fields -> persons.add(fields.get(2)));
    assertEquals(day.persons(), persons.size());
    Set<String> addresses = new HashSet<>();
    Set<String> domains = new HashSet<>();
    for (List<String> fields : mailboxes) {
      String address = fields.get(1).toLowerCase(Locale.ROOT);
      addresses.add(address);
      domains.add(address.substring(address.indexOf('@') + 1));
    }
    assertEquals(day.mailboxes(), addresses.size());
    assertEquals(day.domains(), domains.size());
    assertEquals(
        day.anomalies().get(Anomaly.REPEATED_ADDRESS), mailboxes.size() - addresses.size());
  }

  @Test
  void hasAHundredthOfTheCountrysLines() {
    near(23_000, (double) day.lines().get(Extract.PERSON_ACTIVITY), 0.05);
    near(22_000, (double) day.lines().get(Extract.DIPLOMA), 0.05);
    near(4_300, (double) day.lines().get(Extract.SAVOIR_FAIRE), 0.08);
    near(5_354, (double) day.lines().get(Extract.MAILBOX), 0.02);
    near(15_069, (double) day.persons(), 0.001);
  }

  @Test
  void keepsTheProportionsOfProfessions() {
    Map<String, Set<String>> persons = new HashMap<>();
    activities.forEach(
        f -> persons.computeIfAbsent(f.get(9), code -> new HashSet<>()).add(f.get(1)));
    near(5_099, persons.get("60").size(), 0.03);
    near(2_578, persons.get("10").size(), 0.03);
    near(1_045, persons.get("70").size(), 0.03);
    assertTrue(persons.size() > 24, "professions present: " + persons.keySet());
  }

  @Test
  void givesMostPeopleOneActivity() {
    Map<String, Set<String>> places = new HashMap<>();
    for (List<String> f : activities) {
      String activity = f.get(9) + f.get(17) + f.get(23) + f.get(52) + f.get(54) + f.get(40);
      places.computeIfAbsent(f.get(1), id -> new HashSet<>()).add(activity);
    }
    long one = places.values().stream().filter(set -> set.size() == 1).count();
    near(0.75, one / (double) places.size(), 0.04);
  }

  @Test
  void sharesMailboxesOverDomainsAsTheCountryDoes() {
    Map<String, Integer> sizes = new HashMap<>();
    Map<String, Integer> types = new HashMap<>();
    for (List<String> fields : mailboxes) {
      sizes.merge(fields.get(1).replaceFirst(".*@", ""), 1, Integer::sum);
      types.merge(fields.get(0), 1, Integer::sum);
    }
    List<Integer> sorted = new ArrayList<>(sizes.values());
    sorted.sort(null);
    near(50, sorted.size(), 0.05);
    near(4, sorted.get(sorted.size() / 2), 0.26);
    near(87, sorted.get(sorted.size() * 9 / 10), 0.2);
    assertEquals(sorted.get(sorted.size() - 1), sizes.get("medecin.mssante.fr"));
    near(0.85, types.get("PER") / (double) mailboxes.size(), 0.03);
    near(0.15, types.get("ORG") / (double) mailboxes.size(), 0.15);
    assertTrue(types.get("APP") > 0);
  }

  @Test
  void givesRightKeysExceptToTheCountedOnes() {
    Set<String> wrong = new HashSet<>();
    for (List<String> fields : activities) {
      String number = fields.get(1);
      String body = number.substring(0, number.length() - 1);
      assertEquals(fields.get(0) + number, fields.get(2));
      assertTrue(fields.get(0).equals("0") || number.startsWith("10"), number);
      if (!CheckDigit.withLuhn(body).equals(number)) {
        wrong.add(number);
      }
      for (int column : new int[] {19, 20, 21, 22}) {
        String finess = fields.get(column).replaceFirst("^F", "");
        String key = finess.isEmpty() ? "" : finess.substring(0, finess.length() - 1);
        assertTrue(finess.isEmpty() || CheckDigit.withLuhn(key).equals(finess), finess);
      }
    }
    assertEquals(day.anomalies().get(Anomaly.INVALID_RPPS_KEY), wrong.size());
  }

  @Test
  void givesAStructureOneNameAndOnePlace() {
    Map<String, String> known = new HashMap<>();
    for (List<String> fields : activities) {
      String technical = fields.get(23);
      String place = fields.get(24) + "|" + fields.get(32) + "|" + fields.get(35);
      String before = technical.isEmpty() ? null : known.put(technical, place);
      assertTrue(
          before == null || before.equals(place), technical + " is " + before + " and " + place);
    }
    assertTrue(known.size() > 5_000, "structures: " + known.size());
  }

  @Test
  void keepsPostalCodeAndCommuneInOneDepartement() {
    int compared = 0;
    for (List<String> fields : activities) {
      String postal = fields.get(35);
      String commune = fields.get(36);
      if (!commune.isEmpty()
          && commune.charAt(0) != '9'
          && !commune.startsWith("2A")
          && !commune.startsWith("2B")) {
        assertEquals(postal.substring(0, 2), commune.substring(0, 2));
        compared++;
      } else if (commune.startsWith("2")) {
        assertTrue(postal.startsWith("20"), postal);
      }
    }
    assertTrue(compared > 15_000);
  }

  @Test
  void holdsTheShowcaseAndItsHomonyms() {
    for (String address :
        List.of(
            Showcase.HELENE_MAILBOX, Showcase.JEAN_PIERRE_MAILBOX, Showcase.SECRETARIAT_MAILBOX)) {
      assertEquals(1, mailboxes.stream().filter(f -> f.get(1).equals(address)).count(), address);
    }
    assertTrue(
        mailboxes.stream()
            .anyMatch(
                f ->
                    f.get(0).equals("ORG")
                        && f.get(7).equals(Showcase.SECRETARIAT_SERVICE)
                        && f.get(18).equals(Showcase.HOSPITAL)));
    assertTrue(
        mailboxes.stream()
                .filter(f -> f.get(9).equals(Showcase.JEAN_PIERRE_SURNAME))
                .filter(f -> f.get(10).equals(Showcase.JEAN_PIERRE_GIVEN_NAME))
                .count()
            >= 3);
    assertTrue(homonyms(Showcase.HELENE_SURNAME, Showcase.HELENE_GIVEN_NAME) >= 2);
    assertTrue(homonyms(Showcase.JEAN_PIERRE_SURNAME, Showcase.JEAN_PIERRE_GIVEN_NAME) >= 3);
  }

  private static long homonyms(String surname, String givenName) {
    return activities.stream()
        .filter(f -> f.get(7).equals(surname) && f.get(8).equals(givenName))
        .map(f -> f.get(1))
        .distinct()
        .count();
  }

  static void near(double expected, double actual, double tolerance) {
    assertTrue(
        Math.abs(actual - expected) <= tolerance * expected,
        () -> "expected about " + expected + ", got " + actual);
  }
}
