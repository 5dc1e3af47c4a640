package fr.annuairesante.server.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.BytesRef;

/**
 * Substrings of three characters of normal forms, so that {@code *x*} is a conjunction of posting
 * lists instead of a scan. The ends of a value are marked, so that {@code x*} is too; the first
 * character with its mark is kept as well. Two characters are the start of some thirty grams.
 */
final class Grams {

  /**
   * Where the substrings of attributes are. The name-like ones share a field: a value of sn or
   * givenName stands in cn anyway, and the clients' usual {@code
   * (|(cn=*x*)(mail=*x*)(givenName=*x*)(sn=*x*))} becomes two conjunctions instead of four.
   */
  enum Field {
    NAMES("~names"),
    MAIL("~mail"),
    O("~o"),
    TELEPHONE_NUMBER("~telephoneNumber");

    final String text;

    Field(String text) {
      this.text = text;
    }
  }

  private static final char START = '\u0002';
  private static final char END = '\u0003';
  private static final int SIZE = 3;

  private Grams() {}

  /** Takes each gram as a number: up to three characters, 16 bits each. */
  interface Taker {
    void take(long gram);
  }

  /** All the grams of a value, some of them more than once. */
  static void of(String normalValue, Taker taker) {
    int length = normalValue.length();
    if (length == 0) {
      return;
    }
    char before = START;
    char previous = normalValue.charAt(0);
    taker.take(((long) before << 16) | previous);
    for (int i = 1; i <= length; i++) {
      char c = i < length ? normalValue.charAt(i) : END;
      taker.take(((long) before << 32) | ((long) previous << 16) | c);
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
  static List<BytesRef> required(String part, boolean atStart, boolean atEnd) {
    String marked = marked(part, atStart, atEnd);
    List<BytesRef> grams = new ArrayList<>();
    if (part.length() == 1 && atStart && !atEnd) {
      grams.add(new BytesRef(marked));
    }
    for (int i = 0; i + SIZE <= marked.length() && !part.isEmpty(); i++) {
      BytesRef gram = new BytesRef(marked.substring(i, i + SIZE));
      if (!grams.contains(gram)) {
        grams.add(gram);
      }
    }
    return grams;
  }

  private static String marked(String part, boolean atStart, boolean atEnd) {
    return (atStart ? START : "") + part + (atEnd ? END : "");
  }

  /**
   * Every value containing this part has a gram that starts so.
   *
   * @return null when that says too little, or {@link #required} says more
   */
  static BytesRef start(String part) {
    return part.length() == SIZE - 1 ? new BytesRef(part) : null;
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
