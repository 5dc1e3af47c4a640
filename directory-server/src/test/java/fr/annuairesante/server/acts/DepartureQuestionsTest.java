package fr.annuairesante.server.acts;

import static fr.annuairesante.server.acts.Scene.ALPHA;
import static fr.annuairesante.server.acts.Scene.BETA;
import static fr.annuairesante.server.acts.Scene.HELENE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.schema.exchange.Decided;
import fr.annuairesante.server.acts.Departures.Departure;
import fr.annuairesante.server.trustspace.Dossier;
import fr.annuairesante.trust.Actor;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What operators and the agency are told of people who leave the register (R38). */
class DepartureQuestionsTest extends SceneWithALeaver {

  private static final LocalDate LEFT_ON = LocalDate.of(2026, 3, 1);

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
