package fr.annuairesante.server.acts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.search.Right;
import fr.annuairesante.server.search.Viewer;
import fr.annuairesante.server.trustspace.DomainEntry;
import fr.annuairesante.server.trustspace.Dossier;
import fr.annuairesante.server.trustspace.OperatorEntry;
import fr.annuairesante.server.write.Asked;
import fr.annuairesante.server.write.ResultCode;
import fr.annuairesante.server.write.Write;
import fr.annuairesante.server.write.Writes;
import fr.annuairesante.server.write.Written;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Block;
import fr.annuairesante.trust.Domain;
import fr.annuairesante.trust.Operator;
import fr.annuairesante.trust.OperatorState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Add, modify and delete by an operator and by the agency: acts of the trust space. */
class WritesTest {

  static final Viewer OPERATOR = new Viewer(Tree.operator("alpha"), Viewer.Sight.DIRECTORY);
  static final Viewer OTHER = new Viewer(Tree.operator("beta"), Viewer.Sight.DIRECTORY);
  static final Viewer AGENCY =
      new Viewer(Tree.account("agent"), Viewer.Sight.EVERYTHING, Set.of(Right.AGENCY));
  static final String ADDRESS = "helene.dhauteville@alpha.mssante.fr";
  static final String DN = Tree.mailbox(ADDRESS);

  @TempDir Path folder;

  private Scene scene;
  private Writes writes;

  @BeforeEach
  void open() throws IOException {
    scene = new Scene(folder);
    writes = new Writes(scene.directory, Runnable::run);
    scene.validated(Scene.ALPHA, "alpha.mssante.fr");
    scene.validated(Scene.BETA, "beta.mssante.fr");
  }

  @AfterEach
  void close() throws IOException {
    scene.close();
  }

  private Written write(Viewer viewer, Write write) {
    return writes.write(new Asked(write), viewer).join();
  }

  static Write.Add add(String address, String... more) {
    List<String> pairs = new ArrayList<>(List.of(more));
    pairs.add(0, "TypeBAL=PER");
    pairs.add(0, "mail=" + address);
    List<Write.Values> attributes = new ArrayList<>();
    attributes.add(new Write.Values("objectClass", List.of("inetOrgPerson", "asBoite")));
    for (String each : pairs) {
      int equals = each.indexOf('=');
      attributes.add(
          new Write.Values(each.substring(0, equals), List.of(each.substring(equals + 1))));
    }
    return new Write.Add(Tree.mailbox(address), attributes);
  }

  static Write.Add helene(String... more) {
    List<String> all = new ArrayList<>(Arrays.asList(more));
    all.add("TypeIdentifiantPP=8");
    all.add("IdentifiantPP=" + Scene.HELENE.substring(1));
    all.add("givenName=HELENE");
    if (all.stream().noneMatch(each -> each.startsWith("sn="))) {
      all.add("sn=d hauteville-coeur");
    }
    return add(ADDRESS, all.toArray(String[]::new));
  }

  static Write.Modify replace(String dn, String attribute, String... values) {
    return new Write.Modify(
        dn,
        List.of(
            new Write.Modification(
                Write.Kind.REPLACE, new Write.Values(attribute, List.of(values)))));
  }

  static void done(Written written) {
    assertEquals(ResultCode.SUCCESS, written.code(), written.sentence());
  }

  static void refused(ResultCode code, String word, Written written) {
    assertEquals(code, written.code(), written.sentence());
    assertTrue(written.sentence().contains(word), written.sentence());
  }

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
