package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.apache.directory.api.ldap.model.message.AbandonRequestImpl;
import org.apache.directory.api.ldap.model.message.Request;
import org.junit.jupiter.api.Test;

class RequestGateTest {

  private final List<Integer> handled = new ArrayList<>();
  private final List<Boolean> reading = new ArrayList<>();
  private final RequestGate gate =
      new RequestGate(2, request -> handled.add(request.getMessageId()), reading::add);

  private static Request request(int messageId) {
    Request request = new AbandonRequestImpl();
    request.setMessageId(messageId);
    return request;
  }

  @Test
  void letsRequestsThroughWhenOpen() {
    assertTrue(gate.admit(request(1)));
    assertEquals(List.of(), reading);
  }

  @Test
  void keepsRequestsInOrderUntilTheLoginEnds() {
    gate.loginStarts();
    assertFalse(gate.admit(request(2)));
    assertFalse(gate.admit(request(3)));
    assertEquals(List.of(), handled);
    gate.loginEnds();
    assertEquals(List.of(2, 3), handled);
    assertEquals(List.of(false, true), reading);
    assertTrue(gate.admit(request(4)));
  }

  @Test
  void waitsForBothTheLoginAndTheReader() {
    gate.loginStarts();
    gate.answersPileUp();
    assertFalse(gate.admit(request(2)));
    gate.loginEnds();
    assertEquals(List.of(), handled);
    gate.answersTaken();
    assertEquals(List.of(2), handled);
  }

  @Test
  void forgetsWhatWaitsWhenTheConnectionIsGone() {
    gate.loginStarts();
    assertFalse(gate.admit(request(2)));
    gate.close();
    gate.loginEnds();
    assertEquals(List.of(), handled);
  }
}
