package fr.annuairesante.server.apacheds;

import static fr.annuairesante.server.apacheds.BerReader.BOOLEAN;
import static fr.annuairesante.server.apacheds.BerReader.ENUMERATED;
import static fr.annuairesante.server.apacheds.BerReader.INTEGER;
import static fr.annuairesante.server.apacheds.BerReader.OCTET_STRING;
import static fr.annuairesante.server.apacheds.BerReader.SEQUENCE;

import fr.annuairesante.server.filter.Filter;
import fr.annuairesante.server.search.ListView;
import fr.annuairesante.server.search.Page;
import fr.annuairesante.server.search.Scope;
import fr.annuairesante.server.search.Search;
import fr.annuairesante.server.search.SortOrder;
import fr.annuairesante.server.search.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a SearchRequest (RFC 4511 §4.5.1) from one whole LDAPMessage. Names and values stay as the
 * client wrote them, unknown ones included; nothing is parsed that the directory does not ask for.
 */
final class SearchRequestReader {

  /** Application tag 3, constructed. */
  static final int TAG = 0x63;

  private static final int CONTROLS = 0xA0;
  private static final int SORT_RULE = 0x80;
  private static final int SORT_REVERSE = 0x81;
  private static final int VIEW_BY_OFFSET = 0xA0;
  private static final int VIEW_BY_VALUE = 0x81;
  private static final int PROTOCOL_ERROR = 2;
  private static final Scope[] SCOPES = Scope.values();

  private final byte[] message;
  private final BerReader ber;
  private final int end;
  private final ConnectionLimits limits;
  private Optional<SortOrder> order = Optional.empty();
  private Optional<Page> page = Optional.empty();
  private Optional<ListView> view = Optional.empty();
  private Optional<Filter> assertion = Optional.empty();

  private SearchRequestReader(byte[] message, int end, ConnectionLimits limits) {
    this.message = message;
    this.ber = new BerReader(message, 0);
    this.end = end;
    this.limits = limits;
  }

  /**
   * Reads one request.
   *
   * @param end where the LDAPMessage ends in the array; it starts at 0
   * @throws MalformedRequest when the bytes are no search request at all
   */
  static SearchRequested read(byte[] message, int end, ConnectionLimits limits)
      throws MalformedRequest {
    return new SearchRequestReader(message, end, limits).read();
  }

  private SearchRequested read() throws MalformedRequest {
    ber.open(SEQUENCE, end);
    int messageId = ber.number(INTEGER, end);
    int stop = ber.open(TAG, end);
    String base = ber.text(OCTET_STRING, stop);
    int scope = ber.number(ENUMERATED, stop);
    ber.number(ENUMERATED, stop); // derefAliases: there are no aliases
    int sizeLimit = ber.number(INTEGER, stop);
    int timeLimit = ber.number(INTEGER, stop);
    boolean typesOnly = ber.truth(BOOLEAN, stop);
    if (scope >= SCOPES.length) {
      return refused(messageId, new Refusal(PROTOCOL_ERROR, "scope " + scope + " is not defined"));
    }
    FilterReader reader = new FilterReader(ber, limits);
    Filter filter = reader.read(stop);
    if (reader.refusal() != null) {
      return refused(messageId, reader.refusal());
    }
    List<String> attributes = attributes(stop);
    Refusal refusal = controls();
    return new SearchRequested(
        messageId,
        new Search(
            base,
            SCOPES[scope],
            filter,
            attributes,
            typesOnly,
            sizeLimit,
            timeLimit,
            Viewer.NOBODY,
            order,
            page,
            view,
            assertion),
        refusal);
  }

  private static SearchRequested refused(int messageId, Refusal refusal) {
    return new SearchRequested(messageId, null, refusal);
  }

  private List<String> attributes(int stop) throws MalformedRequest {
    int last = ber.open(SEQUENCE, stop);
    List<String> attributes = new ArrayList<>();
    while (ber.position() < last) {
      attributes.add(ber.text(OCTET_STRING, last));
    }
    if (ber.position() != stop) {
      throw new MalformedRequest("the search request goes on after its attributes");
    }
    return attributes;
  }

  private Refusal controls() throws MalformedRequest {
    if (ber.position() == end) {
      return null;
    }
    int last = ber.open(CONTROLS, end);
    Refusal refusal = null;
    while (ber.position() < last) {
      int stop = ber.open(SEQUENCE, last);
      String oid = ber.text(OCTET_STRING, stop);
      boolean critical =
          ber.position() < stop && ber.peek(stop) == BOOLEAN && ber.truth(BOOLEAN, stop);
      Refusal here = read(oid, critical, stop);
      refusal = refusal == null ? here : refusal;
      while (ber.position() < stop) {
        ber.skip(stop);
      }
    }
    return refusal;
  }

  /** Why the request is refused for the sake of one control, or null. */
  private Refusal read(String oid, boolean critical, int stop) {
    BerReader value = new BerReader(message, ber.position());
    try {
      switch (oid) {
        case Controls.PAGED_RESULTS -> readPage(value, stop);
        case Controls.SORT -> readOrder(value, stop);
        case Controls.LIST_VIEW -> readView(value, stop);
        case Controls.ASSERTION -> {
          FilterReader reader = new FilterReader(value, limits);
          assertion = Optional.of(reader.read(value.open(OCTET_STRING, stop)));
          return reader.refusal();
        }
        default -> {
          return critical && !Controls.onSearches(oid) ? Controls.refusal(oid) : null;
        }
      }
    } catch (MalformedRequest unreadable) {
      return new Refusal(PROTOCOL_ERROR, "the value of control " + oid + " cannot be read");
    }
    boolean unsorted = order.isPresent() && order.get().problem() != 0;
    return critical && unsorted && oid.equals(Controls.SORT)
        ? Controls.unsorted(order.get().attribute())
        : null;
  }

  /** RFC 2696 §2: {@code SEQUENCE { size INTEGER, cookie OCTET STRING }} in an OCTET STRING. */
  private void readPage(BerReader value, int stop) throws MalformedRequest {
    int last = value.open(SEQUENCE, value.open(OCTET_STRING, stop));
    page = Optional.of(new Page(value.number(INTEGER, last), value.text(OCTET_STRING, last)));
  }

  /**
   * RFC 2891 §1.1: {@code SEQUENCE OF SEQUENCE { attributeType, orderingRule [0] OPTIONAL,
   * reverseOrder [1] DEFAULT FALSE }} in an OCTET STRING.
   */
  private void readOrder(BerReader value, int stop) throws MalformedRequest {
    int last = value.open(SEQUENCE, value.open(OCTET_STRING, stop));
    List<SortOrder.Wanted> wanted = new ArrayList<>();
    while (value.position() < last) {
      int end = value.open(SEQUENCE, last);
      String attribute = value.text(OCTET_STRING, end);
      boolean hasRule = value.position() < end && value.peek(end) == SORT_RULE;
      String rule = hasRule ? value.text(SORT_RULE, end) : null;
      boolean reverse = value.position() < end && value.truth(SORT_REVERSE, end);
      wanted.add(new SortOrder.Wanted(attribute, rule, reverse));
    }
    if (wanted.isEmpty()) {
      throw new MalformedRequest("an order by nothing");
    }
    order = Optional.of(SortOrder.of(wanted));
  }

  /**
   * vlv-09 §6.1: {@code SEQUENCE { beforeCount INTEGER, afterCount INTEGER, CHOICE { byOffset [0]
   * SEQUENCE { offset INTEGER, contentCount INTEGER }, greaterThanOrEqual [1] }, contextID OCTET
   * STRING OPTIONAL }} in an OCTET STRING.
   */
  private void readView(BerReader value, int stop) throws MalformedRequest {
    int last = value.open(SEQUENCE, value.open(OCTET_STRING, stop));
    int before = value.number(INTEGER, last);
    int after = value.number(INTEGER, last);
    ListView.Target target;
    if (value.peek(last) == VIEW_BY_VALUE) {
      target = new ListView.Target.AtLeast(value.text(VIEW_BY_VALUE, last));
    } else {
      int end = value.open(VIEW_BY_OFFSET, last);
      target = new ListView.Target.Offset(value.number(INTEGER, end), value.number(INTEGER, end));
    }
    String context = value.position() < last ? value.text(OCTET_STRING, last) : "";
    view = Optional.of(new ListView(before, after, target, context));
  }
}
