package fr.annuairesante.server.acts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.trustspace.DomainEntry;
import fr.annuairesante.server.write.ResultCode;
import fr.annuairesante.server.write.Write;
import fr.annuairesante.server.write.Written;
import fr.annuairesante.trust.Act;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No write says yes and leaves out a part of what it was asked. */
class MailboxWritesTest extends SceneWithWriters {

  private static final String GROUP = "urgences@alpha.mssante.fr";
  private static final String GROUP_DN = Tree.mailbox(GROUP);

  private Written write(Write write) {
    return write(OPERATOR, write);
  }

  /** Of several attributes of one name, one with several values. */
  private static Write.Add together(Write.Add add) {
    List<Write.Values> attributes = new ArrayList<>();
    for (Write.Values each : add.attributes()) {
      if (attributes.stream().noneMatch(one -> one.description().equals(each.description()))) {
        List<String> values =
            add.attributes().stream()
                .filter(one -> one.description().equals(each.description()))
                .flatMap(one -> one.values().stream())
                .toList();
        attributes.add(new Write.Values(each.description(), values));
      }
    }
    return new Write.Add(add.dn(), attributes);
  }

  private static Write.Add group(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("TypeIdentifiantPM=1", "IdentifiantPM=310000005", "asAttestation=TRUE"));
    all.addAll(List.of(more));
    Write.Add add = add(GROUP, all.toArray(String[]::new));
    return together(
        new Write.Add(
            add.dn(),
            add.attributes().stream()
                .map(
                    each ->
                        each.description().equals("TypeBAL")
                            ? new Write.Values("TypeBAL", List.of("ORG"))
                            : each)
                .toList()));
  }

  @Test
  void aMailboxIsOfOnePersonOrOneStructure() {
    refused(
        ResultCode.CONSTRAINT_VIOLATION,
        "IdentifiantPP",
        write(together(helene("IdentifiantPP=" + Scene.JEAN.substring(1)))));
    refused(
        ResultCode.CONSTRAINT_VIOLATION, "IdentifiantPM", write(group("IdentifiantPM=310000013")));
    refused(
        ResultCode.CONSTRAINT_VIOLATION,
        "description",
        write(group("description=à l’étage", "description=au rez-de-chaussée")));
    done(write(helene()));
    for (String each : List.of("sn", "givenName")) {
      Write second =
          new Write.Modify(
              DN,
              List.of(
                  new Write.Modification(Write.Kind.ADD, new Write.Values(each, List.of("Noël")))));
      refused(ResultCode.CONSTRAINT_VIOLATION, each, write(second));
    }
  }

  @Test
  void aMarkIsTrueOrFalseAndNothingLikeIt() {
    for (String each : List.of("true", "True", "TRUE ", "oui")) {
      for (String mark : List.of("asListeRouge=", "asBoiteTest=", "asAttestation=")) {
        refused(ResultCode.INVALID_ATTRIBUTE_SYNTAX, "boolean", write(helene(mark + each)));
      }
    }
    done(write(helene("asListeRouge=TRUE")));
    assertFalse(scene.isSeen(ADDRESS));
  }

  @Test
  void theRedListIsLeftByRemovingItsMark() {
    done(write(helene("asListeRouge=TRUE")));
    done(write(replace(DN, "asService", "Pédiatrie")));
    assertFalse(scene.isSeen(ADDRESS));
    done(write(replace(DN, "asListeRouge")));
    assertTrue(scene.isSeen(ADDRESS));
  }

  @Test
  void anEntryIsAddedAsItWasRead() {
    done(write(group("asService=Réanimation")));
    DirectoryEntry read = scene.entry(GROUP_DN);
    assertEquals("FALSE", read.first("asDematerialisation"));
    done(write(new Write.Delete(GROUP_DN)));
    List<Write.Values> attributes =
        read.attributes().stream()
            .map(each -> new Write.Values(each.name(), each.values()))
            .toList();
    done(write(new Write.Add(GROUP_DN, attributes)));
    assertEquals(read, scene.entry(GROUP_DN));
  }

  @Test
  void anAddThatSaysFalseUnticksNothing() {
    done(write(helene("asDematerialisation=TRUE")));
    done(write(new Write.Delete(DN)));
    done(write(helene("asDematerialisation=FALSE")));
    assertEquals("TRUE", scene.entry(DN).first("asDematerialisation"), "kept (R91)");
    done(write(replace(DN, "asDematerialisation", "FALSE")));
    assertEquals("FALSE", scene.entry(DN).first("asDematerialisation"));
  }

  @Test
  void whatAGroupOrARegisteredPersonIsCalledIsNotWritten() {
    done(write(group("sn=peu importe")));
    done(write(helene()));
    refused(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, "sn", write(replace(GROUP_DN, "sn", "Martin")));
    refused(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, "asRole", write(replace(DN, "asRole", "315")));
  }

  @Test
  void aDoctorHasNoLocalIdentifier() {
    refused(
        ResultCode.CONSTRAINT_VIOLATION,
        "BAL-022",
        write(
            add(
                "zoe@alpha.mssante.fr",
                "TypeIdentifiantPP=3",
                "IdentifiantPP=310000005/12",
                "sn=Durand",
                "givenName=Zoé",
                "profession=10",
                "TypeIdentifiantPM=1",
                "IdentifiantPM=310000005",
                "asAttestation=TRUE")));
  }

  @Test
  void aDomainThatHasLeftTheListIsEmptied() {
    done(write(helene()));
    scene.agency(new Act.RemoveDomain("alpha.mssante.fr"));
    refused(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, "DOM-011", write(group()));
    refused(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, "DOM-011", write(OTHER, new Write.Delete(DN)));
    done(write(new Write.Delete(DN)));
  }

  @Test
  void whoComesSecondForADomainHearsSinceWhenItIsTaken() {
    DirectoryEntry taken =
        DomainEntry.of(DomainEntry.domain(scene.entry(Tree.domain("alpha.mssante.fr"))));
    Write.Add second =
        new Write.Add(
            taken.dn(),
            taken.attributes().stream()
                .map(each -> new Write.Values(each.name(), each.values()))
                .toList());
    refused(
        ResultCode.ENTRY_ALREADY_EXISTS,
        "DOM-002 domaine: Le domaine alpha.mssante.fr est déjà pris depuis le 15/01/2026",
        write(AGENCY, second));
  }
}
