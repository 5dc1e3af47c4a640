package fr.annuairesante.server.apacheds;

import static fr.annuairesante.server.apacheds.BerReader.INTEGER;
import static fr.annuairesante.server.apacheds.BerReader.OCTET_STRING;
import static fr.annuairesante.server.apacheds.BerReader.SEQUENCE;

import java.util.Set;

/** Reads a CompareRequest (RFC 4511 §4.10) from one whole LDAPMessage. */
final class CompareRequestReader {

  /** Application tag 14, constructed. */
  static final int TAG = 0x6E;

  private static final Set<String> TAKEN = Set.of(Controls.ASSERTION);

  private CompareRequestReader() {}

  /**
   * Reads one request.
   *
   * @throws MalformedRequest when the bytes are no compare request at all
   */
  static CompareRequested read(byte[] message, ConnectionLimits limits) throws MalformedRequest {
    BerReader ber = new BerReader(message, 0);
    int end = ber.open(SEQUENCE, message.length);
    int messageId = ber.number(INTEGER, end);
    int stop = ber.open(TAG, end);
    String dn = ber.text(OCTET_STRING, stop);
    int last = ber.open(SEQUENCE, stop);
    String attribute = ber.text(OCTET_STRING, last);
    String value = ber.text(OCTET_STRING, last);
    if (ber.position() != stop) {
      throw new MalformedRequest("the compare request goes on after its assertion");
    }
    ReadControls controls = ReadControls.read(message, ber, end, limits, TAKEN);
    return new CompareRequested(
        messageId,
        new CompareRequested.Question(dn, attribute, value, controls.assertion()),
        controls.refusal());
  }
}
