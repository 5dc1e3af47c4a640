package fr.annuairesante.server.search;

import com.unboundid.asn1.ASN1Element;
import com.unboundid.asn1.ASN1Integer;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1Sequence;

/** What the end of an answer carries besides its result (RFC 4511 §4.1.11). */
final class ResponseControls {

  private static final String PAGED_RESULTS = "1.2.840.113556.1.4.319";
  private static final byte CONTROLS = (byte) 0xA0;

  private ResponseControls() {}

  /**
   * The end of a page; nobody counts how many entries there are in all, which is said by a zero.
   *
   * @param cookie of the next page; empty when there is none
   */
  static byte[] page(String cookie) {
    ASN1Element value = new ASN1Sequence(new ASN1Integer(0), new ASN1OctetString(cookie));
    ASN1Element control =
        new ASN1Sequence(new ASN1OctetString(PAGED_RESULTS), new ASN1OctetString(value.encode()));
    return new ASN1Sequence(CONTROLS, control).encode();
  }
}
