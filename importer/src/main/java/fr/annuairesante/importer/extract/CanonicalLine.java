package fr.annuairesante.importer.extract;

import java.util.List;

/** Lines of one file rewritten in the canonical order of columns. Not thread-safe. */
public final class CanonicalLine {

  private final boolean asIs;
  private final List<Column> columns;
  private final byte[] rewritten;
  private byte[] bytes;
  private int from;
  private int to;

  public CanonicalLine(ExtractHeader header) {
    asIs = header.isCanonical();
    columns = header.kind().columns();
    rewritten = asIs ? new byte[0] : new byte[LineReader.LONGEST_LINE + columns.size()];
  }

  /** Rewrites a good line, or points at it where its order is the canonical one. */
  public void take(Line line) {
    if (asIs) {
      bytes = line.bytes();
      from = line.start();
      to = line.end();
      return;
    }
    int length = 0;
    for (Column column : columns) {
      if (column.ordinal() > 0) {
        rewritten[length++] = '|';
      }
      int begin = line.from(column);
      int size = line.to(column) - begin;
      System.arraycopy(line.bytes(), begin, rewritten, length, size);
      length += size;
    }
    bytes = rewritten;
    from = 0;
    to = length;
  }

  public byte[] bytes() {
    return bytes;
  }

  public int from() {
    return from;
  }

  /** Exclusive. */
  public int to() {
    return to;
  }
}
