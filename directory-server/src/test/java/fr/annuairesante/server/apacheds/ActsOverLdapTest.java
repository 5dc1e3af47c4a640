package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.ExtendedRequest;
import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.Accounts;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.acts.BatchPart;
import fr.annuairesante.server.acts.Questions;
import fr.annuairesante.server.acts.Receipt;
import fr.annuairesante.server.search.Right;
import fr.annuairesante.server.search.Viewer;
import fr.annuairesante.server.trustspace.Dossier;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Contact;
import fr.annuairesante.trust.Contract;
import fr.annuairesante.trust.LegalIdentifier;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.OperatorKind;
import fr.annuairesante.trust.OperatorProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActsOverLdapTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AGENCY = Tree.account("agente");

  @TempDir Path folder;
  private RunningServer server;

  @BeforeEach
  void start() throws IOException {
    server = RunningServer.start(folder);
    try (Accounts accounts = Accounts.of(DataDirectory.at(folder))) {
      assertEquals(
          Optional.empty(),
          accounts.add("agente", RunningServer.PASSWORD.toCharArray(), EnumSet.of(Right.AGENCY)));
    }
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private static BatchPart admission(String request, String operator) throws IOException {
    LocalDate day = LocalDate.of(2026, 1, 15);
    OperatorProfile profile =
        new OperatorProfile(
            "Hôpital de l’Œuvre",
            OperatorKind.PROFESSIONALS,
            List.of(new LegalIdentifier(LegalIdentifier.Type.SIREN, "356000000")),
            new Contact("Anaïs", "a@exemple.fr", ""));
    Act act =
        new Act.Admit(
            new OperatorId(operator),
            profile,
            new Contract(Contract.Version.V1, day, Optional.empty()),
            day);
    JsonNode line = JSON.createObjectNode().set("acte", JSON.readTree(Dossier.write(act)));
    return new BatchPart(request, 1, false, List.of(line));
  }

  private static ExtendedRequest request(String oid, byte[] value) {
    return new ExtendedRequest(oid, new ASN1OctetString((byte) 0x81, value));
  }

  private static Receipt send(LDAPConnection connection, BatchPart part) throws LDAPException {
    ExtendedResult result =
        connection.processExtendedOperation(request(BatchPart.OID, part.toBytes()));
    assertEquals(ResultCode.SUCCESS, result.getResultCode(), result.getDiagnosticMessage());
    return Receipt.of(new String(result.getValue().getValue(), StandardCharsets.UTF_8));
  }

  private static ResultCode code(LDAPConnection connection, ExtendedRequest request) {
    try {
      return connection.processExtendedOperation(request).getResultCode();
    } catch (LDAPException refused) {
      return refused.getResultCode();
    }
  }

  @Test
  void carriesOutWhatTheAgencySends() throws Exception {
    try (LDAPConnection agency = server.login(AGENCY)) {
      Receipt receipt = send(agency, admission("a-1", "alpha"));
      assertEquals("A", receipt.resultats());
      ExtendedResult again =
          agency.processExtendedOperation(request(Questions.OID, Questions.receipt("a-1", 1)));
      assertEquals(
          receipt, Receipt.of(new String(again.getValue().getValue(), StandardCharsets.UTF_8)));
      ExtendedResult none =
          agency.processExtendedOperation(request(Questions.OID, Questions.receipt("a-2", 1)));
      assertEquals(0, none.getValue().getValueLength());
      assertEquals(
          "provisoire", agency.getEntry(Tree.operator("alpha")).getAttributeValue("asEtat"));
    }
  }

  @Test
  void appliesOnceWhatIsSentAgainAfterACutConnection() throws Exception {
    BatchPart part = admission("coupee", "alpha");
    LDAPConnection cut = server.login(AGENCY);
    cut.getConnectionOptions().setResponseTimeoutMillis(1);
    try {
      cut.processExtendedOperation(request(BatchPart.OID, part.toBytes()));
    } catch (LDAPException expected) {
      assertFalse(expected.getResultCode().equals(ResultCode.SUCCESS));
    } finally {
      cut.close();
    }
    try (LDAPConnection agency = server.login(AGENCY)) {
      Receipt first = send(agency, part);
      assertEquals("A", first.resultats());
      assertEquals(first, send(agency, part));
      assertEquals("R", send(agency, admission("autre", "alpha")).resultats());
    }
  }

  @Test
  void refusesWhoMayNotActAndWhatCannotBeRead() throws Exception {
    try (LDAPConnection reader = server.login();
        LDAPConnection nobody = server.connect();
        LDAPConnection agency = server.login(AGENCY)) {
      ExtendedRequest good = request(BatchPart.OID, admission("x", "alpha").toBytes());
      assertEquals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, code(reader, good));
      assertEquals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, code(nobody, good));
      byte[] broken = "{".getBytes(StandardCharsets.UTF_8);
      assertEquals(ResultCode.PROTOCOL_ERROR, code(agency, request(BatchPart.OID, broken)));
      assertEquals(ResultCode.PROTOCOL_ERROR, code(agency, new ExtendedRequest(Questions.OID)));
      assertTrue(server.directory().entry(Tree.operator("alpha"), Viewer.SERVER).isEmpty());
    }
  }

  @Test
  void takesPartsLargerThanOtherRequests() throws Exception {
    JsonNode line = JSON.createObjectNode().put("adresse", "x".repeat(1000) + "@a.fr");
    List<JsonNode> lines = java.util.Collections.nCopies(BatchPart.MOST_LINES, line);
    try (LDAPConnection agency = server.login(AGENCY)) {
      Receipt receipt = send(agency, new BatchPart("grosse", 1, false, lines));
      assertEquals(BatchPart.MOST_LINES, receipt.refused());
    }
  }

  @Test
  void listsItsOperationsInTheRootDse() throws LDAPException, GeneralSecurityException {
    try (LDAPConnection anybody = server.connect()) {
      assertTrue(anybody.getRootDSE().supportsExtendedOperation(BatchPart.OID));
      assertTrue(anybody.getRootDSE().supportsExtendedOperation(Questions.OID));
    }
  }
}
