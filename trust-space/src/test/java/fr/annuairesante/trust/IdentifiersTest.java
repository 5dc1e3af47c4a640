package fr.annuairesante.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers, names of domains, addresses. */
class IdentifiersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "79927398713",
        "10000000009",
        "2A0000006",
        "356000000",
        "9A0000009",
        "9F0000008",
        ""
      })
  void theCheckDigitFits(String number) {
    assertTrue(CheckDigit.fits(number));
  }

  /** The first two are official fictive examples that fail: hence no refusal. */
  @ParameterizedTest
  @ValueSource(strings = {"10102727017", "10003461033", "79927398714", "9G0000006", "1234 5674"})
  void theCheckDigitDoesNotFit(String number) {
    assertFalse(CheckDigit.fits(number));
  }

  @Test
  void anyWrongDigitShows() {
    String good = "10000000009";
    for (int i = 0; i < good.length(); i++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        String other = good.substring(0, i) + digit + good.substring(i + 1);
        assertEquals(other.equals(good), CheckDigit.fits(other), other);
      }
    }
  }

  @Test
  void laPostesEstablishmentsSumUpToFives() {
    assertTrue(CheckDigit.fitsSiret("35600000000048"));
    assertTrue(CheckDigit.fitsSiret("35600000049837"));
    assertFalse(CheckDigit.fitsSiret("35600000049838"));
    assertFalse(CheckDigit.fitsSiret("12345678200011"));
  }

  @ParameterizedTest
  @CsvSource({
    "0,X/1-2_3.4",
    "1,310000005",
    "1,2A0000006",
    "2,356000000",
    "3,MONACOCONFO001",
    "4,10100375103005"
  })
  void structuresHaveTheFormOfTheirType(String type, String value) {
    StructureIdentifier structure = StructureIdentifier.of(type, value).orElseThrow();
    assertEquals(type, structure.type().code());
    assertEquals(type + value, structure.national());
  }

  @ParameterizedTest
  @CsvSource({
    "0,a b",
    "1,31000000",
    "1,2C0000006",
    "2,35600000A",
    "3,3560000000004",
    "5,1",
    "'',1"
  })
  void refusesOtherFormsOfStructures(String type, String value) {
    assertTrue(StructureIdentifier.of(type, value).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "1,310000006,false",
    "1,310000005,true",
    "2,356000001,false",
    "0,x,true",
    "4,10100375103005,true"
  })
  void structuresNumbersAreFlagged(String type, String value, boolean fits) {
    assertEquals(fits, StructureIdentifier.of(type, value).orElseThrow().checkDigitFits());
  }

  @Test
  void nothingIsMadeWithoutItsForm() {
    assertThrows(IllegalArgumentException.class, () -> new DomainName("Pas un domaine"));
    assertThrows(IllegalArgumentException.class, () -> new OperatorId("a b"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new PersonIdentifier(PersonIdentifier.Type.RPPS, "1"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new StructureIdentifier(StructureIdentifier.Type.SIREN, "1"));
  }

  @Test
  void addressesAreEqualWithoutCase() {
    MailAddress one = MailAddress.of("Zoe.NOEL@Hopital.mssante.FR").orElseThrow();
    MailAddress other = MailAddress.of("zoe.noel@hopital.mssante.fr").orElseThrow();
    assertEquals(one, other);
    assertEquals(one.hashCode(), other.hashCode());
    assertEquals(one.domain(), other.domain());
    assertEquals("zoe.noel", one.localPart());
    assertFalse(one.equals(MailAddress.of("zoe@hopital.mssante.fr").orElseThrow()));
    assertFalse(one.equals((Object) "zoe.noel@hopital.mssante.fr"));
  }

  @Test
  void aDomainNameHas253CharactersAtTheMostAndEachOfItsLabels63() {
    String label = "x".repeat(63);
    String longest = String.join(".", label, label, label, "x".repeat(58) + ".fr");
    assertEquals(253, longest.length());
    assertTrue(DomainName.of(longest).isPresent());
    assertTrue(DomainName.of("x." + longest.substring(1)).isEmpty(), "254");
    assertTrue(DomainName.of(label + ".fr").isPresent());
    assertTrue(DomainName.of("x" + label + ".fr").isEmpty());
  }

  @Test
  void anAddressHas254CharactersAtTheMost() {
    String label = "x".repeat(63);
    String domain = String.join(".", label, label, "x".repeat(58) + ".fr");
    String longest = "x".repeat(64) + "@" + domain;
    assertEquals(254, longest.length());
    assertTrue(MailAddress.of(longest).isPresent());
    assertTrue(MailAddress.of(longest.replace("@", "@x.").substring(1)).isEmpty(), "255");
  }

  @Test
  void localIdentifiersHaveNoCheckDigitAndRppsHas() {
    assertTrue(PersonIdentifier.of("3", "310000005/1").orElseThrow().checkDigitFits());
    assertFalse(PersonIdentifier.of("8", "10102727017").orElseThrow().checkDigitFits());
    assertEquals("810102727017", PersonIdentifier.of("8", "10102727017").orElseThrow().national());
  }

  @Test
  void knowsTheTwentyNineProfessions() {
    long known =
        java.util.stream.IntStream.range(0, 100)
            .filter(i -> Professions.isKnown(String.format("%02d", i)))
            .count();
    assertEquals(29, known);
  }
}
