package fr.annuairesante.importer.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.importer.report.NightReport;
import fr.annuairesante.importer.report.NightReport.Group;
import fr.annuairesante.importer.report.NightReport.Guard;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each limit below, at and above it. */
class GuardRailsTest {

  private static final String ACTIVITIES = "PS_LibreAcces_Personne_activite";
  private static final List<SourceFacts> REGISTER =
      List.of(
          file(ACTIVITIES, "202611200200", 1000),
          file("PS_LibreAcces_Dipl_AutExerc", "202611200200", 1000),
          file("PS_LibreAcces_SavoirFaire", "202611200200", 1000));

  private static SourceFacts file(String kind, String stamp, long lines) {
    return new SourceFacts(
        kind + "_" + stamp + ".txt", kind, stamp, 1, "", lines, lines, true, List.of(), List.of());
  }

  private static SourceFacts activities(
      String name, long lines, long accepted, boolean ends, List<String> unknown) {
    return new SourceFacts(
        name, ACTIVITIES, "202611210200", 1, "", lines, accepted, ends, unknown, List.of());
  }

  private static List<String> stops(List<SourceFacts> before, SourceFacts now) {
    List<Guard> guards =
        new GuardRails(before, Set.of()).ofFiles(List.of(now, REGISTER.get(1), REGISTER.get(2)));
    return GuardRails.stopping(guards).stream().map(Guard::code).toList();
  }

  private static List<String> stops(Set<String> accepted, Dimension dimension, Group... groups) {
    List<Guard> guards =
        new GuardRails(List.of(), accepted)
            .ofChanges(new Counts(Map.of(dimension, List.of(groups))));
    return GuardRails.stopping(guards).stream()
        .map(guard -> guard.code() + (guard.subject().isEmpty() ? "" : ":" + guard.subject()))
        .toList();
  }

  private static Group group(String key, long before, long added, long removed, long changed) {
    return new Group(key, "", before, before + added - removed, added, changed, removed);
  }

  @Test
  void letsAnOrdinaryNightPass() {
    assertEquals(List.of(), stops(REGISTER, file(ACTIVITIES, "202611210200", 1010)));
    assertEquals(
        List.of(),
        stops(
            Set.of(),
            Dimension.KIND,
            group("PERSON", 1_500_000, 150, 80, 20_000),
            group("STRUCTURE", 400_000, 300, 250, 2_000),
            group("MAILBOX", 535_000, 340, 480, 400)));
  }

  @Test
  void stopsWhenAShareOfPersonsWouldVanish() {
    assertEquals(List.of(), stops(Set.of(), Dimension.KIND, group("PERSON", 10_000, 0, 100, 0)));
    assertEquals(
        List.of("PERSONS_LEFT"),
        stops(Set.of(), Dimension.KIND, group("PERSON", 10_000, 0, 101, 0)));
  }

  @Test
  void stopsWhenAlmostEverybodyChanges() {
    assertEquals(
        List.of("PERSONS_CHANGED"),
        stops(Set.of(), Dimension.KIND, group("PERSON", 10_000, 0, 0, 9_000)));
  }

  @Test
  void stopsWhenADepartementVanishesHoweverSmall() {
    Group[] groups = {group("48", 200, 0, 200, 0), group("75", 97_000, 50, 60, 900)};
    assertEquals(List.of("DEPARTEMENT_LEFT:48"), stops(Set.of(), Dimension.DEPARTEMENT, groups));
  }

  @Test
  void letsAPersonAcceptOneGroupOrTheWholeLimit() {
    Group[] groups = {group("48", 200, 0, 200, 0), group("09", 200, 0, 200, 0)};
    assertEquals(
        List.of("DEPARTEMENT_LEFT:09"),
        stops(Set.of("DEPARTEMENT_LEFT:48"), Dimension.DEPARTEMENT, groups));
    assertEquals(List.of(), stops(Set.of("DEPARTEMENT_LEFT"), Dimension.DEPARTEMENT, groups));
  }

  @Test
  void stopsWhenAnOperatorsDomainVanishes() {
    assertEquals(
        List.of("DOMAIN_LEFT:aura.mssante.fr"),
        stops(Set.of(), Dimension.DOMAIN, group("aura.mssante.fr", 11_000, 0, 11_000, 0)));
  }

  @Test
  void stopsWhenManyDomainsVanishThoughEachIsSmall() {
    Group[] groups = new Group[100];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = group("d" + i + ".mssante.fr", 4, 0, i < 11 ? 4 : 0, 0);
    }
    assertEquals(List.of("DOMAINS_LEFT"), stops(Set.of(), Dimension.DOMAIN, groups));
  }

  @Test
  void letsAFirstFillPass() {
    assertEquals(List.of(), stops(Set.of(), Dimension.KIND, group("PERSON", 0, 1_500_000, 0, 0)));
  }

  @Test
  void stopsOnAFileOlderThanTheLastOne() {
    assertEquals(List.of("FILE_AGE"), stops(REGISTER, file(ACTIVITIES, "202611190200", 1000)));
  }

  @Test
  void takesAFileWithoutAStamp() {
    assertEquals(List.of(), stops(REGISTER, file(ACTIVITIES, "", 1000)));
  }

  @Test
  void stopsOnAFileWhoseLastLineIsNotEndedUnlessItNeverIs() {
    SourceFacts cut = activities("a.txt", 1000, 1000, false, List.of());
    assertEquals(List.of("FILE_CUT"), stops(REGISTER, cut));
    assertEquals(List.of("FILE_CUT"), stops(List.of(), cut));
    assertEquals(List.of(), stops(List.of(cut), cut));
  }

  @Test
  void stopsOnAFileThatGotMuchShorter() {
    SourceFacts before = activities("a.txt", 2_000_000, 2_000_000, true, List.of());
    SourceFacts shorter = activities("a.txt", 1_899_999, 1_899_999, true, List.of());
    assertEquals(List.of("LINES_LESS"), stops(List.of(before), shorter));
  }

  @Test
  void stopsWhenColumnsCameOrWent() {
    SourceFacts other = activities("a.txt", 1000, 1000, true, List.of("Nouvelle colonne"));
    assertEquals(List.of("COLUMNS"), stops(REGISTER, other));
    assertEquals(List.of(), stops(List.of(other), other));
  }

  @Test
  void stopsWhenTooManyLinesAreRefused() {
    assertEquals(
        List.of("REFUSED_LINES"),
        stops(List.of(), activities("a.txt", 10_000, 9_899, true, List.of())));
    assertEquals(List.of(), stops(List.of(), activities("a.txt", 10_000, 9_900, true, List.of())));
  }

  @Test
  void stopsOnAFileThatIsNamedAsAnotherKind() {
    SourceFacts wrong =
        activities("PS_LibreAcces_SavoirFaire_202611210200.txt", 1000, 1000, true, List.of());
    assertEquals(List.of("FILE_KIND"), stops(REGISTER, wrong));
  }

  @Test
  void stopsWhenOneOfTheThreeRegisterFilesIsMissing() {
    List<Guard> guards = new GuardRails(List.of(), Set.of()).ofFiles(REGISTER.subList(0, 2));
    assertEquals(
        List.of("FILE_MISSING"), GuardRails.stopping(guards).stream().map(Guard::code).toList());
  }

  @Test
  void tellsTheNearestGroupEvenWhenAllPass() {
    Counts counts =
        new Counts(
            Map.of(
                Dimension.PROFESSION,
                List.of(group("10", 10_000, 0, 100, 0), group("60", 10_000, 0, 200, 0))));
    List<Guard> left =
        new GuardRails(List.of(), Set.of())
            .ofChanges(counts).stream().filter(g -> g.code().equals("PROFESSION_LEFT")).toList();
    assertEquals(1, left.size());
    assertEquals("60", left.get(0).subject());
    assertEquals(2.0, left.get(0).measured());
    assertTrue(!left.get(0).exceeded());
  }

  @Test
  void hasAFrenchNameForEveryLimit() throws IOException {
    Properties names = new Properties();
    try (Reader in =
        new InputStreamReader(
            NightReport.class.getResourceAsStream("french.properties"), StandardCharsets.UTF_8)) {
      names.load(in);
    }
    List<String> unnamed =
        GuardRails.codes().stream().filter(code -> !names.containsKey("guard." + code)).toList();
    assertEquals(List.of(), unnamed);
  }
}
