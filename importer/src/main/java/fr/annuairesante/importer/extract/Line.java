package fr.annuairesante.importer.extract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One line as a view on bytes: columns are offsets until somebody asks for their text. Not
 * thread-safe; a view is valid as long as nobody changes the bytes below it.
 */
public final class Line {

  private static final int MOST_COLUMNS = 256;

  private byte[] bytes = new byte[0];
  private int start;
  private int end;
  private int separators;
  private int[] separatorAt = new int[64];
  private int[] places;

  /** A view on nothing, for lines in canonical order. */
  public Line() {}

  /** A view for lines of a file whose header puts canonical column {@code i} at places[i]. */
  Line(int[] places) {
    this.places = places;
  }

  /** A canonical line given as text. */
  public static Line of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Line().view(bytes, 0, bytes.length);
  }

  /** Looks at a line, its line end excluded, and finds its separators. */
  public Line view(byte[] buffer, int from, int to) {
    begin(buffer, from);
    for (int i = from; i < to; i++) {
      if (buffer[i] == '|') {
        separator(i);
      }
    }
    end = to;
    return this;
  }

  void begin(byte[] buffer, int from) {
    bytes = buffer;
    start = from;
    separators = 0;
  }

  /** Lines with absurdly many separators stop being recorded; their count stays wrong for good. */
  void separator(int at) {
    if (separators == separatorAt.length && separators < MOST_COLUMNS) {
      separatorAt = Arrays.copyOf(separatorAt, separators * 2);
    }
    if (separators < separatorAt.length) {
      separatorAt[separators++] = at;
    }
  }

  void finish(int to) {
    end = to;
  }

  /** Drops the last field when it is empty, the trailing separator of DATA-FORMATS §1.6. */
  void dropTrailingSeparator() {
    separators--;
    end = separatorAt[separators];
  }

  /** Takes it back: a line that is refused is shown whole. */
  void restoreTrailingSeparator() {
    end = separatorAt[separators] + 1;
    separators++;
  }

  /** Number of fields, a trailing separator counting as one more. */
  int fields() {
    return separators + 1;
  }

  boolean lastFieldIsEmpty() {
    return separators > 0 && separatorAt[separators - 1] == end - 1;
  }

  /** The bytes below; only the ranges this class gives are of this line. */
  public byte[] bytes() {
    return bytes;
  }

  public int start() {
    return start;
  }

  public int end() {
    return end;
  }

  /** Where the column's value begins in {@link #bytes()}. */
  public int from(Column column) {
    int field = field(column);
    return field < 0 ? start : field == 0 ? start : separatorAt[field - 1] + 1;
  }

  /** Where it ends, exclusive. */
  public int to(Column column) {
    int field = field(column);
    return field < 0 ? start : field < separators ? separatorAt[field] : end;
  }

  private int field(Column column) {
    return places == null ? column.ordinal() : places[column.ordinal()];
  }

  public boolean isEmpty(Column column) {
    return to(column) <= from(column);
  }

  /** True when both lines have a value in the column, and not the same. */
  public boolean contradicts(Line other, Column column) {
    return !isEmpty(column)
        && !other.isEmpty(column)
        && !Arrays.equals(
            bytes, from(column), to(column), other.bytes, other.from(column), other.to(column));
  }

  /** The value as written. */
  public String text(Column column) {
    int from = from(column);
    int to = to(column);
    return to <= from ? "" : new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** The value without white space around it. */
  public String stripped(Column column) {
    return text(column).strip();
  }
}
