package fr.annuairesante.server.acts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.annuairesante.server.trustspace.Dossier;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Block;
import fr.annuairesante.trust.Notice;
import fr.annuairesante.trust.Operator;
import fr.annuairesante.trust.OperatorState;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DossierTest {

  private static final LocalDate DAY = Scene.START;

  @Test
  void readsBackWhatItWrites() {
    OperatorState.Commitment commitment = new OperatorState.Commitment(DAY, "1.5", true);
    OperatorState.Active validated =
        new OperatorState.Validated(
            DAY, commitment, new OperatorState.Notification(DAY, "LR « 1 »"));
    for (OperatorState state :
        List.of(
            validated,
            new OperatorState.Provisional(DAY, Optional.of(DAY), Optional.of(commitment)),
            new OperatorState.Suspended(DAY, "motif", validated),
            new OperatorState.Terminated(DAY, OperatorState.Cause.BREACH))) {
      Operator operator =
          new Operator(
              Scene.ALPHA,
              Scene.profile(Scene.ALPHA),
              Scene.contract(),
              state,
              Optional.of(new Notice.Formal(DAY, DAY.plusMonths(1), "refus", true)),
              true,
              List.of(Scene.certificate("1f")),
              Optional.of(new Block(DAY, "fuite", "agent")));
      assertEquals(operator, Dossier.read(Dossier.write(operator), Operator.class));
    }
  }

  @Test
  void readsActsByTheirKind() {
    Act act = new Act.Transfer(Scene.ALPHA, Scene.BETA, Optional.empty());
    assertEquals(act, Dossier.read(Dossier.write(act), Act.class));
    Act full = new Act.Transfer(Scene.ALPHA, Scene.BETA, Optional.of(Scene.profile(Scene.BETA)));
    assertEquals(full, Dossier.read(Dossier.write(full), Act.class));
  }

  @Test
  void refusesWhatIsNoDossier() {
    for (String each :
        List.of(
            "",
            "null",
            "{}",
            "{\"kind\":\"java.lang.Runtime\"}",
            "{\"kind\":\"Suspend\",\"operator\":\"pas un nom !\",\"reason\":\"\"}",
            "{\"kind\":\"Suspend\",\"operator\":\"alpha\"}",
            "{\"kind\":\"Suspend\",\"operator\":\"alpha\",\"reason\":\"x\",\"autre\":1}",
            "{\"kind\":\"Suspend\",\"operator\":\"alpha\",\"reason\":\"x\"} {}")) {
      assertThrows(IllegalArgumentException.class, () -> Dossier.read(each, Act.class), each);
    }
  }
}
