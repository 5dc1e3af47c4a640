package fr.annuairesante.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.trust.OperatorState.Active;
import fr.annuairesante.trust.OperatorState.Provisional;
import fr.annuairesante.trust.OperatorState.Suspended;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever comes, in whatever order, the trust space never reaches a forbidden state. */
class SequencesTest {

  private static final int SEQUENCES = 200;
  private static final int ACTS = 600;

  private final Map<String, Integer> applied = new TreeMap<>();
  private final Map<Rule, Integer> broken = new HashMap<>();

  private Scene scene;
  private Map<MailAddress, PaperlessChoice> choices;

  @Test
  void noSequenceOfActsLeadsToAForbiddenState() {
    for (int seed = 0; seed < SEQUENCES; seed++) {
      scene = new Scene();
      choices = new HashMap<>();
      if (seed % 3 > 0) {
        scene.validated(Scene.ALPHA, "a.mssante.fr");
        scene.provisional(Scene.BETA, "b.mssante.fr");
      }
      RandomActs acts = new RandomActs(new Random(seed));
      for (int i = 0; i < ACTS; i++) {
        scene.on(scene.today().plusDays(acts.oneIn(20) ? acts.upTo(40) : 0));
        step(acts);
        nothingForbidden();
      }
    }
    everythingHappened();
  }

  private void step(RandomActs acts) {
    if (acts.oneIn(5)) {
      Set<Mailbox> before = Set.copyOf(scene.space.mailboxes());
      Act act = acts.ofAgency(scene.today());
      Decision decision = count(act, scene.agency(act));
      if (act instanceof Act.Transfer && decision instanceof Decision.Applied) {
        assertEquals(before, Set.copyOf(scene.space.mailboxes()));
      }
      return;
    }
    String domain = acts.domain();
    OperatorId by =
        scene
            .space
            .domain(Scene.domain(domain))
            .filter(each -> !acts.oneIn(4))
            .map(Domain::operator)
            .orElseGet(acts::operator);
    if (acts.oneIn(30)) {
      for (int i = 0; i < 30; i++) {
        Act test = RandomActs.test(i, domain);
        count(test, scene.operator(by, test));
      }
    }
    Act act = acts.ofOperator(domain);
    Decision decision = count(act, scene.operator(by, act));
    if (!(decision instanceof Decision.Applied written)) {
      return;
    }
    if (act instanceof Act.Publish publish) {
      assertEquals(Optional.of(by), listedFor(address(publish.publication().address()).domain()));
      assertInstanceOf(Decision.Unchanged.class, scene.operator(by, act));
    } else if (act instanceof Act.ChoosePaperless) {
      PaperlessChoice choice = ((Change.PaperlessChosen) written.changes().get(0)).choice();
      choices.put(choice.address(), choice);
    }
  }

  private Decision count(Act act, Decision decision) {
    if (decision instanceof Decision.Applied) {
      applied.merge(act.getClass().getSimpleName(), 1, Integer::sum);
    } else if (decision instanceof Decision.Refused refused) {
      assertFalse(refused.refusals().isEmpty());
      refused.refusals().forEach(each -> broken.merge(each.rule(), 1, Integer::sum));
    }
    return decision;
  }

  private void nothingForbidden() {
    for (Operator operator : scene.space.operators()) {
      if (provisional(operator.state()) instanceof Provisional provisional) {
        assertTrue(scene.space.testMailboxes(operator.id()) <= 25);
        assertFalse(provisional.lastDay().isAfter(provisional.since().plusMonths(12)));
      }
    }
    for (Mailbox mailbox : scene.space.mailboxes()) {
      Optional<Domain> domain = scene.space.domain(mailbox.address().domain());
      Operator operator = scene.operator(domain.orElseThrow().operator());
      assertTrue(
          mailbox.test() || !(provisional(operator.state()) instanceof Provisional),
          () -> mailbox + " of " + operator);
      if (scene.whiteList().obstacles(mailbox.address()).isEmpty()) {
        assertTrue(listedFor(mailbox.address().domain()).isPresent());
        assertFalse(mailbox.test() || mailbox.redList());
      }
      zeroPaperIsItsProfessionals(mailbox);
    }
  }

  private void zeroPaperIsItsProfessionals(Mailbox mailbox) {
    boolean chosen =
        Optional.ofNullable(choices.get(mailbox.address()))
            .filter(each -> mailbox.owner().professional().equals(Optional.of(each.professional())))
            .map(PaperlessChoice::wanted)
            .orElse(false);
    assertEquals(chosen, mailbox.paperless(), mailbox::toString);
  }

  private static OperatorState provisional(OperatorState state) {
    return state instanceof Suspended suspended ? suspended.before() : state;
  }

  /** The operator for which the domain is on the list, worked out here once more. */
  private Optional<OperatorId> listedFor(DomainName name) {
    LocalDate day = scene.today();
    return scene
        .space
        .domain(name)
        .filter(each -> each.removed().isEmpty() && each.block().isEmpty())
        .map(each -> scene.operator(each.operator()))
        .filter(each -> each.state() instanceof Active && each.block().isEmpty())
        .filter(each -> !hasResigned(each, day))
        .filter(each -> each.certificates().stream().anyMatch(c -> isGood(c, day)))
        .map(Operator::id);
  }

  private static boolean hasResigned(Operator operator, LocalDate day) {
    return operator.notice().orElse(null) instanceof Notice.Resignation resignation
        && resignation.effective().compareTo(day) <= 0;
  }

  private static boolean isGood(Certificate certificate, LocalDate day) {
    return certificate.from().compareTo(day) <= 0
        && certificate.until().compareTo(day) >= 0
        && certificate.revoked().isEmpty();
  }

  /** Otherwise this test would hold of anything. */
  private void everythingHappened() {
    List<Class<? extends Act>> all =
        List.of(
            Act.Publish.class,
            Act.Withdraw.class,
            Act.ChoosePaperless.class,
            Act.DeclareDomain.class,
            Act.RemoveDomain.class,
            Act.Validate.class,
            Act.Suspend.class,
            Act.Resume.class,
            Act.Terminate.class,
            Act.Transfer.class);
    for (Class<? extends Act> each : all) {
      assertTrue(applied.getOrDefault(each.getSimpleName(), 0) > 10, applied::toString);
    }
    for (Rule rule :
        List.of(
            MailboxRule.TEST_CAP,
            MailboxRule.TEST_ONLY,
            MailboxRule.OTHER_PERSON,
            DomainRule.TAKEN,
            DomainRule.NOT_LISTED,
            OperatorRule.TRANSFER_TO,
            OperatorRule.PROVISIONAL_OVER)) {
      assertTrue(broken.getOrDefault(rule, 0) > 0, () -> rule + " was never broken");
    }
  }

  private static MailAddress address(String text) {
    return Scene.address(text);
  }
}
