package fr.annuairesante.server.acts;

import static fr.annuairesante.server.acts.Publications.personal;
import static fr.annuairesante.server.acts.Scene.ALPHA;
import static fr.annuairesante.server.acts.Scene.HELENE;
import static fr.annuairesante.server.acts.Scene.applied;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.schema.exchange.Applied;
import fr.annuairesante.schema.exchange.Batch;
import fr.annuairesante.schema.exchange.ByteReader;
import fr.annuairesante.schema.exchange.Decided;
import fr.annuairesante.schema.exchange.Difference;
import fr.annuairesante.schema.exchange.Held;
import fr.annuairesante.schema.exchange.RunState;
import fr.annuairesante.schema.exchange.Unit;
import fr.annuairesante.schema.exchange.UnitKind;
import fr.annuairesante.server.WriteLimits;
import fr.annuairesante.server.run.ImportRuns;
import fr.annuairesante.server.search.Viewer;
import fr.annuairesante.server.trustspace.Dossier;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Actor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator has withdrawn, and the extraction still lists (R84). */
class WithdrawalsTest {

  private static final String DOMAIN = "chu-nimes.mssante.fr";
  private static final String ADDRESS = "helene.dhauteville@" + DOMAIN;

  @TempDir Path folder;
  private Scene scene;
  private ImportRuns runs;
  private int run;

  /** A mailbox of the extraction, withdrawn on the first of March. */
  @BeforeEach
  void withdraw() throws IOException {
    scene = new Scene(folder, WriteLimits.DEFAULT, OptionalInt.of(30));
    runs = new ImportRuns(scene.directory);
    scene.validated(ALPHA, DOMAIN);
    extraction();
    assertTrue(scene.isSeen(ADDRESS));
    assertEquals(List.of(ADDRESS), addresses());
    scene.at(Instant.parse("2026-03-01T11:00:00Z"));
    alpha(new Act.Withdraw(ADDRESS));
  }

  @AfterEach
  void close() throws IOException {
    scene.close();
  }

  private void alpha(Act act) {
    String by = Tree.operator(ALPHA.text());
    Actor actor = new Actor.OfOperator(ALPHA);
    applied(scene.directory.change(by, "", draft -> new Acts(draft).carryOut(actor, act)).join());
  }

  private Applied extraction() {
    DirectoryEntry mailbox =
        DirectoryEntry.builder(Tree.mailbox(ADDRESS))
            .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson", "asBoite")
            .add("cn", "Hélène D’HAUTEVILLE-CŒUR")
            .add("sn", "D’HAUTEVILLE-CŒUR")
            .add("mail", ADDRESS)
            .add("TypeBAL", "PER")
            .add("asIdentifiantNational", HELENE)
            .add(Attributes.DIGEST, "d1")
            .build();
    DirectoryEntry person = Scene.person(HELENE, "D’HAUTEVILLE-CŒUR", "Hélène", "10", "Médecin");
    DirectoryEntry listed = Decided.withMailboxes(person, List.of(ADDRESS), List.of());
    run++;
    List<Difference> differences = List.of(put(mailbox), put(listed));
    return runs.apply(new Batch("r" + run, 1, RunState.APPLIED, "{}", differences)).join();
  }

  private static Difference put(DirectoryEntry entry) {
    return new Difference.Put(new Unit(entry, List.of()));
  }

  private List<String> addresses() {
    return scene.entry(Tree.person(HELENE)).values(Attributes.MAILBOX_ADDRESS);
  }

  private boolean isNoted() {
    return scene.directory.entry(Tree.withdrawal(ADDRESS), Viewer.SERVER).isPresent();
  }

  /** The writer's own changes come before whatever waits. */
  private void at(String instant) {
    scene.at(Instant.parse(instant));
    scene.directory.change("", "", draft -> true).join();
  }

  private List<Held> heldMailboxes() {
    List<Held> held = new ArrayList<>();
    runs.digests(
        List.of(UnitKind.MAILBOX),
        page -> {
          ByteReader in = new ByteReader(page);
          while (!in.atEnd()) {
            held.add(Held.read(in));
          }
          return true;
        });
    return held;
  }

  private Questions.Why why() {
    byte[] question = Questions.why(ADDRESS);
    String answer = new Questions(scene.directory).answer(new Actor.OfOperator(ALPHA), question);
    return Dossier.read(answer, Questions.Why.class);
  }

  @Test
  void anImporterIsToldAndSendsNothing() {
    Held held = heldMailboxes().get(0);
    assertEquals(ADDRESS, held.name());
    assertTrue(held.local());
    assertTrue(held.closed());
    assertEquals(1, heldMailboxes().size());
  }

  @Test
  void anExtractionThatWasReadBeforeDoesNotBringItBack() {
    assertFalse(scene.isSeen(ADDRESS));
    Applied applied = extraction();
    assertEquals(1, applied.kept());
    assertFalse(scene.isSeen(ADDRESS));
    assertEquals(List.of(), addresses());
    assertEquals("FALSE", scene.entry(Tree.person(HELENE)).first(Attributes.HAS_MAILBOX));
  }

  @Test
  void readersSeeNoNoteOfIt() {
    assertTrue(isNoted());
    assertTrue(scene.directory.entry(Tree.withdrawal(ADDRESS), Scene.READER).isEmpty());
  }

  @Test
  void saysSinceWhenAndUntilWhen() {
    Questions.Why why = why();
    assertFalse(why.trouvee());
    assertEquals(
        List.of(
            "La boîte a été retirée ici le 01/03/2026 : l'extraction nationale ne la remet pas"
                + " avant le 15/03/2026."),
        why.motifs().stream()
            .filter(each -> each.code().equals("REM-013"))
            .map(Receipt.Motif::texte)
            .toList());
  }

  @Test
  void anExtractionCountsAgainAfterFourteenDays() {
    at("2026-03-14T22:59:59Z");
    assertTrue(isNoted());
    assertEquals(1, extraction().kept());
    at("2026-03-14T23:00:00Z");
    assertFalse(isNoted());
    assertEquals(List.of(), heldMailboxes());
    assertEquals(0, extraction().kept());
    assertTrue(scene.isSeen(ADDRESS));
    assertEquals(List.of(ADDRESS), addresses());
  }

  @Test
  void itsOperatorPublishesItAgainAtOnce() {
    alpha(new Act.Publish(personal(ADDRESS)));
    assertFalse(isNoted());
    assertTrue(scene.isSeen(ADDRESS));
    assertEquals(List.of(ADDRESS), addresses());
    assertEquals(List.of(), why().motifs());
  }
}
