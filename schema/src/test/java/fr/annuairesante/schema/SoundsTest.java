package fr.annuairesante.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundsTest {

  private static boolean alike(String typed, String value) {
    return Sounds.asserted(Folding.fold(typed)).areIn(Sounds.of(Folding.fold(value)));
  }

  /** The lists of docs/decisions/0013-phonetic.md. */
  @TestFactory
  Stream<DynamicTest> hearsPairsOfNames() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String list : List.of("/sounds.txt", "/sounds-unseen.txt")) {
      try (InputStream in = SoundsTest.class.getResourceAsStream(list)) {
        for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
          String[] pair = line.split(" (=!?|#) ", -1);
          if (pair.length == 2 && !line.startsWith("#")) {
            boolean expected = line.contains(" = ");
            tests.add(DynamicTest.dynamicTest(line, () -> hear(pair[0], pair[1], expected)));
          }
        }
      }
    }
    assertEquals(105 + 86 + 68 + 56, tests.size());
    return tests.stream();
  }

  private static void hear(String one, String other, boolean expected) {
    assertEquals(expected, alike(one, other), () -> heard(one) + " " + heard(other));
    assertEquals(expected, alike(other, one), () -> heard(one) + " " + heard(other));
  }

  private static Set<String> heard(String name) {
    return Sounds.of(Folding.fold(name));
  }

  @ParameterizedTest
  @CsvSource({
    "dupont,DUPo",
    "renault,RENO",
    "lefebvre,LEFEVR",
    "meyer,MEIE",
    "quentin,KaTi",
    "guillaume,GILOM",
    "geoffroy,JOFRWA",
    "chouinard,CWINAR",
    "mathieu,MATIQ",
    "montagne,MoTAH",
    "h,h",
    "et,E",
    "69003,69003",
    "吉野,吉野",
  })
  void writesAWordAsItSounds(String word, String sound) {
    assertEquals(sound, Sound.of(word));
  }

  @Test
  void tellsNumbersApart() {
    assertFalse(alike("Lyon 3", "Lyon 33"));
    assertTrue(alike("lion 03", "LYON 03"));
  }

  @Test
  void wantsAllWordsInAnyOrder() {
    assertTrue(alike("dupond hélène", "Ellen DUPONT"));
    assertFalse(alike("hélène dupont martin", "Ellen DUPONT"));
    assertTrue(alike("van den berg", "VANDENBERG Luc"));
    assertTrue(alike("vandenberg", "Luc VAN DEN BERG"));
    assertTrue(alike("goff le", "LE GOFF"));
    assertTrue(alike("le", "Le"));
  }

  @Test
  void asksForNothingWhereThereIsNoWord() {
    assertTrue(Sounds.asserted(Folding.fold(" * - ")).groups().isEmpty());
    assertTrue(Sounds.of("").isEmpty());
  }

  @Test
  void everyTextSoundsLikeItself() {
    Random random = new Random(21);
    String letters = "aeiouyhbcdfghjklmnpqrstvwxz   -'.\"2É李\ud842\udfb7";
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(14); j >= 0; j--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      if (random.nextBoolean()) {
        text.insert(0, random.nextBoolean() ? "de la " : "st ");
      }
      String normal = Folding.fold(text.toString());
      assertTrue(Sounds.asserted(normal).areIn(Sounds.of(normal)), normal);
      assertFalse(Sounds.of(normal).contains(""), normal);
    }
  }

  @Test
  void aNasalVowelIsNoVowelBeforeADoubleConsonant() {
    assertEquals(Sound.of("anne"), Sound.of("ane"));
    assertNotEquals(Sound.of("anne"), Sound.of("an"));
    assertEquals(Sound.of("yvonne"), Sound.of("ivone"));
    assertEquals(Sound.of("hofman"), Sound.of("hoffmann"));
  }
}
