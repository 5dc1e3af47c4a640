package fr.annuairesante.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.text.Normalizer;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hélène D’HAUTEVILLE-Cœur|helene d hauteville coeur",
        "ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸ|aaaceeeeiioouuuy",
        "Ægidius Strauß|aegidius strauss",
        "ŒUVRE STRAẞE|oeuvre strasse",
        "Łukasz Đorđe Søren Þór|lukasz dorde soren thor",
        "İstanbul ısı|istanbul isi",
        "Ali  le   Grand|ali le grand",
        "Ñuñoa|nunoa",
        "LI|li",
        "Ng|ng",
        "ﬁnesse №5|finesse no5",
        "Γιώργος|γιωργοσ",
        "12 bis, rue de l'Église|12 bis, rue de l eglise",
      })
  void dropsWhatPeopleDoNotType(String written, String folded) {
    assertEquals(folded, Folding.fold(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jean-Pierre",
        "Jean\u2010Pierre",
        "Jean\u2011Pierre",
        "Jean\u2013Pierre",
        "Jean\u2014Pierre",
        "Jean\u2212Pierre",
        "Jean\u00adPierre",
        "Jean\uff0dPierre",
        "Jean \u2013  Pierre",
        "Jean\u00a0Pierre",
        "Jean\u202fPierre",
        "Jean\tPierre",
        "Jean\r\nPierre",
        " jean pierre ",
        "-JEAN PIERRE-",
      })
  void takesEveryHyphenAndSpaceForOneSpace(String written) {
    assertEquals("jean pierre", Folding.fold(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "d'Artagnan",
        "d\u2019Artagnan",
        "d\u2018Artagnan",
        "D\u00b4ARTAGNAN",
        "d`Artagnan",
        "d\u02bcArtagnan",
        "d\u2032Artagnan",
        "d\uff07Artagnan",
        "d\u0092Artagnan",
      })
  void takesEveryApostropheForASpace(String written) {
    assertEquals("d artagnan", Folding.fold(written));
  }

  @Test
  void readsDecomposedTextAsComposed() {
    for (String name : new String[] {"Hélène", "Gaëlle Noël", "FRANÇOIS", "Ștefan"}) {
      String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD);
      assertNotEquals(name, decomposed);
      assertEquals(Folding.fold(name), Folding.fold(decomposed));
      assertEquals(Folding.ignoreCase(name), Folding.ignoreCase(decomposed));
      assertEquals(Folding.exact(name), Folding.exact(decomposed));
    }
  }

  @Test
  void dropsInvisibleCharacters() {
    assertEquals("dupont", Folding.fold("\ufeffDu\u200bpo\u200dnt\u007f"));
  }

  @Test
  void keepsAccentsWhereOnlyCaseIsIgnored() {
    assertEquals("é-cole d'été", Folding.ignoreCase("  É-COLE   d'été "));
    assertEquals("É-COLE d'été", Folding.exact("  É-COLE   d'été "));
  }

  @Test
  void givesNothingForNothing() {
    assertEquals("", Folding.fold(""));
    assertEquals("", Folding.fold(" - ' "));
  }

  @Test
  void isIdempotentForEveryCharacter() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (Character.isDefined(c) && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)) {
        String text = "a" + Character.toString(c) + "Z";
        isIdempotent(Folding::fold, text);
        isIdempotent(Folding::ignoreCase, text);
        isIdempotent(Folding::exact, text);
      }
    }
  }

  @Test
  void isIdempotentOverRandomText() {
    Random random = new Random(20261121);
    for (int run = 0; run < 20_000; run++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i >= 0; i--) {
        text.appendCodePoint(randomCharacter(random));
      }
      isIdempotent(Folding::fold, text.toString());
      isIdempotent(Folding::ignoreCase, text.toString());
      isIdempotent(Folding::exact, text.toString());
    }
  }

  private static int randomCharacter(Random random) {
    int limit =
        switch (random.nextInt(4)) {
          case 0 -> 0x80;
          case 1 -> 0x250;
          case 2 -> 0x2100;
          default -> Character.MIN_SURROGATE;
        };
    return random.nextInt(limit);
  }

  private static void isIdempotent(UnaryOperator<String> fold, String text) {
    String once = fold.apply(text);
    assertEquals(once, fold.apply(once), () -> "of " + codePoints(text));
    assertEquals(once, once.strip(), () -> "of " + codePoints(text));
    assertFalse(once.contains("  "), () -> "two spaces of " + codePoints(text));
  }

  private static String codePoints(String text) {
    StringBuilder hexadecimal = new StringBuilder();
    text.codePoints().forEach(c -> hexadecimal.append(Integer.toHexString(c)).append(' '));
    return hexadecimal.toString();
  }
}
