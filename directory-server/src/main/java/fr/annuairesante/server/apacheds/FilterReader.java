package fr.annuairesante.server.apacheds;

import static fr.annuairesante.server.apacheds.BerReader.OCTET_STRING;
import static fr.annuairesante.server.apacheds.BerReader.SEQUENCE;

import fr.annuairesante.server.filter.Filter;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one Filter (RFC 4511 §4.5.1.7), bounded in depth and in terms. A filter that is well formed
 * as BER but cannot be carried out leaves a {@link #refusal}, so that the connection and its other
 * requests live on.
 */
final class FilterReader {

  private static final int AND = 0xA0;
  private static final int OR = 0xA1;
  private static final int NOT = 0xA2;
  private static final int EQUALITY = 0xA3;
  private static final int SUBSTRINGS = 0xA4;
  private static final int GREATER_OR_EQUAL = 0xA5;
  private static final int LESS_OR_EQUAL = 0xA6;
  private static final int PRESENT = 0x87;
  private static final int APPROXIMATE = 0xA8;
  private static final int EXTENSIBLE = 0xA9;

  private static final int INITIAL = 0x80; // any is 0x81
  private static final int FINAL = 0x82;

  private static final int RULE = 0x81;
  private static final int TYPE = 0x82;
  private static final int VALUE = 0x83;
  private static final int DN_ATTRIBUTES = 0x84;

  private static final int PROTOCOL_ERROR = 2;
  private static final int ADMIN_LIMIT_EXCEEDED = 11;

  /** Stands for what is refused; never leaves this class unnoticed. */
  private static final Filter NOTHING = new Filter.Or(List.of());

  private final BerReader ber;
  private final ConnectionLimits limits;
  private int terms;
  private Refusal refusal;

  FilterReader(BerReader ber, ConnectionLimits limits) {
    this.ber = ber;
    this.limits = limits;
  }

  /** Why the filter read is not carried out, or null. */
  Refusal refusal() {
    return refusal;
  }

  /**
   * Reads the filter at the reader's position.
   *
   * @param end where what holds it ends
   * @return anything when {@link #refusal} is set
   */
  Filter read(int end) throws MalformedRequest {
    return read(end, 1);
  }

  private Filter read(int end, int depth) throws MalformedRequest {
    if (depth > limits.filterDepth() || ++terms > limits.filterTerms()) {
      ber.skip(end);
      return refuse(
          ADMIN_LIMIT_EXCEEDED,
          "a filter may be "
              + limits.filterDepth()
              + " deep and have "
              + limits.filterTerms()
              + " terms; ask for less at once");
    }
    int tag = ber.peek(end);
    return switch (tag) {
      case AND -> new Filter.And(parts(tag, end, depth));
      case OR -> new Filter.Or(parts(tag, end, depth));
      case NOT -> not(end, depth);
      case EQUALITY, GREATER_OR_EQUAL, LESS_OR_EQUAL, APPROXIMATE -> assertion(tag, end);
      case SUBSTRINGS -> substrings(end);
      case PRESENT -> new Filter.Present(ber.text(PRESENT, end));
      case EXTENSIBLE -> extensible(end);
      default -> {
        ber.skip(end);
        yield refuse(PROTOCOL_ERROR, String.format("filter type 0x%02x is not defined", tag));
      }
    };
  }

  private List<Filter> parts(int tag, int end, int depth) throws MalformedRequest {
    int stop = ber.open(tag, end);
    List<Filter> parts = new ArrayList<>(4);
    while (ber.position() < stop) {
      Filter part = read(stop, depth + 1);
      if (refusal == null) {
        parts.add(part);
      }
    }
    return parts;
  }

  private Filter not(int end, int depth) throws MalformedRequest {
    int stop = ber.open(NOT, end);
    Filter part = read(stop, depth + 1);
    if (ber.position() != stop) {
      throw new MalformedRequest("a NOT filter holds more than one filter");
    }
    return new Filter.Not(part);
  }

  private Filter assertion(int tag, int end) throws MalformedRequest {
    int stop = ber.open(tag, end);
    String attribute = ber.text(OCTET_STRING, stop);
    String value = ber.text(OCTET_STRING, stop);
    return switch (tag) {
      case EQUALITY -> new Filter.Equality(attribute, value);
      case GREATER_OR_EQUAL -> new Filter.GreaterOrEqual(attribute, value);
      case LESS_OR_EQUAL -> new Filter.LessOrEqual(attribute, value);
      default -> new Filter.Approximate(attribute, value);
    };
  }

  /** Empty pieces are dropped: {@code *jean**} is what Thunderbird means by {@code *jean*}. */
  private Filter substrings(int end) throws MalformedRequest {
    int stop = ber.open(SUBSTRINGS, end);
    String attribute = ber.text(OCTET_STRING, stop);
    int last = ber.open(SEQUENCE, stop);
    if (ber.position() == last) {
      return refuse(
          PROTOCOL_ERROR, "a substring filter on " + attribute + " has nothing to look for");
    }
    String initial = null;
    List<String> any = new ArrayList<>(2);
    String tail = null;
    boolean first = true;
    while (ber.position() < last) {
      int tag = ber.peek(last);
      if (tail != null || (tag == INITIAL && !first) || tag < INITIAL || tag > FINAL) {
        ber.skip(last);
        refuse(PROTOCOL_ERROR, "a substring filter on " + attribute + " has its parts disordered");
        continue;
      }
      String piece = ber.text(tag, last);
      first = false;
      if (tag == INITIAL) {
        initial = piece.isEmpty() ? null : piece;
      } else if (tag == FINAL) {
        tail = piece;
      } else if (!piece.isEmpty()) {
        any.add(piece);
      }
    }
    String anchored = tail == null || tail.isEmpty() ? null : tail;
    return initial == null && any.isEmpty() && anchored == null
        ? new Filter.Present(attribute)
        : new Filter.Substrings(attribute, initial, any, anchored);
  }

  private Filter extensible(int end) throws MalformedRequest {
    int stop = ber.open(EXTENSIBLE, end);
    String rule = optional(RULE, stop);
    String type = optional(TYPE, stop);
    String value = ber.text(VALUE, stop);
    boolean dnAttributes = ber.position() < stop && ber.truth(DN_ATTRIBUTES, stop);
    return rule == null && type == null
        ? refuse(PROTOCOL_ERROR, "an extensible filter names neither a rule nor an attribute")
        : new Filter.Extensible(type, rule, value, dnAttributes);
  }

  private String optional(int tag, int stop) throws MalformedRequest {
    return ber.peek(stop) == tag ? ber.text(tag, stop) : null;
  }

  private Filter refuse(int code, String sentence) {
    if (refusal == null) {
      refusal = new Refusal(code, sentence);
    }
    return NOTHING;
  }
}
