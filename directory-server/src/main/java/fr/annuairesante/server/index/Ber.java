package fr.annuairesante.server.index;

/** The little of BER (X.690) that stored values and answers need; lengths are definite. */
public final class Ber {

  public static final int OCTET_STRING = 0x04;
  public static final int SEQUENCE = 0x30;
  public static final int SET = 0x31;

  private Ber() {}

  /** How many bytes a length takes. */
  public static int lengthOfLength(int length) {
    if (length < 0x80) {
      return 1;
    }
    if (length < 0x100) {
      return 2;
    }
    if (length < 0x10000) {
      return 3;
    }
    return length < 0x1000000 ? 4 : 5;
  }

  /** Size of a value with its tag and length. */
  public static int sizeOf(int length) {
    return 1 + lengthOfLength(length) + length;
  }

  /** Writes tag and length; returns the position after them. */
  public static int header(byte[] to, int at, int tag, int length) {
    int position = at;
    to[position++] = (byte) tag;
    int extra = lengthOfLength(length) - 1;
    if (extra == 0) {
      to[position++] = (byte) length;
      return position;
    }
    to[position++] = (byte) (0x80 | extra);
    for (int shift = (extra - 1) * 8; shift >= 0; shift -= 8) {
      to[position++] = (byte) (length >>> shift);
    }
    return position;
  }

  /** An OCTET STRING of its own. */
  public static byte[] octets(byte[] value) {
    byte[] encoded = new byte[sizeOf(value.length)];
    int at = header(encoded, 0, OCTET_STRING, value.length);
    System.arraycopy(value, 0, encoded, at, value.length);
    return encoded;
  }

  /** The length that starts at a position (just after a tag). */
  public static int length(byte[] bytes, int at) {
    int first = bytes[at];
    if (first >= 0) {
      return first;
    }
    int length = 0;
    for (int i = 1; i <= (first & 0x7f); i++) {
      length = (length << 8) | (bytes[at + i] & 0xff);
    }
    return length;
  }
}
