package fr.annuairesante.cli;

import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.history.PastTrustSpace;
import fr.annuairesante.trust.Operator;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.OperatorState;
import fr.annuairesante.trust.oversight.ContractClock;
import java.io.IOException;
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
      "commitments, certificates about to expire, notices, renewals; also while the server runs."
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
      }
    }
    return 0;
  }

  private void print(ContractClock clock) {
    if (clock.state() instanceof OperatorState.Terminated) {
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
