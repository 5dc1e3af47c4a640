package fr.annuairesante.cli;

import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.history.PastTrustSpace;
import fr.annuairesante.trust.Operator;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.oversight.ContractClock;
import fr.annuairesante.trust.oversight.Control;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code annuaire deadlines}. */
@Command(
    name = "deadlines",
    description = {
      "What the contracts of operators wait for: provisional days left, test mailboxes used,",
      "commitments, certificates about to expire, notices, renewals, controls; also while the",
      "server runs."
    })
final class DeadlinesCommand implements Callable<Integer> {

  /** R27. */
  private static final int MOST_TESTS = 25;

  private final Console console;

  @Mixin private DataOption data;
  @Mixin private MomentOption at;

  @Option(
      names = "--near",
      paramLabel = "DAYS",
      defaultValue = "60",
      description = "How long before its last day a certificate is shown. Default 60.")
  private int near;

  DeadlinesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure, IOException {
    DataDirectory directory = data.existing();
    try (PastTrustSpace past = PastTrustSpace.of(directory, at.moment())) {
      Map<OperatorId, Integer> tests = new HashMap<>();
      past.census(
          counted -> {
            if (counted.mailbox().test()) {
              counted.verdict().operator().ifPresent(id -> tests.merge(id, 1, Integer::sum));
            }
          });
      console.line("on " + past.day() + ", revision " + past.revision());
      for (Operator operator : past.roll().operators()) {
        int used = tests.getOrDefault(operator.id(), 0);
        print(ContractClock.of(operator, used, past.day(), near));
        past.controls(operator.id()).forEach(each -> print(each, past.day()));
      }
    }
    return 0;
  }

  private void print(ContractClock clock) {
    if (clock.confidentialUntil().isPresent()) {
      console.line(
          clock.operator()
              + " ("
              + clock.name()
              + "): terminated since "
              + clock.state().since()
              + ", its private data are kept until "
              + clock.confidentialUntil().get());
      return;
    }
    String state = clock.state().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    console.line(
        clock.operator() + " (" + clock.name() + "): " + state + " since " + clock.state().since());
    clock.trial().ifPresent(this::print);
    clock
        .notice()
        .ifPresent(notice -> console.line("  notice: the contract ends on " + notice.effective()));
    if (!clock.certified()) {
      console.line("  certificate: none in use, so no domain is listed");
    }
    clock
        .expiring()
        .forEach(
            each ->
                console.line(
                    "  certificate: " + each.key().serial() + " expires after " + each.until()));
    console.line("  contract: renewed on " + clock.renewal());
  }

  private void print(PastTrustSpace.NamedControl named, LocalDate day) {
    Control control = named.control();
    String next =
        switch (control.step(day)) {
          case CONTROL -> "held on " + control.held();
          case REPORT -> "report to be sent by " + control.reportDue();
          case REPORT_LATE -> "report late, it was due on " + control.reportDue();
          case LETTER -> "not conform: the letter that gives a delay is to be sent";
          case REPRIEVE -> "not conform: delay until " + reprieve(control).lastDay();
          case REVISIT ->
              "not conform: new visit, the delay ended on " + reprieve(control).lastDay();
          case TERMINATION -> "not conform at the new visit: proposed, a formal notice";
          case CLOSED -> "";
        };
    if (!next.isEmpty()) {
      console.line("  control " + named.name() + ": " + next);
    }
  }

  private static Control.Reprieve reprieve(Control control) {
    return control.report().flatMap(Control.Report::reprieve).orElseThrow();
  }

  private void print(ContractClock.Trial trial) {
    console.line(
        "  provisional: "
            + trial.daysLeft()
            + " days left, until "
            + trial.lastDay()
            + (trial.renewable() ? ", renewable once" : ", renewed"));
    console.line("  test mailboxes: " + trial.testMailboxes() + " of " + MOST_TESTS);
    console.line(
        "  commitment: "
            + trial
                .commitment()
                .map(
                    each ->
                        (each.complete() ? "complete" : "incomplete, complements asked for")
                            + ", received "
                            + each.received())
                .orElse("not received"));
    if (trial.noticeProposed()) {
      console.line("  proposed: a formal notice, the provisional period is over");
    }
  }
}
