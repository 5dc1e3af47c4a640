package fr.annuairesante.trust.oversight;

import fr.annuairesante.trust.Domain;
import fr.annuairesante.trust.DomainName;
import fr.annuairesante.trust.MailboxType;
import fr.annuairesante.trust.Members;
import fr.annuairesante.trust.Operator;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.OperatorState;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Counts the mailboxes of one moment, per operator, domain and type, and says of each one that is
 * not counted why (R151, R168). Mailboxes are handed in one by one; not thread-safe.
 *
 * <p>What is counted is what the operator manages and has declared in the directory: its domain's
 * operator at that moment, in a contract that runs. A pulled emergency switch or a certificate that
 * ran out hides mailboxes for a while and takes none away, so it changes no count.
 */
public final class Census {

  private final Members members;
  private final LocalDate day;
  private final Set<String> seen = new HashSet<>();
  private final Map<String, Standing> standings = new HashMap<>();
  private final Map<Group, Line> lines = new HashMap<>();

  /**
   * An empty count.
   *
   * @param members at that moment
   * @param day the French day of that moment
   */
  public Census(Members members, LocalDate day) {
    this.members = members;
    this.day = day;
  }

  /**
   * What became of one mailbox.
   *
   * @param operator that of its domain at that moment
   * @param exclusion empty when it is counted
   */
  public record Verdict(Optional<OperatorId> operator, Optional<Exclusion> exclusion) {}

  /**
   * The mailboxes of one type on one domain.
   *
   * @param domain as mailboxes write it, in lower case
   * @param published as many as are in the directory: {@code counted} and every exclusion
   */
  public record Line(
      Optional<OperatorId> operator,
      String domain,
      String type,
      long published,
      long counted,
      Map<Exclusion, Long> excluded) {}

  /** Who has a domain, and what keeps all its mailboxes from being counted. */
  private record Standing(Optional<OperatorId> operator, Optional<Exclusion> exclusion) {}

  private record Group(Optional<OperatorId> operator, String domain, String type) {}

  /** Takes one mailbox into account. */
  public Verdict add(PublishedMailbox mailbox) {
    String domain = mailbox.key().substring(mailbox.key().indexOf('@') + 1);
    Standing standing = standings.computeIfAbsent(domain, name -> standing(mailbox.domain()));
    Optional<Exclusion> exclusion = exclusion(mailbox, standing);
    Group group = new Group(standing.operator(), domain, mailbox.type());
    lines.merge(group, line(group, exclusion), Census::sum);
    return new Verdict(standing.operator(), exclusion);
  }

  private Optional<Exclusion> exclusion(PublishedMailbox mailbox, Standing standing) {
    if (!seen.add(mailbox.key())) {
      return Optional.of(Exclusion.DUPLICATE);
    }
    return standing
        .exclusion()
        .or(
            () ->
                mailbox.knownType().isEmpty()
                    ? Optional.of(Exclusion.OTHER_TYPE)
                    : Optional.empty())
        .or(() -> mailbox.test() ? Optional.of(Exclusion.TEST) : Optional.empty());
  }

  private Standing standing(Optional<DomainName> name) {
    Optional<Domain> domain = name.flatMap(members::domain);
    Optional<Operator> operator = domain.flatMap(each -> members.operator(each.operator()));
    Optional<Exclusion> exclusion =
        operator.isEmpty() ? Optional.of(Exclusion.NO_OPERATOR) : exclusion(operator.get());
    return new Standing(
        operator.map(Operator::id),
        exclusion.or(() -> domain.flatMap(Domain::removed).map(gone -> Exclusion.DOMAIN_REMOVED)));
  }

  private Optional<Exclusion> exclusion(Operator operator) {
    OperatorState state = operator.stateOn(day);
    if (state instanceof OperatorState.Terminated) {
      return Optional.of(Exclusion.TERMINATED);
    }
    return state instanceof OperatorState.Suspended
        ? Optional.of(Exclusion.SUSPENDED)
        : Optional.empty();
  }

  private static Line line(Group group, Optional<Exclusion> exclusion) {
    return new Line(
        group.operator(),
        group.domain(),
        group.type(),
        1,
        exclusion.isEmpty() ? 1 : 0,
        exclusion.map(reason -> Map.of(reason, 1L)).orElse(Map.of()));
  }

  private static Line sum(Line one, Line other) {
    Map<Exclusion, Long> excluded = new EnumMap<>(Exclusion.class);
    excluded.putAll(one.excluded());
    other.excluded().forEach((reason, count) -> excluded.merge(reason, count, Long::sum));
    return new Line(
        one.operator(),
        one.domain(),
        one.type(),
        one.published() + other.published(),
        one.counted() + other.counted(),
        excluded);
  }

  /** What was counted so far: by operator, those without one last, then by domain and type. */
  public List<Line> lines() {
    return lines.values().stream()
        .sorted(
            Comparator.comparing((Line each) -> each.operator().isEmpty())
                .thenComparing(each -> each.operator().map(OperatorId::text).orElse(""))
                .thenComparing(Line::domain)
                .thenComparing(Line::type))
        .toList();
  }

  /** The counted ones of every operator that has any mailbox, counted or not. */
  public Map<OperatorId, Tally> tallies() {
    return lines.values().stream()
        .filter(each -> each.operator().isPresent())
        .collect(
            Collectors.toMap(
                each -> each.operator().orElseThrow(), Census::tally, Tally::plus, HashMap::new));
  }

  private static Tally tally(Line line) {
    return line.counted() == 0
        ? Tally.ZERO
        : Tally.of(MailboxType.valueOf(line.type()), line.counted());
  }
}
