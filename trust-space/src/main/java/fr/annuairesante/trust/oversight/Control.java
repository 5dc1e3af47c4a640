package fr.annuairesante.trust.oversight;

import fr.annuairesante.trust.DomainName;
import fr.annuairesante.trust.OperatorId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A control of an operator by the agency, from its notice to what follows from its report (R142 to
 * R146).
 *
 * @param domains those controlled, at least one (R143)
 * @param notified the day the operator was told, with the plan
 * @param held the day it takes place, or took
 * @param report empty until there is one
 */
public record Control(
    Kind kind,
    OperatorId operator,
    List<DomainName> domains,
    LocalDate notified,
    LocalDate held,
    Optional<Report> report) {

  /** Working days between notice and control, at least (R144). */
  private static final int NOTICE = 15;

  /** Working days in which the operator gets the report (R145). */
  private static final int REPORT = 60;

  /** Two kinds (R142). */
  public enum Kind {
    /** At any time. */
    CONFORMITY_VISIT,
    /** After a malfunction, or by a periodic programme. */
    VERIFICATION_AUDIT
  }

  /**
   * What was found.
   *
   * @param sent the day the operator got its copy
   * @param reprieve given when it is not conform; empty until the letter was received
   */
  public record Report(LocalDate sent, boolean conform, Optional<Reprieve> reprieve) {}

  /**
   * The time to mend things, counted from the letter's receipt, until a new visit.
   *
   * @param received the day the operator received the letter
   * @param days as the letter says
   * @param revisit whether the new visit found all conform; empty until it took place
   */
  public record Reprieve(LocalDate received, int days, Optional<Boolean> revisit) {

    public LocalDate lastDay() {
      return received.plusDays(days);
    }
  }

  /** What comes next. */
  public enum Step {
    CONTROL("le contrôle est à venir"),
    REPORT("le rapport est attendu"),
    /** The report was not sent in time (R145). */
    REPORT_LATE("le rapport est en retard"),
    /** Not conform: the letter that sets a delay. */
    LETTER("la lettre qui donne un délai est attendue"),
    /** The delay runs. */
    REPRIEVE("le délai court"),
    /** The delay is over: a new visit. */
    REVISIT("une nouvelle visite est attendue"),
    /** Conform at once or at the new visit: the operator is told. */
    CLOSED("il est clos"),
    /** Still not conform: termination, possibly a suspension before (R59). */
    TERMINATION("la résiliation est attendue");

    private final String label;

    Step(String label) {
      this.label = label;
    }

    /** In French, for a sentence. */
    public String label() {
      return label;
    }
  }

  /** Refuses a control without a domain and one that comes too soon after its notice. */
  public Control {
    domains = List.copyOf(domains);
    if (domains.isEmpty()) {
      throw new IllegalArgumentException("a control names its domains (R143)");
    }
    if (held.isBefore(earliest(notified))) {
      throw new IllegalArgumentException("a control is announced 15 working days before (R144)");
    }
  }

  Control withReport(Optional<Report> other) {
    return new Control(kind, operator, domains, notified, held, other);
  }

  Control withReprieve(Report of, Reprieve other) {
    return withReport(Optional.of(new Report(of.sent(), of.conform(), Optional.of(other))));
  }

  /** The first day a control may take place that is announced that day (R144). */
  public static LocalDate earliest(LocalDate notified) {
    return WorkingDays.after(notified, NOTICE);
  }

  /** The last day to send the report (R145). */
  public LocalDate reportDue() {
    return WorkingDays.after(held, REPORT);
  }

  /** What is to be done that day, or waited for (R146). */
  public Step step(LocalDate day) {
    if (report.isPresent()) {
      return report.get().conform() ? Step.CLOSED : afterFailure(report.get(), day);
    }
    if (day.isBefore(held)) {
      return Step.CONTROL;
    }
    return day.isAfter(reportDue()) ? Step.REPORT_LATE : Step.REPORT;
  }

  private static Step afterFailure(Report report, LocalDate day) {
    if (report.reprieve().isEmpty()) {
      return Step.LETTER;
    }
    Reprieve reprieve = report.reprieve().get();
    if (reprieve.revisit().isPresent()) {
      return reprieve.revisit().get() ? Step.CLOSED : Step.TERMINATION;
    }
    return day.isAfter(reprieve.lastDay()) ? Step.REVISIT : Step.REPRIEVE;
  }
}
