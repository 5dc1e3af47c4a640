package fr.annuairesante.cli;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import fr.annuairesante.server.tls.ServerKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/** A running server, whose certificate is known, and how to log in there. Immutable. */
final class ServerAddress {

  private static final int CONNECT_MILLIS = 10_000;

  private final LDAPURL url;
  private final SSLSocketFactory sockets;
  private final BindRequest login;

  private ServerAddress(LDAPURL url, SSLSocketFactory sockets, BindRequest login) {
    this.url = url;
    this.sockets = sockets;
    this.login = login;
  }

  /** The same for whoever does not log in, and so may {@link #connectOnly}. */
  static ServerAddress of(String url, Path certificate)
      throws Failure, IOException, GeneralSecurityException {
    return of(url, certificate, Optional.empty(), new SimpleBindRequest());
  }

  /**
   * @param certificate of the server, PEM
   * @param own what to show of oneself
   */
  static ServerAddress of(String url, Path certificate, Optional<ServerKey> own, BindRequest login)
      throws Failure, IOException, GeneralSecurityException {
    try {
      LDAPURL address = new LDAPURL(url);
      if (!address.getScheme().equals("ldaps")) {
        throw new Failure("not an ldaps:// address: " + url, "ldaps://HOST:PORT is what is wanted");
      }
      return new ServerAddress(address, PinnedCertificate.of(certificate).sockets(own), login);
    } catch (LDAPException wrong) {
      throw new Failure(wrong.getMessage(), "ldaps://HOST:PORT is what is wanted", wrong);
    }
  }

  /**
   * A connection that is logged in.
   *
   * @param answerMillis how long an answer may take
   */
  LDAPConnection connect(long answerMillis) throws LDAPException {
    LDAPConnection connection = connectOnly(answerMillis);
    try {
      connection.bind(login);
      return connection;
    } catch (LDAPException refused) {
      connection.close();
      throw refused;
    }
  }

  /** A connection that is not logged in, for what the server tells everybody: its rootDSE. */
  LDAPConnection connectOnly(long answerMillis) throws LDAPException {
    LDAPConnectionOptions options = new LDAPConnectionOptions();
    options.setConnectTimeoutMillis(CONNECT_MILLIS);
    options.setResponseTimeoutMillis(answerMillis);
    return new LDAPConnection(sockets, options, url.getHost(), url.getPort());
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
