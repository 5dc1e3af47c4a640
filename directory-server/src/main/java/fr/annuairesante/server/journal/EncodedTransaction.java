package fr.annuairesante.server.journal;

import java.io.IOException;

/** A transaction as the journal will hold it. Immutable. */
public final class EncodedTransaction {

  private final Transaction transaction;
  private final byte[] bytes;

  private EncodedTransaction(Transaction transaction, byte[] bytes) {
    this.transaction = transaction;
    this.bytes = bytes;
  }

  /**
   * Encodes a transaction.
   *
   * @throws TooLarge when it is longer than a record may be
   */
  public static EncodedTransaction of(Transaction transaction) throws TooLarge {
    byte[] bytes = TransactionBytes.write(transaction);
    if (bytes.length > RecordHead.LONGEST_BODY) {
      throw new TooLarge(bytes.length);
    }
    return new EncodedTransaction(transaction, bytes);
  }

  public Transaction transaction() {
    return transaction;
  }

  /** Bytes that it takes in the journal. */
  public int size() {
    return bytes.length;
  }

  byte[] bytes() {
    return bytes;
  }

  /** The transaction must be split. */
  public static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1;

    TooLarge(int length) {
      super(
          "a change of "
              + (length >> 20)
              + " MiB is over the limit of "
              + (RecordHead.LONGEST_BODY >> 20)
              + " MiB: make it in parts");
    }
  }
}
