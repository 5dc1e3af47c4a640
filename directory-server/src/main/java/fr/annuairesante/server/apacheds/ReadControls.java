package fr.annuairesante.server.apacheds;

import static fr.annuairesante.server.apacheds.BerReader.BOOLEAN;
import static fr.annuairesante.server.apacheds.BerReader.OCTET_STRING;
import static fr.annuairesante.server.apacheds.BerReader.SEQUENCE;

import fr.annuairesante.server.filter.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The controls of one request other than a search: an assertion (RFC 4528), pre-read and post-read
 * (RFC 4527). ApacheDS's codec knows the last two as values without a decoder, and the first not.
 */
final class ReadControls {

  private static final int CONTROLS = 0xA0;
  private static final int PROTOCOL_ERROR = 2;

  private final byte[] message;
  private final ConnectionLimits limits;
  private final Set<String> allowed;
  private Optional<Filter> assertion = Optional.empty();
  private Optional<List<String>> preRead = Optional.empty();
  private Optional<List<String>> postRead = Optional.empty();
  private Refusal refusal;

  private ReadControls(byte[] message, ConnectionLimits limits, Set<String> allowed) {
    this.message = message;
    this.limits = limits;
    this.allowed = allowed;
  }

  /**
   * Reads what follows the operation.
   *
   * @param ber at the end of the operation
   * @param allowed those that the operation takes; the others are unknown to it
   */
  static ReadControls read(
      byte[] message, BerReader ber, int end, ConnectionLimits limits, Set<String> allowed)
      throws MalformedRequest {
    ReadControls controls = new ReadControls(message, limits, allowed);
    if (ber.position() < end) {
      int last = ber.open(CONTROLS, end);
      while (ber.position() < last) {
        controls.control(ber, ber.open(SEQUENCE, last));
      }
    }
    return controls;
  }

  private void control(BerReader ber, int stop) throws MalformedRequest {
    String oid = ber.text(OCTET_STRING, stop);
    boolean critical =
        ber.position() < stop && ber.peek(stop) == BOOLEAN && ber.truth(BOOLEAN, stop);
    if (allowed.contains(oid)) {
      value(oid, ber.position(), stop);
    } else if (critical && !oid.equals(Controls.MANAGE_DSA_IT)) {
      refuse(Controls.refusal(oid));
    }
    while (ber.position() < stop) {
      ber.skip(stop);
    }
  }

  private void value(String oid, int from, int stop) {
    BerReader value = new BerReader(message, from);
    try {
      int last = value.open(OCTET_STRING, stop);
      switch (oid) {
        case Controls.ASSERTION -> {
          FilterReader reader = new FilterReader(value, limits);
          assertion = Optional.of(reader.read(last));
          refuse(reader.refusal());
        }
        case Controls.PRE_READ -> preRead = Optional.of(attributes(value, last));
        default -> postRead = Optional.of(attributes(value, last));
      }
      if (value.position() != last) {
        throw new MalformedRequest("the value of a control goes on after its end");
      }
    } catch (MalformedRequest unreadable) {
      refuse(new Refusal(PROTOCOL_ERROR, "the value of control " + oid + " cannot be read"));
    }
  }

  /** RFC 4527 §3.1: an AttributeSelection. */
  private static List<String> attributes(BerReader value, int end) throws MalformedRequest {
    int last = value.open(SEQUENCE, end);
    List<String> attributes = new ArrayList<>();
    while (value.position() < last) {
      attributes.add(value.text(OCTET_STRING, last));
    }
    return attributes;
  }

  private void refuse(Refusal why) {
    if (refusal == null) {
      refusal = why;
    }
  }

  Optional<Filter> assertion() {
    return assertion;
  }

  Optional<List<String>> preRead() {
    return preRead;
  }

  Optional<List<String>> postRead() {
    return postRead;
  }

  /** Why the request is not carried out, or null. */
  Refusal refusal() {
    return refusal;
  }
}
