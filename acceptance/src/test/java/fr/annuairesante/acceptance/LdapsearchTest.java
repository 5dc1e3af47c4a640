package fr.annuairesante.acceptance;

import static fr.annuairesante.acceptance.ServedSample.CARDIOLOGY;
import static fr.annuairesante.acceptance.ServedSample.HELENE;
import static fr.annuairesante.acceptance.ServedSample.LE_GOFF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.acceptance.Annuaire.Ended;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** OpenLDAP's ldapsearch as {@code docs/clients/ldapsearch.md} says. */
class LdapsearchTest extends NameLookup {

  private final Ldapsearch ldapsearch;

  LdapsearchTest(ServedSample sample) {
    super(sample, "ldapsearch");
    ldapsearch = new Ldapsearch(sample);
  }

  @Override
  Ended ask(Access access, String typed) {
    String command = page.command("ldapsearch -LLL").replace("helene d'haute", typed);
    return Annuaire.program("", Map.of(), List.of("sh", "-c", access.into(command)));
  }

  @Test
  void peopleAreFoundTypedWithoutAccentsHyphensOrApostrophes() {
    assertTrue(ldapsearch.addresses("(cn=*helene d haute*)").contains(HELENE));
    assertTrue(ldapsearch.addresses("(cn=dhauteville*)").isEmpty());
    assertTrue(ldapsearch.addresses("(sn=D'HAUTEVILLE*)").contains(HELENE));
    assertTrue(ldapsearch.addresses("(cn=*le goff*)").contains(LE_GOFF));
    assertTrue(ldapsearch.addresses("(cn=le goff jean pierre)").contains(LE_GOFF));
    assertTrue(ldapsearch.addresses("(cn=*secretariat de cardio*)").contains(CARDIOLOGY));
  }

  @Test
  void valuesComeBackAsTheExtractWroteThem() {
    String ldif = ldapsearch.search("(mail=" + HELENE + ")").expect(0).out();
    assertTrue(Ldapsearch.values(ldif, "givenName").contains("Hélène"), ldif);
    assertTrue(Ldapsearch.values(ldif, "sn").contains("D'HAUTEVILLE-CŒUR"), ldif);
    assertEquals("Hélène D'HAUTEVILLE-CŒUR", Ldapsearch.values(ldif, "cn").get(0));
  }

  @Test
  void everythingIsReadInPages() throws IOException {
    Set<String> known = sample.mailboxes().byAddress().keySet();
    List<String> all = ldapsearch.controlled("!pr=500/noprompt", "(TypeBAL=*)", "mail");
    assertTrue(all.size() > 2 * 500, "several pages: " + all.size());
    Set<String> addresses = Ldapsearch.lower(all);
    assertEquals(all.size(), addresses.size());
    addresses.retainAll(known);
    assertEquals(known, addresses);
  }

  @Test
  void namesComeInOrder() {
    List<String> names =
        ldapsearch.controlled("!sss=sn/givenName", "(profession=60)", "sn").stream()
            .map(Extract::fold)
            .toList();
    assertTrue(names.size() > 100, "several names: " + names.size());
    assertEquals(names.stream().sorted().toList(), names);
  }

  @Test
  void unknownAttributesMatchNothingAndAreNoError() {
    assertEquals(Set.of(), ldapsearch.addresses("(mozillaNickname=*helene*)"));
    assertEquals(Set.of(), ldapsearch.addresses("(!(appleUser=x))"));
    assertEquals(
        Set.of(HELENE), ldapsearch.addresses("(|(mozillaNickname=x)(mail=" + HELENE + "))"));
  }

  @Test
  void ldapVersion2IsRefusedInSoManyWords() {
    List<String> options = new ArrayList<>(ldapsearch.credentials());
    options.addAll(List.of("-P", "2"));
    Ended ended = ldapsearch.with(options, "(mail=" + HELENE + ")");
    page.foretells("LDAPv2 (`-P 2`)", ended);
    assertTrue(ended.err().contains("LDAPv3"), ended.err());
  }

  @Test
  void nobodySearchesWithoutLoggingIn() {
    Ended ended = ldapsearch.with(List.of(), "(mail=" + HELENE + ")");
    page.foretells("nobody logged in", ended);
    assertFalse(ended.out().contains(HELENE), ended.out());
  }

  @Test
  void whatFitsComesBeforeTheLimit() {
    List<String> options = new ArrayList<>(ldapsearch.credentials());
    options.addAll(List.of("-z", "3"));
    Ended ended = ldapsearch.with(options, "(TypeBAL=PER)", "sn");
    page.foretells("more entries than the limit", ended);
    assertEquals(3, Ldapsearch.values(ended.out(), "sn").size());
  }

  @Test
  void passwordsAreNeverReturned() {
    List<String> options = new ArrayList<>(ldapsearch.credentials());
    options.addAll(List.of("-LLL", "-b", "dc=mssante,dc=fr", "(uid=*)", "*", "+", "userPassword"));
    String ldif = ldapsearch.tool("ldapsearch", "", options).out();
    assertFalse(ldif.toLowerCase(Locale.ROOT).contains("userpassword"), ldif);
  }

  @Test
  void writesAreRefusedWithAReason() {
    String change = "dn: mail=" + HELENE + "," + ServedSample.MAILBOXES + "\nchangetype: delete\n";
    Ended ended = ldapsearch.tool("ldapmodify", change, ldapsearch.credentials());
    assertEquals(50, ended.code(), ended.toString());
  }
}
