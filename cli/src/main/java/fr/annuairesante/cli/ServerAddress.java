package fr.annuairesante.cli;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import fr.annuairesante.schema.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLSocketFactory;

/** A running server, whose certificate is known, and an account there. Immutable. */
final class ServerAddress {

  private static final int CONNECT_MILLIS = 10_000;

  private final LDAPURL url;
  private final SSLSocketFactory sockets;
  private final String account;
  private final String password;

  private ServerAddress(LDAPURL url, SSLSocketFactory sockets, String account, String password) {
    this.url = url;
    this.sockets = sockets;
    this.account = account;
    this.password = password;
  }

  static ServerAddress of(String url, Path certificate, String account, String password)
      throws Failure, IOException {
    try {
      LDAPURL address = new LDAPURL(url);
      if (!address.getScheme().equals("ldaps")) {
        throw new Failure("not an ldaps:// address: " + url, "a password needs TLS");
      }
      return new ServerAddress(
          address, PinnedCertificate.of(certificate).sockets(), account, password);
    } catch (LDAPException | GeneralSecurityException wrong) {
      throw new Failure(wrong.getMessage(), "look at --server and --certificate", wrong);
    }
  }

  String account() {
    return account;
  }

  /**
   * A connection that is logged in.
   *
   * @param answerMillis how long an answer may take
   */
  LDAPConnection connect(long answerMillis) throws LDAPException {
    LDAPConnectionOptions options = new LDAPConnectionOptions();
    options.setConnectTimeoutMillis(CONNECT_MILLIS);
    options.setResponseTimeoutMillis(answerMillis);
    LDAPConnection connection = new LDAPConnection(sockets, options, url.getHost(), url.getPort());
    try {
      connection.bind(Tree.account(account), password);
      return connection;
    } catch (LDAPException refused) {
      connection.close();
      throw refused;
    }
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
