package fr.annuairesante.server.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.Matching;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NormalValueTest {

  private static final List<Matching> TEXTS =
      List.of(Matching.FOLDED, Matching.ADDRESS, Matching.CASE_IGNORE, Matching.IA5);

  private final NormalValue value = new NormalValue();

  private void readsAsMatchingDoes(String text) {
    byte[] utf8 = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
    for (Matching matching : TEXTS) {
      String expected = matching.normalise(text);
      boolean read = value.read(matching, utf8, 1, utf8.length - 2);
      if (expected == null) {
        assertFalse(read, text);
      } else {
        assertTrue(read, text);
        String normal = new String(value.bytes(), 0, value.length(), StandardCharsets.UTF_8);
        assertEquals(expected, normal, matching + " of " + text);
      }
    }
  }

  @Test
  void readsEveryCharacterAsMatchingDoes() {
    for (int c = 1; c < 0x10000; c++) {
      if (!Character.isSurrogate((char) c)) {
        String letter = Character.toString(c);
        readsAsMatchingDoes(letter);
        readsAsMatchingDoes("Aé" + letter + "Z");
        readsAsMatchingDoes(letter + " " + letter);
      }
    }
  }

  @Test
  void readsNamesAsMatchingDoes() {
    for (String name :
        List.of(
            "",
            " ",
            "Hélène D’HAUTEVILLE-Cœur",
            "Ælfric ŒUVRÉ",
            "  Jean--François  d'  ",
            "ÎLE-D’YEU",
            "Ẽ\u0301 e\u0301",
            "Straße\u00a0ŁÓDŹ",
            "名前",
            "😀 é")) {
      readsAsMatchingDoes(name);
    }
  }
}
