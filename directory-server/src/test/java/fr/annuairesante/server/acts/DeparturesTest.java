package fr.annuairesante.server.acts;

import static fr.annuairesante.server.acts.Scene.HELENE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.schema.exchange.Difference;
import fr.annuairesante.schema.exchange.Unit;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.WriteLimits;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.journal.Transaction;
import fr.annuairesante.server.search.SearchLimits;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What becomes of the mailboxes of a person who leaves the register (R38). */
class DeparturesTest extends SceneWithALeaver {

  private void assertShown(boolean shown) {
    assertEquals(shown, scene.isSeen(ADDRESS), ADDRESS);
    assertEquals(shown, scene.isSeen(MIRRORED), MIRRORED);
  }

  @Test
  void hidesTheMailboxesAtMidnightInParisWhenTheDelayIsOver() throws IOException {
    serve(30);
    leaves();
    at("2026-03-30T21:59:59Z");
    assertShown(true);
    Stamp before = stamp();
    at("2026-03-30T22:00:00Z");
    assertShown(false);
    DirectoryEntry hidden = scene.entry(Tree.mailbox(ADDRESS));
    assertEquals("TRUE", hidden.first(Attributes.CLOSED));
    assertTrue(hidden.first(Attributes.HIDDEN_SINCE).startsWith("20260330"));
    assertEquals(before.uuid(), stamp().uuid());
    assertEquals(before.createdMicros(), stamp().createdMicros());
    assertEquals(before.creator(), stamp().creator());
    assertEquals(List.of("leavers 2026-03-31"), origins("leavers"));
  }

  private Stamp stamp() {
    return scene
        .directory
        .change("", "", draft -> draft.stamp(Tree.mailbox(ADDRESS)).orElseThrow())
        .join();
  }

  private List<String> origins(String start) throws IOException {
    List<String> origins = new ArrayList<>();
    scene.directory.history(0, (Transaction each) -> origins.add(each.origin()));
    return origins.stream().filter(each -> each.startsWith(start)).toList();
  }

  @Test
  void hidesThemAsSoonAsTheImportHasEndedWithoutDelay() throws IOException {
    serve(0);
    leaves();
    assertShown(false);
    assertEquals(List.of(), scene.entry(Tree.person(HELENE)).values(Attributes.MAILBOX_ADDRESS));
  }

  @Test
  void hidesThemAtTheNextStartWhenNobodyServedMeanwhile() throws IOException {
    serve(30);
    leaves();
    scene.close();
    scene = null;
    Clock later = Clock.fixed(Instant.parse("2026-05-01T09:00:00Z"), ZoneOffset.UTC);
    try (Directory directory =
        Directory.open(
            DataDirectory.at(folder),
            SearchLimits.DEFAULT,
            WriteLimits.DEFAULT,
            OptionalInt.of(30),
            later)) {
      directory.change("", "", draft -> true).join();
      assertTrue(directory.entry(Tree.mailbox(ADDRESS), Scene.READER).isEmpty());
      assertTrue(directory.entry(Tree.mailbox(MIRRORED), Scene.READER).isEmpty());
    }
  }

  @Test
  void showsThemAgainWhenThePersonIsBack() throws IOException {
    serve(0);
    DirectoryEntry before = scene.entry(Tree.mailbox(ADDRESS));
    leaves();
    comesBack();
    assertShown(true);
    assertEquals("", scene.entry(Tree.mailbox(ADDRESS)).first(Attributes.CLOSED));
    assertEquals("", scene.entry(Tree.mailbox(ADDRESS)).first(Attributes.HIDDEN_SINCE));
    assertEquals(before.values("cn"), scene.entry(Tree.mailbox(ADDRESS)).values("cn"));
    assertEquals(
        List.of(ADDRESS), scene.entry(Tree.person(HELENE)).values(Attributes.MAILBOX_ADDRESS));
  }

  @Test
  void showsThemAgainWhenTheImportIsTakenBack() throws IOException {
    serve(0);
    List<String> before = scene.entry(Tree.person(HELENE)).values(Attributes.MAILBOX_ADDRESS);
    assertEquals(List.of(MIRRORED, ADDRESS), before);
    leaves();
    assertShown(false);
    assertEquals(List.of(), runs.revert("r" + run, "uid=agent").refused());
    settle();
    assertShown(true);
    assertEquals(before, scene.entry(Tree.person(HELENE)).values(Attributes.MAILBOX_ADDRESS));
  }

  @Test
  void aHiddenMailboxStaysHiddenWhateverItsExtractionSays() throws IOException {
    serve(0);
    leaves();
    DirectoryEntry there = scene.entry(Tree.mailbox(MIRRORED));
    DirectoryEntry changed =
        DirectoryEntry.builder(there.dn())
            .addAll("objectClass", there.values("objectClass"))
            .add("cn", "Hélène D’HAUTEVILLE")
            .add("sn", "D’HAUTEVILLE")
            .add("mail", MIRRORED)
            .add("TypeBAL", "PER")
            .add("asIdentifiantNational", HELENE)
            .add(Attributes.DIGEST, "d2")
            .build();
    apply(new Difference.Put(new Unit(changed, List.of())));
    assertShown(false);
    comesBack();
    assertShown(true);
    assertEquals("D’HAUTEVILLE", scene.entry(Tree.mailbox(MIRRORED)).first("sn"));
  }
}
