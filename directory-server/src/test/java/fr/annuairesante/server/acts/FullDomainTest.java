package fr.annuairesante.server.acts;

import static fr.annuairesante.server.acts.Scene.ALPHA;
import static fr.annuairesante.server.acts.Scene.BETA;
import static fr.annuairesante.server.acts.Scene.START;
import static fr.annuairesante.server.acts.Scene.applied;
import static fr.annuairesante.server.acts.Scene.unchanged;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Actor;
import fr.annuairesante.trust.Change;
import fr.annuairesante.trust.Decision;
import fr.annuairesante.trust.Notice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Emptying a domain stays within memory and the journal, and ends with nothing left. */
class FullDomainTest {

  private static final String DOMAIN = "alpha.mssante.fr";
  private static final int MAILBOXES = Change.MailboxesOfDomainDeleted.MOST + 1_000;

  @Test
  void deletesAllInStepsThatWaitTogether(@TempDir Path folder) throws IOException {
    try (Scene scene = new Scene(folder)) {
      scene.validated(ALPHA, DOMAIN);
      scene.validated(BETA, "beta.mssante.fr");
      applied(scene.publish(ALPHA, Publications.group("b0@" + DOMAIN, "Urgences", false)));
      fill(scene);
      Notice notice = new Notice.Resignation(START.minusDays(30), START);
      applied(scene.agency(new Act.GiveNotice(ALPHA, notice)));
      assertEquals("DOM-007", Scene.codes(scene.agency(Scene.declare(BETA, DOMAIN))));

      List<CompletableFuture<Decision>> steps = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        steps.add(
            scene.directory.change(
                "",
                "",
                draft ->
                    new Acts(draft)
                        .carryOut(new Actor.Agency("agente"), new Act.EmptyDomain(DOMAIN))));
      }
      applied(steps.get(0).join());
      applied(steps.get(1).join());
      unchanged(steps.get(2).join());
      applied(scene.agency(Scene.declare(BETA, DOMAIN)));
      assertEquals(
          0,
          scene.directory.<Integer>rehearse(
              "",
              draft ->
                  DirectoryTrustSpace.of(draft)
                      .mailboxes(new fr.annuairesante.trust.DomainName(DOMAIN), MAILBOXES)));
    }
  }

  private static void fill(Scene scene) {
    DirectoryEntry first = scene.entry(Tree.mailbox("b0@" + DOMAIN));
    scene
        .directory
        .change(
            "",
            "",
            draft -> {
              for (int i = 1; i < MAILBOXES; i++) {
                draft.put(named(first, "b" + i + "@" + DOMAIN));
              }
              return true;
            })
        .join();
  }

  private static DirectoryEntry named(DirectoryEntry entry, String address) {
    return new DirectoryEntry(
        Tree.mailbox(address),
        entry.attributes().stream()
            .map(
                each -> each.name().equals("mail") ? new Attribute("mail", List.of(address)) : each)
            .toList());
  }
}
