package fr.annuairesante.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.importer.difference.SourceFacts;
import fr.annuairesante.importer.extract.ExtractKind;
import fr.annuairesante.schema.exchange.RunState;
import fr.annuairesante.server.monitor.Freshness;
import fr.annuairesante.server.run.RunEntry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportedSourcesTest {

  private static final Instant STARTED = Instant.parse("2026-11-21T02:30:00Z");

  /** A run whose entry last changed so many hours after the first began. */
  private static PastRun run(String id, int hours, RunState state, SourceFacts... files)
      throws IOException {
    RunDossier dossier =
        new RunDossier("20261121023000Z", "", "nuit", List.of(files), List.of(), "", "");
    RunEntry entry = new RunEntry(id, state, 1, dossier.toJson());
    return PastRun.of(entry, STARTED.plus(Duration.ofHours(hours)));
  }

  private static SourceFacts file(ExtractKind kind, String stamp) {
    return new SourceFacts(
        "x.txt", kind.fileName(), stamp, 1, "00", 1, 1, true, List.of(), List.of());
  }

  private static Freshness freshness(PastRun... runs) {
    return ImportedSources.of(List.of(runs), Duration.ofDays(2));
  }

  private static List<String> sources(Freshness freshness) {
    return freshness.sources().stream().map(each -> each.name() + " " + each.dated()).toList();
  }

  @Test
  void aSourceIsAsOldAsTheOldestOfItsFilesInFrenchTime() throws IOException {
    Freshness freshness =
        freshness(
            run(
                "1",
                0,
                RunState.APPLIED,
                file(ExtractKind.SKILL, "202611210300"),
                file(ExtractKind.ACTIVITY, "202611210200"),
                file(ExtractKind.MAILBOX, "")));
    assertEquals(
        List.of("mailboxes 2026-11-21T02:30:00Z", "register 2026-11-21T01:00:00Z"),
        sources(freshness));
    assertTrue(freshness.lastRun().orElseThrow().good());
  }

  @Test
  void onlyWhatIsInForceMakesTheDirectoryFresher() throws IOException {
    PastRun first = run("1", 0, RunState.APPLIED, file(ExtractKind.MAILBOX, "202611190200"));
    for (RunState state : RunState.values()) {
      PastRun second = run("2", 1, state, file(ExtractKind.MAILBOX, "202611200200"));
      Freshness freshness = freshness(first, second);
      String day = state == RunState.APPLIED ? "20" : "19";
      assertEquals(List.of("mailboxes 2026-11-" + day + "T01:00:00Z"), sources(freshness));
      assertEquals(state.name(), freshness.lastRun().orElseThrow().outcome());
      assertEquals(state == RunState.APPLIED, freshness.lastRun().orElseThrow().good());
    }
  }

  @Test
  void theLastRunIsTheOneThatSomethingHappenedToLast() throws IOException {
    PastRun takenBack = run("1", 5, RunState.REVERTED);
    PastRun later = run("2", 1, RunState.APPLIED);
    assertEquals("1", freshness(takenBack, later).lastRun().orElseThrow().name());
    assertFalse(freshness(takenBack, later).lastRun().orElseThrow().good());
  }

  @Test
  void withoutARunThereIsAnAlarm() {
    assertTrue(freshness().alarming(STARTED));
    assertEquals("no import was ever applied", freshness().alarm(STARTED));
  }
}
