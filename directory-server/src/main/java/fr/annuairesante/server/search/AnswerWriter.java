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
 * to back into one buffer, the thread's: it writes one answer at a time. Stored values are copied
 * as they are.
 */
final class AnswerWriter {

  private static final int SEARCH_RESULT_ENTRY = 0x64;
  private static final int SEARCH_RESULT_DONE = 0x65;
  private static final int INTEGER = 0x02;
  private static final int ENUMERATED = 0x0a;

  /** Grown once for each thread; what is handed over is a copy of the right size. */
  private static final ThreadLocal<ByteArray> BUFFERS = ThreadLocal.withInitial(ByteArray::new);

  private final ByteArray out = BUFFERS.get();
  private final byte[] messageId;
  private final Selection selection;
  private final boolean typesOnly;

  /** The selected attributes of the current entry, one of each type at most. */
  private final int[] types = new int[Types.count()];

  private final int[] starts = new int[Types.count()];
  private final int[] lengths = new int[Types.count()];
  private int selected;

  /** Derived attributes of the current entry, encoded. */
  private final List<byte[]> derived = new ArrayList<>();

  AnswerWriter(int messageId, Selection selection, boolean typesOnly) {
    this.messageId = integer(messageId);
    this.selection = selection;
    this.typesOnly = typesOnly;
    out.clear();
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
    int attributes = select(entry);
    int body = Ber.sizeOf(entry.nameLength()) + Ber.sizeOf(attributes);
    out.writeHeader(Ber.SEQUENCE, messageId.length + Ber.sizeOf(body));
    out.write(messageId, messageId.length);
    body(entry, body, attributes);
  }

  /** One entry without a message around it, as the controls of RFC 4527 have it. */
  static byte[] alone(StoredEntry entry, Selection selection) {
    AnswerWriter writer = new AnswerWriter(0, selection, false);
    writer.encodeDerived(entry);
    int attributes = writer.select(entry);
    writer.body(entry, Ber.sizeOf(entry.nameLength()) + Ber.sizeOf(attributes), attributes);
    return writer.take();
  }

  private void body(StoredEntry entry, int body, int attributes) {
    out.writeHeader(SEARCH_RESULT_ENTRY, body);
    out.writeHeader(Ber.OCTET_STRING, entry.nameLength());
    out.write(entry.bytes(), entry.nameStart(), entry.nameLength());
    out.writeHeader(Ber.SEQUENCE, attributes);
    for (int i = 0; i < selected; i++) {
      attribute(entry.bytes(), types[i], starts[i], lengths[i]);
    }
    for (byte[] each : derived) {
      out.write(each, each.length);
    }
  }

  /** Notes where the selected attributes are; their size in all. */
  private int select(StoredEntry entry) {
    int size = 0;
    selected = 0;
    entry.rewind();
    while (entry.next()) {
      if (selection.selects(entry.type())) {
        types[selected] = entry.type();
        starts[selected] = entry.valuesStart();
        lengths[selected] = typesOnly ? 0 : entry.valuesLength();
        size += Ber.sizeOf(sizeOfAttribute(entry.type(), lengths[selected]));
        selected++;
      }
    }
    for (byte[] each : derived) {
      size += each.length;
    }
    return size;
  }

  private static int sizeOfAttribute(int type, int values) {
    return Types.encodedName(type).length + Ber.sizeOf(values);
  }

  private void attribute(byte[] bytes, int type, int start, int length) {
    byte[] name = Types.encodedName(type);
    out.writeHeader(Ber.SEQUENCE, sizeOfAttribute(type, length));
    out.write(name, name.length);
    out.writeHeader(Ber.SET, length);
    out.write(bytes, start, length);
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

  /**
   * The message that ends the answer.
   *
   * @param controls of the response, encoded; empty when it has none
   */
  void done(SearchResult result, byte[] controls) {
    byte[] matched = Ber.octets(result.matchedDn().getBytes(StandardCharsets.UTF_8));
    byte[] message = Ber.octets(result.message().getBytes(StandardCharsets.UTF_8));
    int body = 3 + matched.length + message.length;
    out.writeHeader(Ber.SEQUENCE, messageId.length + Ber.sizeOf(body) + controls.length);
    out.write(messageId, messageId.length);
    out.writeHeader(SEARCH_RESULT_DONE, body);
    out.write(ENUMERATED);
    out.write(1);
    out.write(result.code());
    out.write(matched, matched.length);
    out.write(message, message.length);
    out.write(controls, controls.length);
  }
}
