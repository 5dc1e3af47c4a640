package fr.annuairesante.server.apacheds;

import fr.annuairesante.server.Directory;
import fr.annuairesante.server.access.AccountUses;
import fr.annuairesante.server.search.Viewer;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.directory.api.ldap.model.message.BindRequest;
import org.apache.directory.server.ldap.LdapSession;
import org.apache.directory.server.ldap.handlers.LdapRequestHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs clients in: accounts by simple binds of LDAPv3 (RFC 4513 §5.1), operators by SASL EXTERNAL.
 * A password that was not verified lately, and every certificate, is checked in a pool of its own,
 * and the connection's other requests wait meanwhile.
 */
final class BindHandler extends LdapRequestHandler<BindRequest> {

  private static final Logger BIND_LOG = LoggerFactory.getLogger(BindHandler.class);
  private static final int SUCCESS = 0;
  private static final int PROTOCOL_ERROR = 2;
  private static final int ADMIN_LIMIT_EXCEEDED = 11;
  private static final int INVALID_CREDENTIALS = 49;
  private static final int BUSY = 51;
  private static final int UNAVAILABLE = 52;
  private static final int UNWILLING_TO_PERFORM = 53;
  private static final int OTHER = 80;

  private final Directory directory;
  private final EmbeddedCore core;
  private final ThreadPoolExecutor logins;
  private final ScheduledExecutorService clock;
  private final LoginThrottle throttle;
  private final AccountUses accounts;
  private final ExternalMechanism external;

  BindHandler(
      Directory directory,
      EmbeddedCore core,
      ThreadPoolExecutor logins,
      ScheduledExecutorService clock,
      LoginThrottle throttle,
      AccountUses accounts,
      ExternalMechanism external) {
    this.directory = directory;
    this.core = core;
    this.logins = logins;
    this.clock = clock;
    this.throttle = throttle;
    this.accounts = accounts;
    this.external = external;
  }

  /** Whatever comes of it, the connection is nobody's from the first byte of a bind on. */
  @Override
  public void handle(LdapSession session, BindRequest request) {
    Connection connection = Connection.of(session.getIoSession());
    connection.abandonAll();
    connection.caller().logOut();
    session.setAnonymous();
    session.setCoreSession(null);
    if (!connection.caller().use().mayRequest()) {
      fail(connection, request, BUSY, connection.caller().use().tooManyRequests());
      connection.pause();
      return;
    }
    List<X509Certificate> chain =
        request.isSimple() ? List.of() : TlsFilter.clientCertificates(session.getIoSession());
    Refusal refusal = refusal(connection, request, chain);
    if (refusal != null) {
      fail(connection, request, refusal.code(), refusal.sentence());
    } else if (!request.isSimple()) {
      inPool(connection, request, () -> logInOperator(session, connection, request, chain));
    } else if (request.getName().isEmpty() && password(request).length == 0) {
      succeed(connection, request);
    } else if (!recognised(session, connection, request)) {
      inPool(connection, request, () -> checkNow(session, connection, request));
    }
  }

  /** Thunderbird logs in for every letter typed: not worth a change of thread. */
  private boolean recognised(LdapSession session, Connection connection, BindRequest request) {
    byte[] password = password(request);
    long known = directory.members();
    Optional<Viewer> viewer = directory.recognise(request.getName(), password);
    if (viewer.isPresent()) {
      Arrays.fill(password, (byte) 0);
      accept(session, connection, request, viewer.get(), known);
    }
    return viewer.isPresent();
  }

  /**
   * @param known what the directory's members were before the password was checked
   */
  private void accept(
      LdapSession session, Connection connection, BindRequest request, Viewer viewer, long known) {
    if (viewer.sees() == Viewer.Sight.NOTHING) {
      fail(connection, request, AccountSession.BLOCKED.code(), AccountSession.BLOCKED.sentence());
      return;
    }
    AccountSession account = new AccountSession(directory, System::nanoTime, viewer, known);
    if (!connection.caller().logIn(account)) {
      fail(connection, request, ADMIN_LIMIT_EXCEEDED, accounts.tooManyConnections());
      return;
    }
    session.setCoreSession(core.sessionOf(viewer));
    session.setAuthenticated();
    succeed(connection, request);
  }

  private Refusal refusal(Connection connection, BindRequest request, List<X509Certificate> chain) {
    if (!request.isVersion3()) {
      return new Refusal(
          PROTOCOL_ERROR,
          "this server speaks LDAPv3 only: set version 3 in the client (Postfix: version = 3)");
    }
    if (!request.isSimple()) {
      return external.refusal(request, connection, chain);
    }
    if (!request.getName().isEmpty() && password(request).length == 0) {
      return new Refusal(
          UNWILLING_TO_PERFORM,
          "a name without a password is no login (RFC 4513 5.1.2); send the password");
    }
    return null;
  }

  private static byte[] password(BindRequest request) {
    byte[] credentials = request.getCredentials();
    return credentials == null ? new byte[0] : credentials;
  }

  private void inPool(Connection connection, BindRequest request, Runnable login) {
    connection.gate().loginStarts();
    try {
      logins.execute(login);
    } catch (RejectedExecutionException full) {
      fail(connection, request, BUSY, "too many logins at once; try again later");
      connection.gate().loginEnds();
    }
  }

  private void checkNow(LdapSession session, Connection connection, BindRequest request) {
    byte[] password = password(request);
    try {
      long known = directory.members();
      Optional<Viewer> viewer = directory.authenticate(request.getName(), password);
      if (viewer.isEmpty()) {
        refuseLater(connection, request);
        return;
      }
      accept(session, connection, request, viewer.get(), known);
    } catch (RuntimeException broken) {
      failForUs(connection, request, broken);
    } finally {
      Arrays.fill(password, (byte) 0);
    }
    connection.gate().loginEnds();
  }

  private static void failForUs(
      Connection connection, BindRequest request, RuntimeException broken) {
    BIND_LOG.error("a login failed for another reason than what the client gave", broken);
    fail(connection, request, OTHER, "the login failed; the server's log says why");
  }

  private void logInOperator(
      LdapSession session,
      Connection connection,
      BindRequest request,
      List<X509Certificate> chain) {
    try {
      OperatorSession operator = external.session(chain);
      Refusal refusal =
          operator
              .refusal()
              .or(() -> ExternalMechanism.authorization(operator, request.getCredentials()))
              .orElse(null);
      if (refusal == null && !connection.caller().logIn(operator)) {
        refusal = new Refusal(ADMIN_LIMIT_EXCEEDED, accounts.tooManyConnections());
      }
      if (refusal == null) {
        session.setCoreSession(core.sessionOf(operator.viewer()));
        session.setAuthenticated();
      }
      answerOperator(connection, request, operator, refusal);
    } catch (RuntimeException broken) {
      failForUs(connection, request, broken);
    }
    connection.gate().loginEnds();
  }

  private static void answerOperator(
      Connection connection, BindRequest request, OperatorSession operator, Refusal refusal) {
    int code = refusal == null ? SUCCESS : refusal.code();
    String sentence = refusal == null ? "" : refusal.sentence();
    int messageId = request.getMessageId();
    connection.send(LdapMessages.result(LdapMessages.BIND_RESPONSE, messageId, code, sentence));
    connection.caller().traceCertificate(operator.issuedKey(), code);
    if (code == INVALID_CREDENTIALS && connection.failedOnceMore()) {
      connection.disconnect(UNAVAILABLE, "too many refused logins on this connection");
    }
  }

  private void refuseLater(Connection connection, BindRequest request) {
    boolean last = connection.failedOnceMore();
    Runnable refuse =
        () -> {
          fail(connection, request, INVALID_CREDENTIALS, "wrong name or password");
          if (last) {
            connection.disconnect(UNAVAILABLE, "too many wrong passwords on this connection");
          }
          connection.gate().loginEnds();
        };
    var unused =
        clock.schedule(refuse, throttle.failed(connection.address()), TimeUnit.MILLISECONDS);
  }

  private static void succeed(Connection connection, BindRequest request) {
    connection.answer(LdapMessages.BIND_RESPONSE, request.getMessageId(), SUCCESS, "");
  }

  private static void fail(Connection connection, BindRequest request, int code, String sentence) {
    int messageId = request.getMessageId();
    connection.send(LdapMessages.result(LdapMessages.BIND_RESPONSE, messageId, code, sentence));
    connection.caller().traceFailedLogin(AccountName.in(request.getName()), code);
  }
}
