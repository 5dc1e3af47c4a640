package fr.annuairesante.server.apacheds;

import fr.annuairesante.server.Directory;
import fr.annuairesante.server.access.AccountUses;
import fr.annuairesante.server.search.Viewer;
import java.util.Arrays;
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
 * Logs clients in: simple binds of LDAPv3 (RFC 4513 §5.1). A password that was not verified lately
 * is checked in a pool of its own, and the connection's other requests wait meanwhile.
 */
final class BindHandler extends LdapRequestHandler<BindRequest> {

  private static final Logger BIND_LOG = LoggerFactory.getLogger(BindHandler.class);
  private static final int SUCCESS = 0;
  private static final int PROTOCOL_ERROR = 2;
  private static final int AUTH_METHOD_NOT_SUPPORTED = 7;
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

  BindHandler(
      Directory directory,
      EmbeddedCore core,
      ThreadPoolExecutor logins,
      ScheduledExecutorService clock,
      LoginThrottle throttle,
      AccountUses accounts) {
    this.directory = directory;
    this.core = core;
    this.logins = logins;
    this.clock = clock;
    this.throttle = throttle;
    this.accounts = accounts;
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
    Refusal refusal = refusal(request);
    if (refusal != null) {
      fail(connection, request, refusal.code(), refusal.sentence());
    } else if (request.getName().isEmpty() && password(request).length == 0) {
      succeed(connection, request);
    } else if (!recognised(session, connection, request)) {
      check(session, connection, request);
    }
  }

  /** Thunderbird logs in for every letter typed: not worth a change of thread. */
  private boolean recognised(LdapSession session, Connection connection, BindRequest request) {
    byte[] password = password(request);
    Optional<Viewer> viewer = directory.recognise(request.getName(), password);
    if (viewer.isPresent()) {
      Arrays.fill(password, (byte) 0);
      accept(session, connection, request, viewer.get());
    }
    return viewer.isPresent();
  }

  private void accept(
      LdapSession session, Connection connection, BindRequest request, Viewer viewer) {
    if (!connection.caller().logIn(viewer)) {
      fail(connection, request, ADMIN_LIMIT_EXCEEDED, accounts.tooManyConnections());
      return;
    }
    session.setCoreSession(core.sessionOf(viewer));
    session.setAuthenticated();
    succeed(connection, request);
  }

  private static Refusal refusal(BindRequest request) {
    if (!request.isVersion3()) {
      return new Refusal(
          PROTOCOL_ERROR,
          "this server speaks LDAPv3 only: set version 3 in the client (Postfix: version = 3)");
    }
    if (!request.isSimple()) {
      return new Refusal(
          AUTH_METHOD_NOT_SUPPORTED, "no SASL mechanism is offered; use a simple bind over LDAPS");
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

  private void check(LdapSession session, Connection connection, BindRequest request) {
    connection.gate().loginStarts();
    try {
      logins.execute(() -> checkNow(session, connection, request));
    } catch (RejectedExecutionException full) {
      fail(connection, request, BUSY, "too many logins at once; try again later");
      connection.gate().loginEnds();
    }
  }

  private void checkNow(LdapSession session, Connection connection, BindRequest request) {
    byte[] password = password(request);
    try {
      Optional<Viewer> viewer = directory.authenticate(request.getName(), password);
      if (viewer.isEmpty()) {
        refuseLater(connection, request);
        return;
      }
      accept(session, connection, request, viewer.get());
    } catch (RuntimeException broken) {
      BIND_LOG.error("a login failed for another reason than its password", broken);
      fail(connection, request, OTHER, "the login failed; the server's log says why");
    } finally {
      Arrays.fill(password, (byte) 0);
    }
    connection.gate().loginEnds();
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
