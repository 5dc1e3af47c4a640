package fr.annuairesante.importer;

import fr.annuairesante.importer.extract.ActivityColumn;
import fr.annuairesante.importer.extract.Line;
import fr.annuairesante.importer.spill.Hash;
import java.util.Arrays;

/**
 * An activity line with nothing but what belongs to its structure, in canonical order. Most lines
 * repeat a structure already seen: a table of hashes leaves them out. The table has a fixed size
 * and starts anew when full, because leaving out is only a saving: copies that come through are
 * dropped when a structure's lines are joined.
 */
final class StructureColumns {

  private static final int TABLE = 1 << 21;
  private static final ActivityColumn[] COLUMNS = ActivityColumn.values();

  private final byte[] bytes = new byte[(1 << 16) + 64];
  private final long[] seen = new long[TABLE];
  private int kept;
  private int length;

  /** False when this structure was seen with this content. */
  boolean take(Line line) {
    length = 0;
    for (ActivityColumn column : COLUMNS) {
      if (column != ActivityColumn.ID_TYPE) {
        bytes[length++] = '|';
      }
      if (isOfStructure(column)) {
        int from = line.from(column);
        int size = line.to(column) - from;
        System.arraycopy(line.bytes(), from, bytes, length, size);
        length += size;
      }
    }
    return isNew(Hash.of(bytes, 0, length));
  }

  private static boolean isOfStructure(ActivityColumn column) {
    boolean block =
        column.compareTo(ActivityColumn.SIRET) >= 0
            && column.compareTo(ActivityColumn.FORMER_STRUCTURE_ID) <= 0;
    return block || column == ActivityColumn.SECTOR || column == ActivityColumn.SECTOR_LABEL;
  }

  private boolean isNew(long hash) {
    long nonZero = hash == 0 ? 1 : hash;
    int slot = (int) (nonZero >>> 20) & (TABLE - 1);
    while (seen[slot] != 0) {
      if (seen[slot] == nonZero) {
        return false;
      }
      slot = (slot + 1) & (TABLE - 1);
    }
    if (kept > TABLE / 4 * 3) {
      Arrays.fill(seen, 0);
      kept = 0;
    }
    seen[slot] = nonZero;
    kept++;
    return true;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }
}
