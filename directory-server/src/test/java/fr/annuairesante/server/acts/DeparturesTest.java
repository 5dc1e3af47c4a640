package fr.annuairesante.server.acts;

import static fr.annuairesante.server.acts.Scene.ALPHA;
import static fr.annuairesante.server.acts.Scene.BETA;
import static fr.annuairesante.server.acts.Scene.HELENE;
import static fr.annuairesante.server.acts.Scene.applied;
import static fr.annuairesante.server.acts.Scene.personal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.schema.exchange.Batch;
import fr.annuairesante.schema.exchange.Decided;
import fr.annuairesante.schema.exchange.Difference;
import fr.annuairesante.schema.exchange.RunState;
import fr.annuairesante.schema.exchange.Unit;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.WriteLimits;
import fr.annuairesante.server.acts.Departures.Departure;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.journal.Transaction;
import fr.annuairesante.server.run.ImportRuns;
import fr.annuairesante.server.search.SearchLimits;
import fr.annuairesante.server.trustspace.Dossier;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Actor;
import fr.annuairesante.trust.Publication;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the mailboxes of a person who leaves the register (R38). */
class DeparturesTest {

  private static final String DOMAIN = "chu-nimes.mssante.fr";
  private static final String ADDRESS = "helene.dhauteville@" + DOMAIN;
  private static final String MIRRORED = "h.d-hauteville@jamais-declare.mssante.fr";
  private static final Instant LEFT = Instant.parse("2026-03-01T11:00:00Z");
  private static final LocalDate LEFT_ON = LocalDate.of(2026, 3, 1);

  @TempDir Path folder;
  private Scene scene;
  private ImportRuns runs;
  private int run;

  private void serve(int days) throws IOException {
    scene = new Scene(folder, WriteLimits.DEFAULT, OptionalInt.of(days));
    runs = new ImportRuns(scene.directory);
    scene.validated(ALPHA, DOMAIN);
    scene.validated(BETA, "beta.mssante.fr");
    publish(personal(ADDRESS));
    DirectoryEntry mirrored =
        DirectoryEntry.builder(Tree.mailbox(MIRRORED))
            .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson", "asBoite")
            .add("cn", "Hélène D’HAUTEVILLE-CŒUR")
            .add("sn", "D’HAUTEVILLE-CŒUR")
            .add("mail", MIRRORED)
            .add("TypeBAL", "PER")
            .add("asIdentifiantNational", HELENE)
            .add(Attributes.DIGEST, "d1")
            .build();
    apply(new Difference.Put(new Unit(mirrored, List.of())));
  }

  @AfterEach
  void close() throws IOException {
    if (scene != null) {
      scene.close();
    }
  }

  private void publish(Publication publication) {
    applied(
        scene
            .directory
            .change(
                Tree.operator(ALPHA.text()),
                "",
                draft ->
                    new Acts(draft)
                        .carryOut(new Actor.OfOperator(ALPHA), new Act.Publish(publication)))
            .join());
  }

  private void apply(Difference... differences) {
    run++;
    runs.apply(new Batch("r" + run, 1, RunState.APPLIED, "{}", List.of(differences))).join();
    settle();
  }

  /** The writer's own changes come before whatever waits. */
  private void settle() {
    scene.directory.change("", "", draft -> true).join();
  }

  private void leaves() {
    scene.at(LEFT);
    settle();
    apply(new Difference.Close(Tree.person(HELENE)));
  }

  private void comesBack() {
    DirectoryEntry person = Scene.person(HELENE, "D’HAUTEVILLE-CŒUR", "Hélène", "10", "Médecin");
    apply(new Difference.Put(new Unit(person, List.of())));
  }

  private void at(String instant) {
    scene.at(Instant.parse(instant));
    settle();
  }

  private void assertShown(boolean shown) {
    assertEquals(shown, scene.isSeen(ADDRESS), ADDRESS);
    assertEquals(shown, scene.isSeen(MIRRORED), MIRRORED);
  }

  private Questions.Why why(String address) {
    byte[] question = Questions.why(address);
    String answer = new Questions(scene.directory).answer(new Actor.OfOperator(ALPHA), question);
    return Dossier.read(answer, Questions.Why.class);
  }

  private List<Departure> departures(Actor actor) {
    String answer = new Questions(scene.directory).answer(actor, Questions.departures(""));
    Departures page = Dossier.read(answer, Departures.class);
    assertFalse(page.suite());
    return page.boites();
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

  @Test
  void saysWhyBeforeAndAfter() throws IOException {
    serve(30);
    leaves();
    Questions.Why shown = why(ADDRESS);
    assertTrue(shown.trouvee());
    assertEquals("REM-010", shown.motifs().get(0).code());
    assertEquals(
        "Le professionnel 810000000009 a quitté le registre le 01/03/2026 : la boîte sera masquée"
            + " le 31/03/2026.",
        shown.motifs().get(0).texte());
    at("2026-04-02T10:00:00Z");
    Questions.Why hidden = why(ADDRESS);
    assertFalse(hidden.trouvee());
    assertEquals("REM-011", hidden.motifs().get(0).code());
    assertEquals(
        "Le professionnel 810000000009 a quitté le registre : la boîte est masquée depuis le"
            + " 02/04/2026.",
        hidden.motifs().get(0).texte());
    assertFalse(why(MIRRORED).trouvee());
    comesBack();
    assertEquals(List.of(), why(ADDRESS).motifs());
  }

  @Test
  void listsAnOperatorsOwnAndTheAgencyAll() throws IOException {
    serve(30);
    leaves();
    Departure own =
        new Departure(ADDRESS, "alpha", HELENE, LEFT_ON, false, Optional.of(LEFT_ON.plusDays(30)));
    Departure mirrored =
        new Departure(MIRRORED, "", HELENE, LEFT_ON, false, Optional.of(LEFT_ON.plusDays(30)));
    assertEquals(List.of(own), departures(new Actor.OfOperator(ALPHA)));
    assertEquals(List.of(), departures(new Actor.OfOperator(BETA)));
    assertEquals(List.of(mirrored, own), departures(new Actor.Agency("agente")));
    at("2026-04-02T10:00:00Z");
    assertEquals(
        List.of(
            new Departure(
                ADDRESS, "alpha", HELENE, LEFT_ON, true, Optional.of(LocalDate.of(2026, 4, 2)))),
        departures(new Actor.OfOperator(ALPHA)));
    comesBack();
    assertEquals(List.of(), departures(new Actor.Agency("agente")));
  }

  @Test
  void givesThemPageByPage() throws IOException {
    serve(30);
    scene
        .directory
        .change(
            Tree.operator(ALPHA.text()),
            "",
            draft -> {
              DirectoryEntry one = draft.entry(Tree.mailbox(ADDRESS)).orElseThrow();
              for (int i = 0; i < 1_000; i++) {
                String address = String.format("e%04d@%s", i, DOMAIN);
                draft.put(
                    Decided.with(
                        new DirectoryEntry(Tree.mailbox(address), one.attributes()),
                        List.of("mail"),
                        List.of(new Attribute("mail", List.of(address)))));
              }
              return true;
            })
        .join();
    leaves();
    Questions questions = new Questions(scene.directory);
    Actor alpha = new Actor.OfOperator(ALPHA);
    Departures first =
        Dossier.read(questions.answer(alpha, Questions.departures("")), Departures.class);
    assertTrue(first.suite());
    assertEquals(1_000, first.boites().size());
    String last = first.boites().get(999).adresse();
    Departures rest =
        Dossier.read(questions.answer(alpha, Questions.departures(last)), Departures.class);
    assertFalse(rest.suite());
    assertEquals(List.of(ADDRESS), rest.boites().stream().map(Departure::adresse).toList());
  }
}
