package fr.annuairesante.server.index;

/**
 * A part of a value that a filter asks for.
 *
 * @param text normal form without spaces at its ends, not empty
 * @param first the value starts with it
 * @param wordStart before it is a space or the start of the value
 * @param wordEnd after it is a space or the end of the value
 */
public record Piece(String text, boolean first, boolean wordStart, boolean wordEnd) {

  /** The whole value. */
  static Piece whole(String normal) {
    return new Piece(normal, true, true, true);
  }

  /** The same where it starts a value. */
  public Piece startingAValue() {
    return new Piece(text, true, true, wordEnd);
  }

  /** The same where it starts a word. */
  public Piece startingAWord() {
    return new Piece(text, false, true, wordEnd);
  }
}
