package fr.annuairesante.trust.oversight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.Scene;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrowthTest {

  private static final OperatorId GAMMA = new OperatorId("gamma");

  private static Tally of(long count) {
    return new Tally(count, 0, 0);
  }

  private static List<Growth> growth(
      Map<OperatorId, Tally> before, Map<OperatorId, Tally> after, String points) {
    return Growth.of(before, after, new BigDecimal(points));
  }

  /** 1000 became 1100, 10 % in all; alpha grew by 40 %, 30 points more. */
  @Test
  void showsWhoGrewFasterThanAllTogether() {
    Map<OperatorId, Tally> before = Map.of(Scene.ALPHA, of(100), Scene.BETA, of(900));
    Map<OperatorId, Tally> after = Map.of(Scene.ALPHA, of(140), Scene.BETA, of(960));
    Growth beta = new Growth(Scene.BETA, 900, 960, false);
    assertEquals(
        List.of(new Growth(Scene.ALPHA, 100, 140, true), beta), growth(before, after, "30"));
    assertEquals(
        List.of(new Growth(Scene.ALPHA, 100, 140, false), beta), growth(before, after, "30.01"));
  }

  @Test
  void whoBeginsFromNothingIsConspicuousAndWhoLeavesIsNot() {
    Map<OperatorId, Tally> before = Map.of(Scene.ALPHA, of(10), Scene.BETA, of(10));
    Map<OperatorId, Tally> after = Map.of(Scene.ALPHA, of(10), GAMMA, new Tally(1, 2, 3));
    assertEquals(
        List.of(
            new Growth(Scene.ALPHA, 10, 10, false),
            new Growth(Scene.BETA, 10, 0, false),
            new Growth(GAMMA, 0, 6, true)),
        growth(before, after, "20"));
  }

  @Test
  void fromNothingAtAll() {
    assertEquals(
        List.of(new Growth(Scene.ALPHA, 0, 5, true)),
        growth(Map.of(), Map.of(Scene.ALPHA, of(5)), "20"));
    assertEquals(List.of(), growth(Map.of(), Map.of(), "20"));
  }
}
