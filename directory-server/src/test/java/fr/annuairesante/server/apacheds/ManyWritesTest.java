package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.unboundid.ldap.sdk.AsyncRequestID;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import fr.annuairesante.schema.Tree;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Writes that wait for each other, are given up, or race. */
class ManyWritesTest extends AgencyOnAServer {

  @Test
  void answersManyWritesOfOneConnectionInOrderAndSearchesAfterThem() throws Exception {
    agency.add(account(NEW));
    List<Integer> answered = new ArrayList<>();
    List<AsyncRequestID> sent = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      sent.add(
          agency.asyncModify(
              new ModifyRequest(NEW, step(ModificationType.REPLACE, "description", "n" + i)),
              (id, result) -> {
                synchronized (answered) {
                  answered.add(id.getMessageID());
                }
              }));
    }
    assertEquals(List.of("n199"), descriptions());
    for (AsyncRequestID each : sent) {
      assertEquals(ResultCode.SUCCESS, each.get().getResultCode());
    }
    synchronized (answered) {
      assertEquals(sent.stream().map(AsyncRequestID::getMessageID).toList(), answered);
    }
  }

  @Test
  void whatIsAbandonedOrCutOffIsDoneOrNotAndHarmsNobody() throws Exception {
    agency.add(account(NEW));
    for (int i = 0; i < 20; i++) {
      try (LDAPConnection other = server.login(Tree.account("agence"))) {
        AsyncRequestID last =
            other.asyncModify(
                new ModifyRequest(NEW, step(ModificationType.REPLACE, "description", "n" + i)),
                (id, result) -> {});
        if (i % 2 == 0) {
          other.abandon(last);
        }
      }
    }
    int attempts = 0;
    do {
      agency.modify(NEW, step(ModificationType.REPLACE, "description", "enfin"));
      attempts++;
    } while (!descriptions().equals(List.of("enfin")) && attempts <= 20);
    assertEquals(List.of("enfin"), descriptions(), "each of the twenty may come in between once");
    assertEquals(
        1,
        agency
            .search(Tree.ACCOUNTS, SearchScope.ONE, "(description=*)", "description")
            .getEntryCount());
  }

  @Test
  void ofTwoThatRaceOneWins() throws Exception {
    agency.add(account(NEW));
    List<ResultCode> codes = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread =
          new Thread(
              () -> {
                ResultCode code;
                try (LDAPConnection other = server.login(Tree.account("agence"))) {
                  code =
                      other
                          .modify(NEW, step(ModificationType.ADD, "description", "à moi"))
                          .getResultCode();
                } catch (LDAPException refused) {
                  code = refused.getResultCode();
                } catch (java.security.GeneralSecurityException impossible) {
                  throw new IllegalStateException(impossible);
                }
                synchronized (codes) {
                  codes.add(code);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread each : threads) {
      each.join();
    }
    assertEquals(1, codes.stream().filter(ResultCode.SUCCESS::equals).count());
    assertEquals(3, codes.stream().filter(ResultCode.ATTRIBUTE_OR_VALUE_EXISTS::equals).count());
  }
}
