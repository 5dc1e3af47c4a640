package fr.annuairesante.server.search;

import fr.annuairesante.server.index.Ber;
import fr.annuairesante.server.index.ByteArray;
import fr.annuairesante.server.index.StoredEntry;
import fr.annuairesante.server.index.Types;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the messages of one answer, SearchResultEntry and SearchResultDone (RFC 4511 §4.5.2), back
 * to back into one buffer. Stored values are copied as they are. Not thread-safe.
 */
final class AnswerWriter {

  private static final int SEARCH_RESULT_ENTRY = 0x64;
  private static final int SEARCH_RESULT_DONE = 0x65;
  private static final int INTEGER = 0x02;
  private static final int ENUMERATED = 0x0a;

  private final ByteArray out = new ByteArray();
  private final byte[] messageId;
  private final Selection selection;
  private final boolean typesOnly;

  /** Derived attributes of the current entry, encoded. */
  private final List<byte[]> derived = new ArrayList<>();

  AnswerWriter(int messageId, Selection selection, boolean typesOnly) {
    this.messageId = integer(messageId);
    this.selection = selection;
    this.typesOnly = typesOnly;
  }

  private static byte[] integer(int value) {
    int size = 1;
    while (size < 4 && (value >> (size * 8 - 1)) != 0) {
      size++;
    }
    byte[] encoded = new byte[2 + size];
    encoded[0] = INTEGER;
    encoded[1] = (byte) size;
    for (int i = 0; i < size; i++) {
      encoded[2 + i] = (byte) (value >>> ((size - 1 - i) * 8));
    }
    return encoded;
  }

  int size() {
    return out.size();
  }

  /** What was written so far, of which the buffer is then emptied. */
  byte[] take() {
    byte[] messages = out.toByteArray();
    out.clear();
    return messages;
  }

  void entry(StoredEntry entry) {
    encodeDerived(entry);
    int attributes = sizeOfAttributes(entry);
    int body = Ber.sizeOf(entry.nameLength()) + Ber.sizeOf(attributes);
    out.writeHeader(Ber.SEQUENCE, messageId.length + Ber.sizeOf(body));
    out.write(messageId, messageId.length);
    out.writeHeader(SEARCH_RESULT_ENTRY, body);
    out.writeHeader(Ber.OCTET_STRING, entry.nameLength());
    out.write(entry.bytes(), entry.nameStart(), entry.nameLength());
    out.writeHeader(Ber.SEQUENCE, attributes);
    entry.rewind();
    while (entry.next()) {
      if (selection.selects(entry.type())) {
        attribute(entry);
      }
    }
    for (byte[] each : derived) {
      out.write(each, each.length);
    }
  }

  private int sizeOfAttributes(StoredEntry entry) {
    int size = 0;
    entry.rewind();
    while (entry.next()) {
      if (selection.selects(entry.type())) {
        size += Ber.sizeOf(sizeOfAttribute(entry));
      }
    }
    for (byte[] each : derived) {
      size += each.length;
    }
    return size;
  }

  private int sizeOfAttribute(StoredEntry entry) {
    int values = typesOnly ? 0 : entry.valuesLength();
    return Types.encodedName(entry.type()).length + Ber.sizeOf(values);
  }

  private void attribute(StoredEntry entry) {
    byte[] name = Types.encodedName(entry.type());
    int values = typesOnly ? 0 : entry.valuesLength();
    out.writeHeader(Ber.SEQUENCE, sizeOfAttribute(entry));
    out.write(name, name.length);
    out.writeHeader(Ber.SET, values);
    out.write(entry.bytes(), entry.valuesStart(), values);
  }

  private void encodeDerived(StoredEntry entry) {
    derived.clear();
    for (String name : selection.derived()) {
      byte[] type = Ber.octets(name.getBytes(StandardCharsets.UTF_8));
      byte[] value =
          typesOnly
              ? new byte[0]
              : Ber.octets(entry.derived(name).getBytes(StandardCharsets.UTF_8));
      ByteArray attribute = new ByteArray();
      attribute.writeHeader(Ber.SEQUENCE, type.length + Ber.sizeOf(value.length));
      attribute.write(type, type.length);
      attribute.writeHeader(Ber.SET, value.length);
      attribute.write(value, value.length);
      derived.add(attribute.toByteArray());
    }
  }

  /** The message that ends the answer. */
  void done(SearchResult result) {
    byte[] matched = Ber.octets(result.matchedDn().getBytes(StandardCharsets.UTF_8));
    byte[] message = Ber.octets(result.message().getBytes(StandardCharsets.UTF_8));
    int body = 3 + matched.length + message.length;
    out.writeHeader(Ber.SEQUENCE, messageId.length + Ber.sizeOf(body));
    out.write(messageId, messageId.length);
    out.writeHeader(SEARCH_RESULT_DONE, body);
    out.write(ENUMERATED);
    out.write(1);
    out.write(result.code());
    out.write(matched, matched.length);
    out.write(message, message.length);
  }
}
