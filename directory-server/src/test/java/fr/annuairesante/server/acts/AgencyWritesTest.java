package fr.annuairesante.server.acts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.trustspace.DomainEntry;
import fr.annuairesante.server.trustspace.Dossier;
import fr.annuairesante.server.trustspace.OperatorEntry;
import fr.annuairesante.server.write.ResultCode;
import fr.annuairesante.server.write.Write;
import fr.annuairesante.trust.Block;
import fr.annuairesante.trust.Domain;
import fr.annuairesante.trust.Operator;
import fr.annuairesante.trust.OperatorState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Add, modify and delete by the agency: acts of the trust space, on whole records. */
class AgencyWritesTest extends SceneWithWriters {

  private static DirectoryEntry with(DirectoryEntry entry, Object dossier) {
    return DirectoryEntry.builder(entry.dn())
        .addAll("objectClass", entry.values("objectClass"))
        .addAll("asOperateur", entry.values("asOperateur"))
        .addAll("asDomaine", entry.values("asDomaine"))
        .add("asDossier", Dossier.write(dossier))
        .build();
  }

  private static Write.Add add(DirectoryEntry entry) {
    return new Write.Add(
        entry.dn(),
        entry.attributes().stream()
            .map(each -> new Write.Values(each.name(), each.values()))
            .toList());
  }

  @Test
  void theAgencyDeclaresAndRemovesADomain() {
    Domain declared = DomainEntry.domain(scene.entry(Tree.domain("alpha.mssante.fr")));
    Domain wanted =
        new Domain(
            new fr.annuairesante.trust.DomainName("gamma.mssante.fr"),
            declared.operator(),
            declared.holder(),
            declared.declaration(),
            declared.declared(),
            Optional.empty(),
            Optional.empty());
    String dn = Tree.domain("gamma.mssante.fr");
    refused(
        ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
        "agency",
        write(OPERATOR, add(DomainEntry.of(wanted))));
    done(write(AGENCY, add(DomainEntry.of(wanted))));
    assertEquals(wanted, DomainEntry.domain(scene.entry(dn)));
    Domain blocked =
        new Domain(
            wanted.name(),
            wanted.operator(),
            wanted.holder(),
            wanted.declaration(),
            wanted.declared(),
            Optional.empty(),
            Optional.of(new Block(Scene.START, "clé perdue", "agent")));
    done(write(AGENCY, replace(dn, "asDossier", Dossier.write(blocked))));
    assertEquals(blocked, DomainEntry.domain(scene.entry(dn)));
    refused(
        ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
        "asDossier",
        write(AGENCY, replace(dn, "o", "Autre titulaire")));
    refused(
        ResultCode.INVALID_ATTRIBUTE_SYNTAX,
        "dossier",
        write(AGENCY, replace(dn, "asDossier", "{}")));
    done(write(AGENCY, replace(dn, "asDossier", Dossier.write(wanted))));
    assertEquals(wanted, DomainEntry.domain(scene.entry(dn)));
    done(write(AGENCY, new Write.Delete(dn)));
    assertTrue(DomainEntry.domain(scene.entry(dn)).removed().isPresent());
    refused(ResultCode.NO_SUCH_OBJECT, "no entry", write(AGENCY, new Write.Delete(dn)));
    done(write(AGENCY, add(DomainEntry.of(wanted))));
  }

  @Test
  void theAgencyChangesAnOperatorByItsRecord() {
    String dn = Tree.operator("alpha");
    Operator now = OperatorEntry.operator(scene.entry(dn));
    Operator suspended =
        new Operator(
            now.id(),
            now.profile(),
            now.contract(),
            new OperatorState.Suspended(
                Scene.START, "contrôle", (OperatorState.Active) now.state()),
            now.notice(),
            now.visitRequired(),
            now.certificates(),
            now.block());
    done(write(AGENCY, replace(dn, "asDossier", Dossier.write(suspended))));
    assertEquals(suspended, OperatorEntry.operator(scene.entry(dn)));
    done(write(AGENCY, replace(dn, "asDossier", Dossier.write(now))));
    assertEquals(now, OperatorEntry.operator(scene.entry(dn)));
    Operator without =
        new Operator(
            now.id(),
            now.profile(),
            now.contract(),
            now.state(),
            now.notice(),
            now.visitRequired(),
            List.of(),
            now.block());
    refused(
        ResultCode.UNWILLING_TO_PERFORM,
        "no acts",
        write(AGENCY, replace(dn, "asDossier", Dossier.write(without))));
    assertEquals(now, OperatorEntry.operator(scene.entry(dn)));
    refused(ResultCode.UNWILLING_TO_PERFORM, "kept", write(AGENCY, new Write.Delete(dn)));
  }

  @Test
  void theAgencyAdmitsAnOperator() {
    Operator alpha = OperatorEntry.operator(scene.entry(Tree.operator("alpha")));
    fr.annuairesante.trust.OperatorId id = new fr.annuairesante.trust.OperatorId("gamma");
    Operator wanted =
        new Operator(
            id,
            Scene.profile(id),
            alpha.contract(),
            new OperatorState.Provisional(Scene.START, Optional.empty(), Optional.empty()),
            Optional.empty(),
            false,
            List.of(Scene.certificate("gamma")),
            Optional.empty());
    DirectoryEntry entry = with(OperatorEntry.of(wanted), wanted);
    done(write(AGENCY, add(entry)));
    assertEquals(wanted, OperatorEntry.operator(scene.entry(Tree.operator("gamma"))));
    for (Attribute each : OperatorEntry.of(wanted).attributes()) {
      assertEquals(each.values(), scene.entry(Tree.operator("gamma")).values(each.name()));
    }
  }
}
