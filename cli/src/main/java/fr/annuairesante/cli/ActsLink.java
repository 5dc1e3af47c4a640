package fr.annuairesante.cli;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.ExtendedRequest;
import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import fr.annuairesante.server.acts.BatchPart;
import fr.annuairesante.server.acts.Questions;
import fr.annuairesante.server.acts.Receipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;

/**
 * The conversation of an operator or the agency with a running server. A connection is opened when
 * it is needed, and anew when it was cut: a part that is sent again is not applied again. Used by
 * one thread.
 */
final class ActsLink implements AutoCloseable {

  /** A server that restarts is back within a minute. */
  private static final int ATTEMPTS = 7;

  private static final byte EXTENDED_VALUE = (byte) 0x81;

  private final ActorOption actor;
  private final Console console;
  private LDAPConnection connection;

  ActsLink(ActorOption actor, Console console) {
    this.actor = actor;
    this.console = console;
  }

  /** Sends a part until the server says what became of it. */
  Receipt send(BatchPart part) throws Failure, IOException, GeneralSecurityException {
    return Receipt.of(ask(BatchPart.OID, part.toBytes()));
  }

  /** The answer to a question, as JSON; empty when there is nothing of that name. */
  String ask(byte[] question) throws Failure, IOException, GeneralSecurityException {
    return ask(Questions.OID, question);
  }

  private String ask(String oid, byte[] value)
      throws Failure, IOException, GeneralSecurityException {
    for (int attempt = 1; ; attempt++) {
      try {
        ExtendedRequest request =
            new ExtendedRequest(oid, new ASN1OctetString(EXTENDED_VALUE, value));
        ExtendedResult result = connection().processExtendedOperation(request);
        if (result.getResultCode().equals(ResultCode.SUCCESS)) {
          return result.getValue() == null
              ? ""
              : new String(result.getValue().getValue(), StandardCharsets.UTF_8);
        }
        throw new LDAPException(result);
      } catch (LDAPException failed) {
        if (!mayPass(failed) || attempt == ATTEMPTS) {
          throw failure(failed);
        }
        close();
        pause(attempt);
      }
    }
  }

  /** A connection that is logged in. */
  LDAPConnection connection() throws Failure, IOException, GeneralSecurityException, LDAPException {
    if (connection == null || !connection.isConnected()) {
      connection = actor.connect(console);
    }
    return connection;
  }

  private static boolean mayPass(LDAPException failed) {
    return !failed.getResultCode().isConnectionUsable()
        || failed.getResultCode().equals(ResultCode.BUSY)
        || failed.getResultCode().equals(ResultCode.UNAVAILABLE);
  }

  private static void pause(int attempt) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(250L << attempt);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the server", stopped);
    }
  }

  Failure failure(LDAPException failed) {
    String said = failed.getDiagnosticMessage();
    return new Failure(
        actor + " answered " + failed.getResultCode() + (said == null ? "" : ": " + said),
        "is the server running, is this its certificate, and may this login act there?",
        failed);
  }

  @Override
  public void close() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}
