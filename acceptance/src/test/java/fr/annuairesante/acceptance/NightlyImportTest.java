package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.sdk.Entry;
import fr.annuairesante.acceptance.Annuaire.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nights on a running server, each part a process of its own. */
class NightlyImportTest extends NightsOnAServer {

  @Test
  void nightsByDifferencesEndWhereALoadInBulkDoes() throws Exception {
    long before = journal();
    assertTrue(run(with(0, night())).expect(0).out().contains("unchanged: 0 put"));
    assertEquals(before, journal(), "unchanged files write nothing");
    for (int day = 1; day <= 2; day++) {
      assertTrue(run(with(day, night())).expect(0).out().contains("applied: "));
    }
    assertTrue(run(with(2, night())).expect(0).out().contains("unchanged: 0 put"));
    assertSame(loadedInBulk(2), stoppedRegister());
  }

  @Test
  void moreRunsThanASearchReturnsAreAllRemembered() throws Exception {
    assertEquals(0, server.terminate());
    Path few = Files.writeString(folder.resolve("few.yaml"), "search-entries: 1\n");
    server = RunningServer.start(data, "--config", few.toString());
    run(with(1, night())).expect(0);
    run(with(2, night())).expect(0);
    assertStops(with(1, night()), "FILE_AGE");
  }

  @Test
  void aPlanSaysWhatWouldChangeAndChangesNothing() throws Exception {
    long before = journal();
    String planned = run(with(1, night("--plan"))).expect(0).out();
    assertEquals(before, journal());
    String applied = run(with(1, night())).expect(0).out();
    assertEquals(numbers(planned, "planned: "), numbers(applied, "applied: "));
  }

  private static String numbers(String out, String word) {
    return out.lines()
        .filter(line -> line.startsWith(word))
        .findFirst()
        .orElseThrow()
        .substring(word.length());
  }

  @Test
  void guardRailsStopARunBeforeItWrites() throws Exception {
    run(with(1, night())).expect(0);
    Map<String, Entry> before = register(data);
    Path activities = Path.of(with(2)[2]);
    assertTrue(activities.toString().contains("Personne_activite"), activities::toString);
    List<String> lines = Files.readAllLines(activities);
    Files.write(activities, lines.subList(0, lines.size() / 2));
    assertStops(with(2, night()), "LINES_LESS");
    Files.writeString(activities, String.join("\n", lines));
    assertStops(with(2, night()), "FILE_CUT");
    Files.writeString(activities, "");
    run(with(2, night())).expect(1);
    Files.write(activities, lines);
    assertStops(with(0, night()), "FILE_AGE");
    assertEquals(before, register(data), "a run that stops leaves a note and changes nothing");
    assertTrue(status().contains("last-run-outcome=STOPPED"), this::status);
    run(with(2, night("--accept", "NOTHING"))).expect(1);
    run(with(2, night())).expect(0);
    assertTrue(status().contains("last-run-outcome=APPLIED"), this::status);
    assertNotEquals(before, register(data));
  }

  private void assertStops(String[] arguments, String limit) {
    Ended ended = run(arguments).expect(1);
    assertTrue(ended.err().contains("nothing was changed"), ended::err);
    assertTrue(ended.err().contains(limit), ended::err);
  }

  @Test
  void onlyAnAccountWithTheRightMayImport() {
    Ended refused = run(nightOf("medecin", folder.resolve("files").toString())).expect(1);
    assertTrue(refused.err().contains("may not import"), refused::err);
    assertFalse(refused.err().contains(PASSWORD));
  }

  @Test
  void theMailboxOfAPersonWhoLeftIsReportedAndHiddenInTime() throws Exception {
    Annuaire.runTyping(
            PASSWORD + "\n", "account", "add", "agente", "--right", "agence", "--data", "" + data)
        .expect(0);
    String[] files = with(1);
    List<String> mailbox = personalMailbox(files);
    for (String register : List.of(files[1], files[2], files[3])) {
      List<String> lines = Files.readAllLines(Path.of(register));
      lines.removeIf(line -> line.contains("|" + mailbox.get(1) + "|"));
      Files.write(Path.of(register), lines);
    }
    run(with(1, night())).expect(0);
    List<String> shown = departure(mailbox.get(0));
    LocalDate left = LocalDate.parse(shown.get(3));
    String due = left.plusDays(30).toString();
    assertEquals(List.of(mailbox.get(0), "", mailbox.get(1), left.toString(), "shown", due), shown);
    assertEquals(0, server.terminate());
    Path config = folder.resolve("annuaire.yaml");
    Files.writeString(config, "hide-mailboxes-of-closed-after-days: 0\n");
    server = RunningServer.start(data, "--config", config.toString());
    for (int i = 0; i < 20 && !departure(mailbox.get(0)).get(4).equals("hidden"); i++) {
      Thread.sleep(500);
    }
    assertEquals("hidden", departure(mailbox.get(0)).get(4));
    Ended why = run(agency("why", mailbox.get(0))).expect(0);
    assertTrue(why.out().contains(mailbox.get(0) + " is not found"), why::out);
    assertTrue(why.out().contains("REM-011"), why::out);
  }

  /** Address and national identifier of the first personal mailbox of somebody who practises. */
  private static List<String> personalMailbox(String[] files) throws IOException {
    String activities = Files.readString(Path.of(files[2]));
    for (String line : Files.readAllLines(Path.of(files[0]))) {
      String[] fields = line.split("\\|", -1);
      if (fields[0].equals("PER") && activities.contains("|" + fields[4] + "|")) {
        return List.of(fields[1], fields[4]);
      }
    }
    throw new AssertionError("no personal mailbox in the sample");
  }

  private List<String> departure(String address) {
    Ended departures = run(agency("departures")).expect(0);
    return departures
        .out()
        .lines()
        .map(line -> List.of(line.split("\t", -1)))
        .filter(line -> line.get(0).equals(address))
        .findFirst()
        .orElseThrow(() -> new AssertionError(departures.out()));
  }

  private String[] agency(String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(
        List.of(
            "--url",
            server.url(),
            "--certificate",
            data.resolve("tls/ldaps-certificate.pem").toString(),
            "--account",
            "agente"));
    return all.toArray(String[]::new);
  }

  @Test
  void killedOnEitherSideAndRunAgainItEndsWhereItShould() throws Exception {
    Map<String, Entry> expected = loadedInBulk(2);
    for (int i = 0; i < 3; i++) {
      List<String> command = Annuaire.command(with(2, night()));
      Path typed = Files.writeString(folder.resolve("typed"), PASSWORD + "\n");
      Process importer =
          new ProcessBuilder(command)
              .redirectInput(typed.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      long before = journal();
      boolean ended = false;
      while (!ended && journal() == before) {
        ended = importer.waitFor(1, TimeUnit.MILLISECONDS);
      }
      if (i == 1) {
        importer.destroyForcibly().waitFor();
      } else {
        server.kill();
        server = RunningServer.start(data);
        importer.destroyForcibly().waitFor();
      }
    }
    run(with(2, night())).expect(0);
    assertTrue(run(with(2, night())).expect(0).out().contains("unchanged: 0 put"));
    assertSame(expected, stoppedRegister());
    try (Stream<Path> left = Files.list(data.resolve("work"))) {
      assertEquals(List.of(), left.filter(each -> each.toString().contains("run-")).toList());
    }
  }
}
