package fr.annuairesante.acceptance;

import static fr.annuairesante.acceptance.ServedOperator.DOMAIN;
import static fr.annuairesante.acceptance.ServedOperator.OTHER_DOMAIN;
import static fr.annuairesante.acceptance.ServedSample.CARDIOLOGY;
import static fr.annuairesante.acceptance.ServedSample.HELENE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.acceptance.Annuaire.Ended;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator writes with OpenLDAP's tools and with Python, as docs/writing.md says. */
@ExtendWith(SharedServer.class)
class WritingClientsTest {

  private static final String NO_SUCH_OBJECT = "32";

  private final ServedOperator operator;

  WritingClientsTest(ServedOperator operator) {
    this.operator = operator;
  }

  private static String dn(String address) {
    return "mail=" + address + "," + ServedSample.MAILBOXES;
  }

  /** A mailbox of the sample's professional, in LDIF. */
  private String personal(String address) throws IOException {
    Map<String, String> line = operator.line(HELENE);
    return String.join(
        "\n",
        "dn: " + dn(address),
        "objectClass: inetOrgPerson",
        "objectClass: asBoite",
        "mail: " + address,
        "TypeBAL: PER",
        "TypeIdentifiantPP: " + line.get("Type Identifiant PP"),
        "IdentifiantPP: " + line.get("Identifiant PP"),
        "sn: " + line.get("Nom d'exercice"),
        "givenName: " + line.get("Prénom d'exercice"),
        "");
  }

  @Test
  void ldapaddPublishesAndShowsWhatTheRegisterSays() throws IOException {
    String address = "helene.ajout@" + DOMAIN;
    Ended added =
        operator.tool(
            "ldapadd", personal(address), "-o", "ldif-wrap=no", "-e", "postread=cn,title");
    added.expect(0);
    assertEquals("Hélène D'HAUTEVILLE-CŒUR", Ldapsearch.values(uncommented(added), "cn").get(0));
    assertEquals(List.of("Médecin"), Ldapsearch.values(uncommented(added), "title"));
    assertTrue(operator.isFound(address));
    operator.tool("ldapadd", personal(address)).expect(68);
    operator.tool("ldapdelete", "", dn(address)).expect(0);
    assertFalse(operator.isFound(address));
    operator.tool("ldapdelete", "", dn(address)).expect(32);
  }

  /** OpenLDAP's tools show the entry of a control as a comment. */
  private static String uncommented(Ended ended) {
    return ended.out().replaceAll("(?m)^# ", "");
  }

  @Test
  void ldapmodifyReadsBeforeAndAfterAndOnlyIfItIsAsThought() throws IOException {
    String address = "helene.modif@" + DOMAIN;
    operator.tool("ldapadd", personal(address)).expect(0);
    String first = service(address, "Gériatrie de l’Étang");
    Ended changed =
        operator.tool(
            "ldapmodify",
            first,
            "-o",
            "ldif-wrap=no",
            "-e",
            "preread=asService,mail",
            "-e",
            "postread=asService");
    changed.expect(0);
    assertEquals(
        List.of("Gériatrie de l’Étang"), Ldapsearch.values(uncommented(changed), "asService"));
    String second = service(address, "Urgences");
    String unchanged = "!assert=(asService=geriatrie de l'etang)";
    Ended reread =
        operator.tool(
            "ldapmodify", second, "-o", "ldif-wrap=no", "-e", unchanged, "-e", "preread=asService");
    assertEquals(
        List.of("Gériatrie de l’Étang"),
        Ldapsearch.values(uncommented(reread.expect(0)), "asService"));
    Ended raced = operator.tool("ldapmodify", service(address, "Pas ainsi"), "-e", unchanged);
    assertEquals(122, raced.code(), raced.toString());
    Ended seen = new Ldapsearch(operator.sample()).search("(mail=" + address + ")", "asService");
    assertEquals(List.of("Urgences"), Ldapsearch.values(seen.out(), "asService"));
    Ended absent = operator.tool("ldapdelete", "", "-e", "!assert=(asService=autre)", dn(address));
    assertEquals(122, absent.code(), absent.toString());
    operator.tool("ldapdelete", "", dn(address)).expect(0);
  }

  private static String service(String address, String value) {
    return String.join(
        "\n",
        "dn: " + dn(address),
        "changetype: modify",
        "replace: asService",
        "asService: " + value,
        "");
  }

  @Test
  void refusalsSayCodeFieldAndWhatTheRegisterHas() throws IOException {
    String address = "helene.refus@" + DOMAIN;
    Ended otherName =
        operator.tool("ldapadd", personal(address).replaceAll("sn: .*", "sn: Dupont"));
    assertEquals(19, otherName.code(), otherName.toString());
    assertTrue(otherName.err().contains("BAL-014 nom: "), otherName.err());
    assertTrue(otherName.err().contains("D'HAUTEVILLE-CŒUR"), otherName.err());
    Ended unknown =
        operator.tool(
            "ldapadd",
            personal(address).replaceAll("IdentifiantPP: \\d{11}", "IdentifiantPP: 10999999991"));
    assertEquals(19, unknown.code(), unknown.toString());
    assertTrue(unknown.err().contains("BAL-012 "), unknown.err());
    Ended foreign = operator.tool("ldapadd", personal("helene@" + OTHER_DOMAIN));
    assertEquals(50, foreign.code(), foreign.toString());
    assertTrue(foreign.err().contains("DOM-01"), foreign.err());
    operator.tool("ldapdelete", "", dn(HELENE)).expect(50);
    assertFalse(operator.isFound(address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SYNC", "ASYNC"})
  void pythonAddsModifiesAndDeletes(String strategy) throws IOException {
    String address = "cardiologie." + strategy.toLowerCase(java.util.Locale.ROOT) + "@" + DOMAIN;
    Map<String, String> line = operator.line(CARDIOLOGY);
    Ended ended =
        Annuaire.program(
            "",
            Map.of("PYTHONUTF8", "1"),
            List.of(
                "/usr/bin/python3",
                Project.ROOT.resolve("acceptance/src/test/resources/clients/write.py").toString(),
                Integer.toString(operator.sample().server().port()),
                operator.sample().certificate().toString(),
                operator.ownCertificate().toString(),
                operator.ownKey().toString(),
                strategy,
                dn(address),
                "mail=" + address,
                "TypeBAL=ORG",
                "TypeIdentifiantPM=" + line.get("Type identifiant structure"),
                "IdentifiantPM=" + line.get("Identification Structure"),
                "asAttestation=TRUE",
                "asService=Cœur"));
    List<String> said = ended.expect(0).lines();
    assertEquals("dn:asOperateur=alpha,ou=operateurs,dc=mssante,dc=fr", said.get(0));
    assertEquals(
        List.of("0", "68", "0", "50"),
        said.subList(1, 5).stream().map(each -> each.split(" ", 2)[0]).toList(),
        ended.out());
    assertTrue(said.get(5).contains("Hôpital de jour"), ended.out());
    assertEquals("0", said.get(6).strip());
    assertTrue(said.get(7).startsWith(NO_SUCH_OBJECT), ended.out());
    assertFalse(operator.isFound(address));
  }
}
