package fr.annuairesante.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamesTest {

  private final Names names = new Names();

  @Test
  void drawsMartinMostOftenAndALongTail() {
    Map<String, Integer> drawn = new HashMap<>();
    for (int i = 0; i < 300_000; i++) {
      drawn.merge(names.surname(Draw.of(7, Draw.Topic.IDENTITY, i)), 1, Integer::sum);
    }
    int most = drawn.values().stream().max(Integer::compare).orElseThrow();
    assertEquals(most, drawn.get("MARTIN"));
    NationalSampleTest.near(0.0032, drawn.get("MARTIN") / 300_000.0, 0.3);
    assertTrue(drawn.size() > 50_000, () -> "distinct names: " + drawn.size());
    assertTrue(drawn.keySet().stream().anyMatch(n -> n.length() == 2), "two letters");
    assertTrue(drawn.keySet().stream().anyMatch(n -> n.contains("'")), "apostrophe");
    assertTrue(drawn.keySet().stream().anyMatch(n -> n.contains("-")), "hyphen");
    assertTrue(drawn.keySet().stream().anyMatch(n -> n.startsWith("LE ")), "particle");
    assertTrue(drawn.keySet().stream().noneMatch(n -> n.contains("|") || n.contains("_")));
  }

  @Test
  void composesLongNames() {
    for (int i = 0; i < 100; i++) {
      String name = Syllables.longSurname(Draw.of(7, Draw.Topic.NAME, i));
      assertTrue(name.length() > 40, name);
    }
  }

  @Test
  void makesAddressesOfNames() {
    assertEquals("dhauteville-coeur", Slug.of("D'HAUTEVILLE-CŒUR"));
    assertEquals("legoff", Slug.of("LE GOFF"));
    assertEquals("helene", Slug.of("Hélène"));
    assertEquals("malgorzata", Slug.of("Małgorzata"));
    assertEquals("ng", Slug.of("NG"));
    assertEquals("", Slug.of(""));
    assertEquals("les-sables-d-olonne", Slug.hyphenated("Les Sables-d'Olonne"));
    assertEquals("EVRY", Slug.capitals("Évry"));
  }

  @Test
  void abbreviatesTheTownOfADistribution() {
    Town town = Town.of("La Tour-de-Salvagny", "69890", "69250");
    assertEquals("69890 TOUR DE SALVAGNY (LA)", town.distribution());
    Town paris = Town.of("Paris 1er Arrondissement", "75001", "75101");
    assertEquals("75001 PARIS", paris.distribution());
  }

  @Test
  void computesKeysOfPublishedExamples() {
    assertEquals("356000000", CheckDigit.withLuhn("35600000"));
    assertEquals("35600000000048", CheckDigit.withLuhn("3560000000004"));
    assertEquals('0', CheckDigit.luhn("0000"));
    assertEquals(CheckDigit.luhn("2A000001"), CheckDigit.luhn("21000001"));
  }
}
