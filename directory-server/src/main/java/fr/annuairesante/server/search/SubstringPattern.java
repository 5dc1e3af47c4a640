package fr.annuairesante.server.search;

import fr.annuairesante.schema.Folding;
import fr.annuairesante.schema.Matching;
import fr.annuairesante.server.filter.Filter;
import fr.annuairesante.server.index.Piece;
import fr.annuairesante.server.search.Preference.Start;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A substring assertion in normal form. A space typed at the edge of a part ({@code *jean *}) asks
 * for the edge of a word, and both ends of a value are edges of words (RFC 4518 §2.6.1: a value
 * starts and ends with a space).
 *
 * @param initial the value starts with it, or null
 * @param any in this order, none overlapping
 * @param last the value ends with it, or null
 */
record SubstringPattern(Part initial, List<Part> any, Part last) {

  /**
   * One part.
   *
   * @param text normal form, never empty
   * @param wordStart what is before it is a space or the start
   * @param wordEnd what is after it is a space or the end
   */
  @SuppressWarnings("ArrayRecordComponent") // parts are never compared
  record Part(String text, byte[] utf8, boolean wordStart, boolean wordEnd) {

    /** Null when the part has nothing to look for; {@link #INVALID} when it is no assertion. */
    static Part of(Matching matching, String raw) {
      String text = matching.normalise(raw);
      if (text == null) {
        return INVALID;
      }
      if (text.isEmpty()) {
        return null;
      }
      boolean edges = matching != Matching.TELEPHONE;
      return new Part(
          text,
          text.getBytes(StandardCharsets.UTF_8),
          edges && spaceLike(matching, raw.charAt(0)),
          edges && spaceLike(matching, raw.charAt(raw.length() - 1)));
    }

    Piece piece() {
      return new Piece(text, false, wordStart, wordEnd);
    }

    private static final Part INVALID = new Part("", new byte[0], false, false);

    private boolean invalid() {
      return utf8.length == 0;
    }

    private static boolean spaceLike(Matching matching, char c) {
      boolean names = matching == Matching.FOLDED || matching == Matching.ADDRESS;
      boolean space = Character.isWhitespace(c) || c == '\u00a0';
      return names ? Folding.isSpaceLike(c) : space;
    }

    boolean at(byte[] value, int position, int length) {
      int end = position + utf8.length;
      if (position < 0 || end > length) {
        return false;
      }
      for (int i = 0; i < utf8.length; i++) {
        if (value[position + i] != utf8[i]) {
          return false;
        }
      }
      return (!wordStart || position == 0 || value[position - 1] == ' ')
          && (!wordEnd || end == length || value[end] == ' ');
    }

    /** Position of the first occurrence from there on, or -1. */
    int find(byte[] value, int from, int length) {
      byte first = utf8[0];
      for (int i = from; i <= length - utf8.length; i++) {
        if (value[i] == first && at(value, i, length)) {
          return i;
        }
      }
      return -1;
    }
  }

  /** Null when a part is no value of the attribute's syntax: the item is then Undefined. */
  static SubstringPattern of(Matching matching, Filter.Substrings filter) {
    List<Part> any = new ArrayList<>();
    boolean invalid = false;
    Part initial = filter.initial() == null ? null : Part.of(matching, filter.initial());
    Part last = filter.last() == null ? null : Part.of(matching, filter.last());
    for (String raw : filter.any()) {
      Part part = Part.of(matching, raw);
      if (part != null) {
        any.add(part);
        invalid |= part.invalid();
      }
    }
    return invalid || isInvalid(initial) || isInvalid(last)
        ? null
        : new SubstringPattern(initial, List.copyOf(any), last);
  }

  /** Whole words side by side, not empty and in normal form. */
  static SubstringPattern ofWords(String normal) {
    Part words = new Part(normal, normal.getBytes(StandardCharsets.UTF_8), true, true);
    return new SubstringPattern(null, List.of(words), null);
  }

  private static boolean isInvalid(Part part) {
    return part != null && part.invalid();
  }

  /** The parts, as the index knows them. */
  List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    if (initial != null) {
      pieces.add(new Piece(initial.text, true, true, initial.wordEnd));
    }
    any.forEach(part -> pieces.add(part.piece()));
    if (last != null) {
      pieces.add(new Piece(last.text, false, last.wordStart, true));
    }
    return pieces;
  }

  boolean matches(byte[] value, int length) {
    if (initial == null) {
      return matches(0, value, 0, length);
    }
    return initial.at(value, 0, length) && matches(0, value, initial.utf8.length, length);
  }

  /** Whether the parts from that one of {@link #any} on are there from that position on. */
  private boolean matches(int firstPart, byte[] value, int position, int length) {
    int from = position;
    for (int i = firstPart; i < any.size(); i++) {
      int found = any.get(i).find(value, from, length);
      if (found < 0) {
        return false;
      }
      from = found + any.get(i).utf8.length;
    }
    return last == null
        || (length - last.utf8.length >= from && last.at(value, length - last.utf8.length, length));
  }

  /**
   * What the first part of a pattern without an initial one starts in a value.
   *
   * @return null when the value does not match
   */
  Start start(byte[] value, int length) {
    Part first = any.get(0);
    int at = first.find(value, 0, length);
    if (at < 0 || !matches(1, value, at + first.utf8.length, length)) {
      return null;
    }
    if (at == 0) {
      return Start.VALUE;
    }
    while (at >= 0 && value[at - 1] != ' ') {
      at = first.find(value, at + 1, length);
    }
    boolean word = at >= 0 && matches(1, value, at + first.utf8.length, length);
    return word ? Start.WORD : Start.ANYWHERE;
  }
}
