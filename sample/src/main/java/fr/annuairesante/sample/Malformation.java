package fr.annuairesante.sample;

import java.util.Arrays;

/** How a line is broken on purpose, so that an importer has something to reject. */
public enum Malformation {
  /** The line is cut after its fifth column. */
  WRONG_COLUMN_COUNT {
    @Override
    String breaking(Extract extract, String line) {
      String[] fields = line.split("\\|", -1);
      return String.join("|", Arrays.copyOf(fields, 5));
    }
  },
  /** The person identifier is not a number; the mailbox address has no {@code @}. */
  BAD_IDENTIFIER {
    @Override
    String breaking(Extract extract, String line) {
      String[] fields = line.split("\\|", -1);
      fields[1] = extract == Extract.MAILBOX ? fields[1].replace('@', '.') : "10X45?78";
      if (extract != Extract.MAILBOX) {
        fields[2] = fields[0] + fields[1];
      }
      return String.join("|", fields);
    }
  },
  /** The person identifier, or the mailbox address, is empty. */
  EMPTY_IDENTIFIER {
    @Override
    String breaking(Extract extract, String line) {
      String[] fields = line.split("\\|", -1);
      fields[1] = "";
      if (extract != Extract.MAILBOX) {
        fields[2] = "";
      }
      return String.join("|", fields);
    }
  };

  private static final Malformation[] ALL = values();

  /** The broken copy of a good line. */
  abstract String breaking(Extract extract, String line);

  /** Scale from which malformed lines are planted; a smaller sample has none. */
  static final double FROM_SCALE = 0.01;

  /** Malformed lines in each file of a day: a handful, every kind. */
  static int perFile(double scale) {
    return scale < FROM_SCALE ? 0 : ALL.length * (1 + (int) (2 * scale));
  }

  /**
   * Adds to a chunk its share of the broken lines, as copies of its last line.
   *
   * @param count malformed lines of the whole file, spread evenly over its chunks
   */
  static void plant(
      Extract extract, LineBuffer lines, int count, int chunk, int chunks, Tally tally) {
    if (lines.lines() == 0) {
      return;
    }
    String good = lines.lastLine();
    for (int i = 0; i < count; i++) {
      if ((2L * i + 1) * chunks / (2L * count) == chunk) {
        Malformation kind = ALL[i % ALL.length];
        lines.raw(kind.breaking(extract, good));
        tally.add(kind);
      }
    }
  }
}
