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
  private static final String LIST_VIEW = "2.16.840.1.113730.3.4.10";
  private static final byte ATTRIBUTE = (byte) 0x80;
  private static final byte CONTROLS = (byte) 0xA0;

  private final List<ASN1Element> controls = new ArrayList<>(2);

  /**
   * RFC 2696 §2. Nobody counts how many entries there are in all, which a zero says.
   *
   * @param next cookie of the next page, the empty string when there is none; empty: no pages
   */
  ResponseControls page(Optional<String> next) {
    next.ifPresent(
        cookie ->
            add(PAGED_RESULTS, new ASN1Sequence(new ASN1Integer(0), new ASN1OctetString(cookie))));
    return this;
  }

  /** RFC 2891 §1.2. */
  ResponseControls order(Optional<SortOrder> order) {
    order.ifPresent(given -> add(SORT_RESULT, sorted(given)));
    return this;
  }

  private static ASN1Element sorted(SortOrder order) {
    ASN1Element result = new ASN1Enumerated(order.problem());
    return order.attribute().isEmpty()
        ? new ASN1Sequence(result)
        : new ASN1Sequence(result, new ASN1OctetString(ATTRIBUTE, order.attribute()));
  }

  /**
   * The draft vlv-09 §6.2.
   *
   * @param context what the client may bring with the next view; the empty string: nothing
   */
  ResponseControls view(Optional<ListView.Shown> shown, String context) {
    shown.ifPresent(part -> add(LIST_VIEW, view(part, context)));
    return this;
  }

  private static ASN1Element view(ListView.Shown part, String context) {
    List<ASN1Element> view = new ArrayList<>(4);
    view.add(new ASN1Integer(part.position()));
    view.add(new ASN1Integer(part.entries()));
    view.add(new ASN1Enumerated(part.problem()));
    if (!context.isEmpty()) {
      view.add(new ASN1OctetString(context));
    }
    return new ASN1Sequence(view);
  }

  private void add(String oid, ASN1Element value) {
    controls.add(new ASN1Sequence(new ASN1OctetString(oid), new ASN1OctetString(value.encode())));
  }

  /** Nothing when there is no control. */
  byte[] encode() {
    return controls.isEmpty() ? new byte[0] : new ASN1Sequence(CONTROLS, controls).encode();
  }
}
