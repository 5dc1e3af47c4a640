package fr.annuairesante.importer.extract;

import java.io.IOException;

/**
 * A run that must stop, its output thrown away by the caller: a file is not what it should be. Bad
 * lines are not failures, see {@link Rejected}. The message is the sentence and the hint.
 */
public final class ImportFailure extends IOException {

  private static final long serialVersionUID = 1L;

  /** What is wrong, for programs. */
  public enum Code {
    /** The request names no file. */
    NO_FILE,
    /** A file cannot be opened or read. */
    UNREADABLE_FILE,
    /** A first line is the header of none of the four extracts. */
    UNKNOWN_HEADER,
    /** A header lacks a column that the directory needs. */
    MISSING_COLUMN,
    /** A header names a column twice. */
    REPEATED_COLUMN,
    /** Two files of one kind were generated at different times. */
    STAMP_CONFLICT,
    /** Diplomas or savoir-faire without the activities that give the persons. */
    ACTIVITIES_MISSING,
    /** A zip is cut short or damaged. */
    BROKEN_ZIP,
    /** A text ends in the middle of a line. */
    CUT_TEXT,
    /** A zip holds no text file. */
    EMPTY_ZIP,
    /** A kind of extract was given and not one of its lines is usable. */
    NO_USABLE_LINE,
    /** A file changed between the check of its header and its reading. */
    FILE_CHANGED,
    /** What is given as lines to replay is no rejects file, or too long a one. */
    REPLAY_UNREADABLE,
    /** A line to replay has a place where no refused line is. */
    REPLAY_MISMATCH
  }

  private final Code code;
  private final String sentence;
  private final String hint;

  public ImportFailure(Code code, String sentence, String hint) {
    this(code, sentence, hint, null);
  }

  public ImportFailure(Code code, String sentence, String hint, IOException cause) {
    super(sentence + " " + hint, cause);
    this.code = code;
    this.sentence = sentence;
    this.hint = hint;
  }

  public Code code() {
    return code;
  }

  /** What happened, naming the file. */
  public String sentence() {
    return sentence;
  }

  /** What to do about it. */
  public String hint() {
    return hint;
  }
}
