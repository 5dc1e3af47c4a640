package fr.annuairesante.server.search;

import com.unboundid.asn1.ASN1Element;
import com.unboundid.asn1.ASN1Enumerated;
import com.unboundid.asn1.ASN1Integer;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the end of an answer carries besides its result (RFC 4511 §4.1.11). */
final class ResponseControls {

  private static final String PAGED_RESULTS = "1.2.840.113556.1.4.319";
  private static final String SORT_RESULT = "1.2.840.113556.1.4.474";
  private static final byte ATTRIBUTE = (byte) 0x80;
  private static final byte CONTROLS = (byte) 0xA0;

  private ResponseControls() {}

  /**
   * What the client should know of pages and order, encoded; nothing when it asked for neither.
   *
   * @param nextPage cookie of the next page, the empty string when there is none; empty: no pages
   */
  static byte[] of(Optional<String> nextPage, Optional<SortOrder> order) {
    List<ASN1Element> controls = new ArrayList<>(2);
    nextPage.ifPresent(cookie -> controls.add(control(PAGED_RESULTS, page(cookie))));
    order.ifPresent(given -> controls.add(control(SORT_RESULT, sorted(given))));
    return controls.isEmpty() ? new byte[0] : new ASN1Sequence(CONTROLS, controls).encode();
  }

  private static ASN1Element control(String oid, ASN1Element value) {
    return new ASN1Sequence(new ASN1OctetString(oid), new ASN1OctetString(value.encode()));
  }

  /** Nobody counts how many entries there are in all, which RFC 2696 says by a zero. */
  private static ASN1Element page(String cookie) {
    return new ASN1Sequence(new ASN1Integer(0), new ASN1OctetString(cookie));
  }

  /** RFC 2891 §1.2. */
  private static ASN1Element sorted(SortOrder order) {
    ASN1Element result = new ASN1Enumerated(order.problem());
    return order.attribute().isEmpty()
        ? new ASN1Sequence(result)
        : new ASN1Sequence(result, new ASN1OctetString(ATTRIBUTE, order.attribute()));
  }
}
