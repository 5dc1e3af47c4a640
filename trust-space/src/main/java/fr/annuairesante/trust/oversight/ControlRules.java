package fr.annuairesante.trust.oversight;

import fr.annuairesante.trust.ControlRule;
import fr.annuairesante.trust.Domain;
import fr.annuairesante.trust.DomainName;
import fr.annuairesante.trust.Finding;
import fr.annuairesante.trust.Members;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.OperatorRule;
import fr.annuairesante.trust.oversight.Control.Report;
import fr.annuairesante.trust.oversight.Control.Reprieve;
import fr.annuairesante.trust.oversight.Control.Step;
import fr.annuairesante.trust.oversight.OversightAct.AnnounceControl;
import fr.annuairesante.trust.oversight.OversightAct.GiveDelay;
import fr.annuairesante.trust.oversight.OversightAct.OnControl;
import fr.annuairesante.trust.oversight.OversightAct.RecordNewVisit;
import fr.annuairesante.trust.oversight.OversightAct.SendReport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an act makes of a control, or every rule that it breaks. One use; not thread-safe. */
public final class ControlRules {

  private static final String NAME = "[A-Za-z0-9.-]{1,32}";

  private final Members members;
  private final LocalDate day;
  private final List<Finding> found = new ArrayList<>();

  /**
   * Rules of that day.
   *
   * @param members who is in the trust space now
   */
  public ControlRules(Members members, LocalDate day) {
    this.members = members;
    this.day = day;
  }

  /**
   * What is to be kept.
   *
   * @param control empty when the act is refused
   * @param refusals every rule that was broken
   */
  public record Judged(Optional<Control> control, List<Finding> refusals) {
    public Judged {
      refusals = List.copyOf(refusals);
    }
  }

  /**
   * Judges an act.
   *
   * @param present the control of that name, as it was recorded so far
   */
  public Judged decide(OnControl act, Optional<Control> present) {
    if (!act.control().matches(NAME)) {
      found.add(ControlRule.NAME.broken(act.control()));
      return refused();
    }
    if (act instanceof AnnounceControl announce) {
      return announce(announce, present);
    }
    if (present.isEmpty()) {
      found.add(ControlRule.UNKNOWN.broken(act.control(), act.operator()));
      return refused();
    }
    Control control = present.get();
    if (act instanceof SendReport send) {
      return report(control, send);
    }
    return act instanceof GiveDelay give
        ? delay(control, give)
        : visit(control, (RecordNewVisit) act);
  }

  private Judged announce(AnnounceControl act, Optional<Control> present) {
    if (members.operator(act.operator()).isEmpty()) {
      found.add(OperatorRule.UNKNOWN.broken(act.operator()));
    }
    List<DomainName> domains = domains(act);
    notFuture(act.notified());
    LocalDate earliest = Control.earliest(act.notified());
    if (act.held().isBefore(earliest)) {
      found.add(ControlRule.TOO_SOON.broken(act.notified(), earliest, act.held()));
    }
    if (!found.isEmpty()) {
      return refused();
    }
    Control announced =
        new Control(
            act.type(), act.operator(), domains, act.notified(), act.held(), Optional.empty());
    if (present.isPresent() && !present.get().withReport(Optional.empty()).equals(announced)) {
      found.add(ControlRule.TAKEN.broken(act.control()));
    }
    return judged(present.orElse(announced));
  }

  private List<DomainName> domains(AnnounceControl act) {
    List<DomainName> domains = new ArrayList<>();
    for (String each : act.domains()) {
      DomainName.of(each)
          .filter(name -> isOf(act.operator(), name))
          .ifPresentOrElse(domains::add, () -> found.add(ControlRule.DOMAINS.broken(each)));
    }
    if (act.domains().isEmpty()) {
      found.add(ControlRule.DOMAINS.broken(""));
    }
    return domains;
  }

  private boolean isOf(OperatorId operator, DomainName name) {
    return members.domain(name).map(Domain::operator).filter(operator::equals).isPresent();
  }

  private Judged report(Control control, SendReport act) {
    notFuture(act.sent());
    inOrder(control.held(), act.sent());
    Report report = new Report(act.sent(), act.conform(), Optional.empty());
    boolean known =
        control
            .report()
            .map(each -> new Report(each.sent(), each.conform(), Optional.empty()))
            .filter(report::equals)
            .isPresent();
    if (known) {
      return judged(control);
    }
    expects(control.report().isEmpty(), control);
    return judged(control.withReport(Optional.of(report)));
  }

  private Judged delay(Control control, GiveDelay act) {
    notFuture(act.received());
    if (act.days() < 1) {
      found.add(ControlRule.DELAY.broken(act.days()));
    }
    Optional<Report> report = control.report();
    report.ifPresent(each -> inOrder(each.sent(), act.received()));
    Reprieve given = new Reprieve(act.received(), act.days(), Optional.empty());
    boolean known =
        report
            .flatMap(Report::reprieve)
            .map(each -> new Reprieve(each.received(), each.days(), Optional.empty()))
            .filter(given::equals)
            .isPresent();
    if (known) {
      return judged(control);
    }
    expects(control.step(day) == Step.LETTER, control);
    return judged(report.map(each -> control.withReprieve(each, given)).orElse(control));
  }

  private Judged visit(Control control, RecordNewVisit act) {
    notFuture(act.visited());
    Optional<Report> report = control.report();
    Optional<Reprieve> given = report.flatMap(Report::reprieve);
    if (given.isEmpty()) {
      expects(false, control);
      return refused();
    }
    inOrder(given.get().received(), act.visited());
    Reprieve visited =
        new Reprieve(given.get().received(), given.get().days(), Optional.of(act.conform()));
    expects(given.get().revisit().isEmpty() || given.get().equals(visited), control);
    return judged(control.withReprieve(report.get(), visited));
  }

  private void notFuture(LocalDate date) {
    if (date.isAfter(day)) {
      found.add(OperatorRule.FUTURE.broken(date));
    }
  }

  private void inOrder(LocalDate first, LocalDate then) {
    if (then.isBefore(first)) {
      found.add(ControlRule.BEFORE.broken(then, first));
    }
  }

  private void expects(boolean fits, Control control) {
    if (!fits) {
      found.add(ControlRule.STEP.broken(control.step(day).label()));
    }
  }

  private Judged judged(Control control) {
    return found.isEmpty() ? new Judged(Optional.of(control), found) : refused();
  }

  private Judged refused() {
    return new Judged(Optional.empty(), found);
  }
}
