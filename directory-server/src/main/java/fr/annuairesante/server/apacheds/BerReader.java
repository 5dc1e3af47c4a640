package fr.annuairesante.server.apacheds;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A cursor over definite-length BER (RFC 4511 §5.1) in one array. Every reading is bounded by the
 * element it is in; what does not fit is a {@link MalformedRequest}. Not thread-safe.
 */
final class BerReader {

  static final int BOOLEAN = 0x01;
  static final int INTEGER = 0x02;
  static final int OCTET_STRING = 0x04;
  static final int ENUMERATED = 0x0A;
  static final int SEQUENCE = 0x30;

  private final byte[] bytes;
  private int position;

  BerReader(byte[] bytes, int from) {
    this.bytes = bytes;
    this.position = from;
  }

  int position() {
    return position;
  }

  /** The tag of the next element; nothing is consumed. */
  int peek(int end) throws MalformedRequest {
    if (position >= end) {
      throw new MalformedRequest("the request ends where an element should start");
    }
    return bytes[position] & 0xFF;
  }

  /**
   * Consumes the tag and the length of the next element.
   *
   * @return where its content ends
   */
  int open(int tag, int end) throws MalformedRequest {
    int found = peek(end);
    if (found != tag) {
      throw new MalformedRequest(
          String.format("the request has tag 0x%02x where 0x%02x should be", found, tag));
    }
    position++;
    return content(end);
  }

  /** Consumes the next element whatever it is. */
  void skip(int end) throws MalformedRequest {
    position++;
    position = content(end);
  }

  /** Text in UTF-8; bytes that are none become U+FFFD, which no stored value holds. */
  String text(int tag, int end) throws MalformedRequest {
    int stop = open(tag, end);
    String text = new String(bytes, position, stop - position, StandardCharsets.UTF_8);
    position = stop;
    return text;
  }

  /** A copy of the content of an element. */
  byte[] bytes(int tag, int end) throws MalformedRequest {
    int stop = open(tag, end);
    byte[] content = Arrays.copyOfRange(bytes, position, stop);
    position = stop;
    return content;
  }

  /** An INTEGER or ENUMERATED from 0 to 2^31 - 1, as all of a search request's are. */
  int number(int tag, int end) throws MalformedRequest {
    int stop = open(tag, end);
    long value = stop == position ? -1 : bytes[position];
    for (int i = position + 1; i < stop && value <= Integer.MAX_VALUE; i++) {
      value = (value << 8) | (bytes[i] & 0xFF);
    }
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new MalformedRequest("the request has a number that is not between 0 and 2^31 - 1");
    }
    position = stop;
    return (int) value;
  }

  boolean truth(int tag, int end) throws MalformedRequest {
    int stop = open(tag, end);
    if (stop - position != 1) {
      throw new MalformedRequest("the request has a truth value that is not one byte long");
    }
    boolean value = bytes[position] != 0;
    position = stop;
    return value;
  }

  private int content(int end) throws MalformedRequest {
    if (position >= end) {
      throw new MalformedRequest("the request ends inside an element's length");
    }
    int first = bytes[position++];
    int length = first;
    if (first < 0) {
      int count = first & 0x7F;
      if (count == 0 || count > 4 || position + count > end) {
        throw new MalformedRequest("the request has a length that LDAP does not allow");
      }
      length = 0;
      for (int i = 0; i < count; i++) {
        length = (length << 8) | (bytes[position++] & 0xFF);
      }
    }
    if (length < 0 || length > end - position) {
      throw new MalformedRequest("the request has an element longer than what holds it");
    }
    return position + length;
  }
}
