package fr.annuairesante.server.acts;

import static fr.annuairesante.server.acts.Publications.personal;
import static fr.annuairesante.server.acts.Scene.ALPHA;
import static fr.annuairesante.server.acts.Scene.BETA;
import static fr.annuairesante.server.acts.Scene.HELENE;
import static fr.annuairesante.server.acts.Scene.applied;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.schema.exchange.Batch;
import fr.annuairesante.schema.exchange.Difference;
import fr.annuairesante.schema.exchange.RunState;
import fr.annuairesante.schema.exchange.Unit;
import fr.annuairesante.server.WriteLimits;
import fr.annuairesante.server.run.ImportRuns;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Actor;
import fr.annuairesante.trust.Publication;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A person with two mailboxes, one of them from the extraction, who leaves the register (R38). */
abstract class SceneWithALeaver {

  static final String DOMAIN = "chu-nimes.mssante.fr";
  static final String ADDRESS = "helene.dhauteville@" + DOMAIN;
  static final String MIRRORED = "h.d-hauteville@jamais-declare.mssante.fr";
  static final Instant LEFT = Instant.parse("2026-03-01T11:00:00Z");

  @TempDir Path folder;
  Scene scene;
  ImportRuns runs;
  int run;

  void serve(int days) throws IOException {
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

  void publish(Publication publication) {
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

  void apply(Difference... differences) {
    run++;
    runs.apply(new Batch("r" + run, 1, RunState.APPLIED, "{}", List.of(differences))).join();
    settle();
  }

  /** The writer's own changes come before whatever waits. */
  void settle() {
    scene.directory.change("", "", draft -> true).join();
  }

  void leaves() {
    scene.at(LEFT);
    settle();
    apply(new Difference.Close(Tree.person(HELENE)));
  }

  void comesBack() {
    DirectoryEntry person = Scene.person(HELENE, "D’HAUTEVILLE-CŒUR", "Hélène", "10", "Médecin");
    apply(new Difference.Put(new Unit(person, List.of())));
  }

  void at(String instant) {
    scene.at(Instant.parse(instant));
    settle();
  }
}
