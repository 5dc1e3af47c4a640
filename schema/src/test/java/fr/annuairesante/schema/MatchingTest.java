package fr.annuairesante.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MatchingTest {

  @Test
  void foldsNamesAndAddresses() {
    assertEquals("cote d or", Matching.FOLDED.normalise("CÔTE-D'OR"));
    assertEquals(
        "12 rue de l ete$21000 dijon", Matching.ADDRESS.normalise("12 rue de l'Été$21000 DIJON"));
  }

  @Test
  void ignoresCaseButNotAccents() {
    assertEquals("2a004", Matching.CASE_IGNORE.normalise(" 2A004 "));
    assertEquals("é", Matching.CASE_IGNORE.normalise("É"));
    assertEquals("AbC d", Matching.CASE_EXACT.normalise(" AbC  d"));
  }

  @Test
  void refusesAnAddressThatIsNotAscii() {
    assertEquals(
        "jean.dupont@medecin.mssante.fr", Matching.IA5.normalise("Jean.DUPONT@medecin.mssante.fr"));
    assertNull(Matching.IA5.normalise("hélène@medecin.mssante.fr"));
  }

  @Test
  void dropsSpacesAndHyphensOfATelephoneNumber() {
    assertEquals("+33123456789", Matching.TELEPHONE.normalise("+33 1-23\u201045\u00a067 89"));
    assertEquals("0123456789x12", Matching.TELEPHONE.normalise("0123456789 X12"));
    assertNull(Matching.TELEPHONE.normalise(" - "));
  }

  @Test
  void readsTruthInAnyCase() {
    assertEquals("TRUE", Matching.BOOLEAN.normalise("true"));
    assertEquals("FALSE", Matching.BOOLEAN.normalise(" FALSE "));
    assertNull(Matching.BOOLEAN.normalise("O"));
  }

  @Test
  void ordersIntegersAsNumbers() {
    List<String> ascending =
        List.of(
            "-999999999999999999",
            "-1000",
            "-11",
            "-2",
            "-1",
            "0",
            "1",
            "2",
            "10",
            "11",
            "100",
            "999999999999999999");
    for (int i = 1; i < ascending.size(); i++) {
      String smaller = Matching.INTEGER.normalise(ascending.get(i - 1));
      String greater = Matching.INTEGER.normalise(ascending.get(i));
      assertTrue(smaller.compareTo(greater) < 0, smaller + " < " + greater);
      assertEquals(smaller.length(), greater.length());
    }
  }

  @Test
  void refusesWhatIsNoInteger() {
    for (String text : List.of("", "-", "01", "+1", "1.0", "1e3", "9999999999999999999")) {
      assertNull(Matching.INTEGER.normalise(text), text);
    }
  }

  @Test
  void comparesDistinguishedNamesByTheirParts() {
    assertEquals(
        Matching.NAME.normalise("mail=a@b.fr,ou=bal,dc=mssante,dc=fr"),
        Matching.NAME.normalise("MAIL=A@B.FR, OU=BAL, DC=MSSante , DC=FR"));
    assertNull(Matching.NAME.normalise("not a name"));
  }

  @Test
  void knowsAClassByItsNumber() {
    assertEquals("inetorgperson", Matching.OID.normalise("inetOrgPerson"));
    assertEquals("inetorgperson", Matching.OID.normalise("2.16.840.1.113730.3.2.2"));
    assertEquals("apple-user", Matching.OID.normalise("Apple-User"));
  }

  @Test
  void readsUuids() {
    assertEquals(
        "c2b1a09f-0000-4000-8000-0123456789ab",
        Matching.UUID.normalise("C2B1A09F-0000-4000-8000-0123456789AB"));
    assertNull(Matching.UUID.normalise("c2b1a09f"));
  }

  @Test
  void keepsChangeNumbersAsTheyAre() {
    assertEquals(
        "20261121010203.000001Z#000000#001#000000",
        Matching.CSN.normalise(" 20261121010203.000001Z#000000#001#000000"));
  }

  @Test
  void matchesNoSecret() {
    assertNull(Matching.NONE.normalise("{SSHA}abc"));
    assertNull(Matching.NONE.equality());
    assertNull(Matching.NONE.substrings());
  }

  @Test
  void givesANormalFormThatIsItsOwnNormalForm() {
    List<String> samples =
        List.of("Hélène D'Œ", "1", "TRUE", "20261121013000Z", "dc=fr", "top", "a@b.fr", "+33 1");
    for (Matching matching : Matching.values()) {
      for (String sample : samples) {
        String once = matching.normalise(sample);
        if (once != null && matching != Matching.INTEGER) {
          assertEquals(once, matching.normalise(once), matching + " of " + sample);
        }
      }
    }
  }
}
