package fr.annuairesante.server.apacheds;

import java.util.Arrays;
import org.apache.mina.core.buffer.IoBuffer;

/**
 * Cuts the bytes of one connection into LDAPMessages by their outer header, and keeps the start of
 * one that is not whole yet. Used by the connection's I/O thread only.
 */
final class IncomingBytes {

  private static final byte[] NONE = {};
  private static final int LONGEST_HEADER = 6;

  private byte[] held = NONE;
  private int heldLength;

  /** Whether the start of a message waits for its end. */
  boolean partial() {
    return heldLength > 0;
  }

  /**
   * Takes the next whole message, or keeps what there is of it.
   *
   * @param limit largest message in bytes
   * @return exactly one message, or null when more bytes must come first
   * @throws MalformedRequest when this cannot become a message within the limit
   */
  byte[] take(IoBuffer in, int limit) throws MalformedRequest {
    while (heldLength > 0 && heldLength < LONGEST_HEADER && in.hasRemaining()) {
      if (length(held, heldLength, limit) > 0) {
        break;
      }
      keep(in, 1);
    }
    return heldLength > 0 ? finish(in, limit) : direct(in, limit);
  }

  private byte[] direct(IoBuffer in, int limit) throws MalformedRequest {
    int available = in.remaining();
    byte[] header = new byte[Math.min(LONGEST_HEADER, available)];
    in.mark();
    in.get(header);
    in.reset();
    int length = length(header, header.length, limit);
    if (length > 0 && length <= available) {
      byte[] message = new byte[length];
      in.get(message);
      return message;
    }
    keep(in, available);
    return null;
  }

  private byte[] finish(IoBuffer in, int limit) throws MalformedRequest {
    int length = length(held, heldLength, limit);
    if (length == 0) {
      return null;
    }
    keep(in, Math.min(in.remaining(), length - heldLength));
    if (heldLength < length) {
      return null;
    }
    byte[] message = held.length == length ? held : Arrays.copyOf(held, length);
    held = NONE;
    heldLength = 0;
    return message;
  }

  private void keep(IoBuffer in, int count) {
    if (heldLength + count > held.length) {
      held = Arrays.copyOf(held, Math.max(heldLength + count, 2 * held.length));
    }
    in.get(held, heldLength, count);
    heldLength += count;
  }

  /** Length of the whole message, header included; 0 when the header is not whole yet. */
  private static int length(byte[] bytes, int count, int limit) throws MalformedRequest {
    if (bytes[0] != BerReader.SEQUENCE) {
      throw new MalformedRequest(
          "the connection carries something else than LDAP messages; check the port and TLS");
    }
    if (count < 2) {
      return 0;
    }
    int first = bytes[1];
    int lengthBytes = first < 0 ? first & 0x7F : 0;
    if (lengthBytes > 4 || first == (byte) 0x80) {
      throw new MalformedRequest("the request has a length that LDAP does not allow");
    }
    if (count < 2 + lengthBytes) {
      return 0;
    }
    long length = lengthBytes == 0 ? first : 0;
    for (int i = 0; i < lengthBytes; i++) {
      length = (length << 8) | (bytes[2 + i] & 0xFF);
    }
    length += 2 + lengthBytes;
    if (length > limit) {
      throw new MalformedRequest(
          "a request of " + length + " bytes is above the limit of " + limit + " bytes");
    }
    return (int) length;
  }
}
