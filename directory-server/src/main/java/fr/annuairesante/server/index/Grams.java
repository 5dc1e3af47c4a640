package fr.annuairesante.server.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.BytesRef;

/**
 * Substrings of two or three characters of normal forms, so that {@code *x*} is a conjunction of
 * posting lists instead of a scan. The ends of a value are marked, so that {@code x*} is too.
 *
 * <p>The name-like attributes share one field: a value of sn or givenName stands in cn anyway, and
 * the clients' usual {@code (|(cn=*x*)(mail=*x*)(givenName=*x*)(sn=*x*))} becomes two conjunctions
 * instead of four.
 */
final class Grams {

  /** Field of all the name-like attributes of a person. */
  static final String NAMES = "~names";

  private static final char START = '\u0002';
  private static final char END = '\u0003';

  private static final Map<String, String> FIELDS =
      Map.of(
          "cn", NAMES,
          "displayName", NAMES,
          "sn", NAMES,
          "givenName", NAMES,
          "mail", "~mail",
          "o", "~o",
          "telephoneNumber", "~telephoneNumber");

  private Grams() {}

  /** The field an attribute's substrings are in; null: they are looked for among its values. */
  static String fieldOf(String attribute) {
    return FIELDS.get(attribute);
  }

  /** False when the grams answer equality too; addresses are asked for too often for that. */
  static boolean alsoHasTerms(String attribute) {
    return fieldOf(attribute) == null || attribute.equals("mail");
  }

  /**
   * Names and addresses are looked for from the second letter on; anything shorter is looked for by
   * reading, which ends soon because much matches.
   */
  static int shortest(String field) {
    return field.equals(NAMES) || field.equals("~mail") ? 2 : 3;
  }

  /** Takes each gram as a number: up to three characters, 16 bits each. */
  interface Taker {
    void take(long gram);
  }

  /** All the grams of a value, some of them more than once. */
  static void of(String normalValue, int shortest, Taker taker) {
    int length = normalValue.length();
    char before = 0;
    char previous = START;
    for (int i = 0; i <= length; i++) {
      char c = i < length ? normalValue.charAt(i) : END;
      if (shortest <= 2) {
        taker.take(((long) previous << 16) | c);
      }
      if (before != 0) {
        taker.take(((long) before << 32) | ((long) previous << 16) | c);
      }
      before = previous;
      previous = c;
    }
  }

  /**
   * The grams that every value containing this part has; the rarest of them decide the cost.
   *
   * @param part normal form without spaces at its ends
   * @param atStart the value starts with the part
   * @param atEnd the value ends with the part
   * @return empty when the part is too short to have any
   */
  static List<BytesRef> required(String part, boolean atStart, boolean atEnd, int shortest) {
    String marked = (atStart ? START : "") + part + (atEnd ? END : "");
    List<BytesRef> grams = new ArrayList<>();
    int size = Math.min(3, marked.length());
    if (size < shortest || part.isEmpty()) {
      return grams;
    }
    for (int i = 0; i + size <= marked.length(); i++) {
      BytesRef gram = new BytesRef(marked.substring(i, i + size));
      if (!grams.contains(gram)) {
        grams.add(gram);
      }
    }
    return grams;
  }

  /** The UTF-8 of a gram; returns its length. */
  static int encode(long gram, byte[] to) {
    int at = 0;
    for (int shift = 32; shift >= 0; shift -= 16) {
      int c = (int) (gram >>> shift) & 0xffff;
      if (c == 0) {
        continue;
      }
      if (c < 0x80) {
        to[at++] = (byte) c;
      } else {
        return encodeSlowly(gram, to);
      }
    }
    return at;
  }

  private static int encodeSlowly(long gram, byte[] to) {
    StringBuilder text = new StringBuilder(3);
    for (int shift = 32; shift >= 0; shift -= 16) {
      int c = (int) (gram >>> shift) & 0xffff;
      if (c != 0) {
        text.append((char) c);
      }
    }
    byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
    System.arraycopy(utf8, 0, to, 0, utf8.length);
    return utf8.length;
  }
}
