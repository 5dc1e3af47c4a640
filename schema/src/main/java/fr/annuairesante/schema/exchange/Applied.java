package fr.annuairesante.schema.exchange;

/**
 * What became of a batch.
 *
 * @param again true when it had been applied before, and nothing was done
 * @param put units added or replaced
 * @param deleted units removed
 * @param closed persons closed
 * @param kept units left as people had made them
 */
public record Applied(boolean again, int put, int deleted, int closed, int kept) {

  /** The answer to a batch that was applied before. */
  public static final Applied BEFORE = new Applied(true, 0, 0, 0, 0);

  public byte[] toBytes() {
    ByteWriter out = new ByteWriter();
    out.number(again ? 1 : 0).number(put).number(deleted).number(closed).number(kept);
    return out.toBytes();
  }

  /**
   * Reads what {@link #toBytes} wrote; throws {@link IllegalArgumentException} on anything else.
   */
  public static Applied of(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    return new Applied(in.number() == 1, in.number(), in.number(), in.number(), in.number());
  }
}
