package fr.annuairesante.server.index;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.lucene.util.BytesRef;

/**
 * Substrings of three characters of normal forms, so that {@code *x*} is a conjunction of posting
 * lists instead of a scan. A value starts and ends with a space (RFC 4518 §2.6.1), so that {@code
 * x*} is one too, and the start of a word looks the same anywhere. The first character of a value
 * is kept with its space, which tells it from other words; two characters are the start of some
 * thirty grams.
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

  private static final char EDGE = ' ';
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
    char before = EDGE;
    char previous = normalValue.charAt(0);
    taker.take(((long) before << 16) | previous);
    for (int i = 1; i <= length; i++) {
      char c = i < length ? normalValue.charAt(i) : EDGE;
      taker.take(((long) before << 32) | ((long) previous << 16) | c);
      before = previous;
      previous = c;
    }
  }

  /** Adds the grams that every value with this piece has: none when it is too short to have any. */
  static void require(Piece piece, List<BytesRef> grams) {
    if (piece.text().isEmpty()) {
      return;
    }
    String text = (piece.wordStart() ? " " : "") + piece.text() + (piece.wordEnd() ? " " : "");
    if (piece.first()) {
      add(text, 0, SIZE - 1, grams);
    }
    for (int i = 0; i + SIZE <= text.length(); i++) {
      add(text, i, i + SIZE, grams);
    }
  }

  private static void add(String text, int from, int to, List<BytesRef> grams) {
    BytesRef gram = term(text.substring(from, to));
    if (!grams.contains(gram)) {
      grams.add(gram);
    }
  }

  /**
   * Every value with this piece has a gram that starts so.
   *
   * @return null when that says too little
   */
  static BytesRef start(Piece piece) {
    return piece.text().length() == SIZE - 1 ? term(piece.text()) : null;
  }

  /** As {@link #encode} has it, half a surrogate pair included. */
  private static BytesRef term(String gram) {
    return new BytesRef(gram.getBytes(StandardCharsets.UTF_8));
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
