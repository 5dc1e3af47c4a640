package fr.annuairesante.server.history;

import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.trust.FrenchTime;
import fr.annuairesante.trust.Operator;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.oversight.Indicators;
import fr.annuairesante.trust.oversight.Tally;
import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What operators said of a month, and what the directory counts at its end (R131).
 *
 * @param knownSince present when mailboxes are known only from a later instant on
 * @param said by operator, in the order of their names
 */
public record MonthlyIndicators(YearMonth month, Optional<Instant> knownSince, List<Line> said) {

  public MonthlyIndicators {
    said = List.copyOf(said);
  }

  /** One operator's word and the directory's count. */
  public record Line(Indicators said, Tally counted) {}

  /** Operators that owe a month's indicators. */
  public record Missing(YearMonth month, List<Owing> operators) {
    public Missing {
      operators = List.copyOf(operators);
    }
  }

  /** An operator, by the agency's name for it and its own. */
  public record Owing(OperatorId operator, String name) {}

  /** Reads the month: every mailbox of its end is counted, which takes seconds. */
  public static MonthlyIndicators of(DataDirectory data, YearMonth month, Instant now)
      throws IOException {
    List<Indicators> said;
    try (PastTrustSpace present = PastTrustSpace.of(data, now)) {
      said = received(present, month);
    }
    try (PastTrustSpace end = PastTrustSpace.of(data, FrenchTime.endOf(month))) {
      Map<OperatorId, Tally> counted = end.census(mailbox -> {}).tallies();
      List<Line> lines =
          said.stream()
              .map(each -> new Line(each, counted.getOrDefault(each.operator(), Tally.ZERO)))
              .toList();
      Optional<Instant> knownSince =
          end.isKnown() ? Optional.empty() : Optional.of(end.knownSince());
      return new MonthlyIndicators(month, knownSince, lines);
    }
  }

  /** Who sent nothing. */
  public static Missing missing(DataDirectory data, YearMonth month, Instant now)
      throws IOException {
    try (PastTrustSpace present = PastTrustSpace.of(data, now)) {
      Set<OperatorId> received =
          received(present, month).stream().map(Indicators::operator).collect(Collectors.toSet());
      List<Operator> owing = Indicators.missing(present.roll(), month, received);
      return new Missing(
          month, owing.stream().map(each -> new Owing(each.id(), each.profile().name())).toList());
    }
  }

  private static List<Indicators> received(PastTrustSpace present, YearMonth month) {
    return present.indicators().stream()
        .filter(each -> each.month().equals(month))
        .sorted(Comparator.comparing(each -> each.operator().text()))
        .toList();
  }
}
