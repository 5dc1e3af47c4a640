package fr.annuairesante.server.history;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.journal.Before;
import fr.annuairesante.server.trustspace.ControlEntry;
import fr.annuairesante.server.trustspace.DomainEntry;
import fr.annuairesante.server.trustspace.IndicatorsEntry;
import fr.annuairesante.server.trustspace.OperatorEntry;
import fr.annuairesante.trust.Domain;
import fr.annuairesante.trust.FrenchTime;
import fr.annuairesante.trust.Operator;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.oversight.Census;
import fr.annuairesante.trust.oversight.Control;
import fr.annuairesante.trust.oversight.Indicators;
import fr.annuairesante.trust.oversight.PublishedMailbox;
import fr.annuairesante.trust.oversight.Roll;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The trust space at an instant: who was in it, with which domains and mailboxes (R167). For one
 * thread; to be closed.
 */
public final class PastTrustSpace implements AutoCloseable {

  private final PastState state;
  private final Instant at;
  private final Roll roll;
  private final List<Indicators> indicators = new ArrayList<>();
  private final List<NamedControl> controls = new ArrayList<>();
  private final Map<Object, Instant> changed = new HashMap<>();

  /** Opens the trust space of that instant. */
  public static PastTrustSpace of(DataDirectory data, Instant at) throws IOException {
    PastState state = PastState.of(data, at);
    try {
      return new PastTrustSpace(state, at);
    } catch (IOException | RuntimeException unreadable) {
      state.close();
      throw unreadable;
    }
  }

  private PastTrustSpace(PastState state, Instant at) throws IOException {
    this.state = state;
    this.at = at;
    List<Operator> operators = new ArrayList<>();
    List<Domain> domains = new ArrayList<>();
    state.operators(
        stored -> {
          if (IndicatorsEntry.isOne(stored.entry())) {
            indicators.add(IndicatorsEntry.indicators(stored.entry()));
          } else if (ControlEntry.isOne(stored.entry())) {
            String name = ControlEntry.name(stored.entry());
            controls.add(new NamedControl(name, ControlEntry.control(stored.entry())));
          } else {
            Operator operator = OperatorEntry.operator(stored.entry());
            operators.add(operator);
            changed.put(operator.id(), modified(stored));
          }
        });
    state.domains(
        stored -> {
          Domain domain = DomainEntry.domain(stored.entry());
          domains.add(domain);
          changed.put(domain.name(), modified(stored));
        });
    this.roll = new Roll(operators, domains);
  }

  private static Instant modified(Before stored) {
    return Stamp.instant(stored.stamp().modifiedMicros());
  }

  public Instant at() {
    return at;
  }

  /** The French day of the instant. */
  public LocalDate day() {
    return FrenchTime.day(at);
  }

  /** The last transaction of the journal by then: the revision of the directory. */
  public long revision() {
    return state.sequence();
  }

  /** When the directory was last loaded as a whole: mailboxes are known from then on. */
  public Instant knownSince() {
    return state.knownSince();
  }

  /** Whether all mailboxes of the instant are known. */
  public boolean isKnown() {
    return !at.isBefore(knownSince());
  }

  public Roll roll() {
    return roll;
  }

  /** All that were received by then, in no particular order. */
  public List<Indicators> indicators() {
    return List.copyOf(indicators);
  }

  /** A control by the agency's name for it. */
  public record NamedControl(String name, Control control) {}

  /** Those of an operator that were recorded by then, in the order in which they are held. */
  public List<NamedControl> controls(OperatorId operator) {
    return controls.stream()
        .filter(each -> each.control().operator().equals(operator))
        .sorted(Comparator.comparing(each -> each.control().held()))
        .toList();
  }

  /** When the domain's entry or its operator's was changed last. */
  public Instant changed(Domain domain) {
    Instant ofDomain = changed.get(domain.name());
    Instant ofOperator = changed.getOrDefault(domain.operator(), ofDomain);
    return ofDomain.isAfter(ofOperator) ? ofDomain : ofOperator;
  }

  /** A mailbox that was there, since when, and how it counts. */
  public record Counted(PublishedMailbox mailbox, Instant created, Census.Verdict verdict) {}

  /** Takes mailboxes as they are counted. */
  @FunctionalInterface
  public interface Visitor {
    void visit(Counted counted) throws IOException;
  }

  /** Counts the mailboxes, and shows each in no particular order. */
  public Census census(Visitor visitor) throws IOException {
    Census census = new Census(roll, day());
    state.mailboxes(
        stored -> {
          PublishedMailbox mailbox = mailbox(stored);
          Instant created = Stamp.instant(stored.stamp().createdMicros());
          visitor.visit(new Counted(mailbox, created, census.add(mailbox)));
        });
    return census;
  }

  private static PublishedMailbox mailbox(Before stored) {
    return new PublishedMailbox(
        stored.entry().first(Attributes.MAIL),
        stored.entry().first(Attributes.MAILBOX_TYPE),
        stored.entry().first(Attributes.TEST).equals("TRUE"));
  }

  @Override
  public void close() throws IOException {
    state.close();
  }
}
