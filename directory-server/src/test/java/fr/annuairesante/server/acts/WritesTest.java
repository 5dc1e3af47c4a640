package fr.annuairesante.server.acts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.search.Viewer;
import fr.annuairesante.server.write.Asked;
import fr.annuairesante.server.write.ResultCode;
import fr.annuairesante.server.write.Write;
import fr.annuairesante.server.write.Written;
import fr.annuairesante.trust.Act;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Add, modify and delete by an operator: acts of the trust space. */
class WritesTest extends SceneWithWriters {

  @Test
  void anOperatorPublishesChangesAndWithdrawsAMailbox() {
    done(write(OPERATOR, helene("cn=comme on voudra", "description=à l’étage", "l=AILLEURS")));
    DirectoryEntry entry = scene.entry(DN);
    assertEquals("D’HAUTEVILLE-CŒUR", entry.first("sn"));
    assertEquals("Docteur Hélène D’HAUTEVILLE-CŒUR", entry.first("displayName"));
    assertEquals("TOULOUSE", entry.first("l"));
    assertEquals("à l’étage", entry.first("description"));
    assertTrue(scene.isSeen(ADDRESS));

    done(write(OPERATOR, replace(DN, "asListeRouge", "TRUE")));
    assertEquals("TRUE", scene.entry(DN).first("asListeRouge"));
    assertEquals("TRUE", scene.directory.entry(DN, OPERATOR).orElseThrow().first("asListeRouge"));
    done(write(OPERATOR, replace(DN, "asDematerialisation", "TRUE")));
    assertEquals("TRUE", scene.entry(DN).first("asDematerialisation"));
    done(write(OPERATOR, replace(DN, "asService", "Pédiatrie")));
    assertEquals("TRUE", scene.entry(DN).first("asDematerialisation"), "kept (R91)");
    assertEquals("Pédiatrie", scene.entry(DN).first("asService"));

    done(write(OPERATOR, new Write.Delete(DN)));
    assertEquals(Optional.empty(), scene.directory.entry(DN, Viewer.SERVER));
    refused(ResultCode.NO_SUCH_OBJECT, "no entry", write(OPERATOR, new Write.Delete(DN)));
  }

  @Test
  void theRulesAnswerWithTheirCodeAndSentence() {
    refused(
        ResultCode.CONSTRAINT_VIOLATION,
        "BAL-012 identifiantPP: Le registre ne connaît",
        write(OPERATOR, add(ADDRESS, "TypeIdentifiantPP=8", "IdentifiantPP=19999999999")));
    refused(ResultCode.CONSTRAINT_VIOLATION, "BAL-014 nom: ", write(OPERATOR, helene("sn=Martin")));
    refused(ResultCode.OBJECT_CLASS_VIOLATION, "BAL-010", write(OPERATOR, add(ADDRESS)));
    scene.agency(new Act.Suspend(Scene.ALPHA, "contrôle"));
    refused(ResultCode.UNWILLING_TO_PERFORM, "OPE-002 etat: ", write(OPERATOR, helene()));
  }

  @Test
  void anotherOperatorsMailboxIsRefusedWhetherItIsThereOrNot() {
    done(write(OPERATOR, helene("asListeRouge=TRUE")));
    String absent = Tree.mailbox("personne@alpha.mssante.fr");
    for (String dn : List.of(DN, absent)) {
      for (Write each : List.of(new Write.Delete(dn), replace(dn, "description", "à moi"))) {
        refused(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, "DOM-012", write(OTHER, each));
      }
    }
    refused(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, "DOM-012", write(OTHER, helene()));
    refused(
        ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
        "DOM-011",
        write(OPERATOR, add("a@ailleurs.fr", "TypeIdentifiantPP=8", "IdentifiantPP=1")));
  }

  @Test
  void whatTheDirectoryFillsInIsNotChanged() {
    done(write(OPERATOR, helene()));
    for (String each : List.of("cn", "displayName", "l", "profession")) {
      refused(
          ResultCode.INSUFFICIENT_ACCESS_RIGHTS, each, write(OPERATOR, replace(DN, each, "autre")));
    }
    refused(
        ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
        "telephoneNumber",
        write(OPERATOR, replace(DN, "telephoneNumber", "0102030405")));
    refused(
        ResultCode.NOT_ALLOWED_ON_RDN,
        "names",
        write(OPERATOR, replace(DN, "mail", "autre@alpha.mssante.fr")));
    refused(
        ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
        "domain",
        write(AGENCY, replace(DN, "description", "non")));
  }

  @Test
  void ofTwoPublicationsOfOneAddressTheSecondSeesTheFirst() {
    List<CompletableFuture<Written>> both = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      both.add(writes.write(new Asked(helene()), OPERATOR));
    }
    done(both.get(0).join());
    refused(ResultCode.ENTRY_ALREADY_EXISTS, "modify", both.get(1).join());
  }
}
