package fr.annuairesante.cli;

import com.unboundid.ldap.sdk.EXTERNALBindRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.tls.KeyPairStore;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import picocli.CommandLine.Option;

/**
 * Where a running server is, and who acts there: an operator by its certificate, or an account of
 * the agency by its password.
 */
final class ActorOption {

  private static final int CONNECT_MILLIS = 10_000;
  private static final long ANSWER_MILLIS = TimeUnit.MINUTES.toMillis(5);

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "ldaps://localhost:1636",
      description = "Server, default ${DEFAULT-VALUE}.")
  private String url;

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      required = true,
      description = "The server's certificate, PEM; any other is refused.")
  private Path certificate;

  @Option(
      names = "--operator-certificate",
      paramLabel = "FILE",
      description = "The operator's certificate and its issuers, PEM.")
  private Path ownCertificate;

  @Option(
      names = "--operator-key",
      paramLabel = "FILE",
      description = "The unencrypted private key of that certificate, PEM.")
  private Path ownKey;

  @Option(
      names = "--account",
      paramLabel = "NAME",
      description =
          "An account of the agency instead; its password comes from the terminal or stdin.")
  private String account;

  private char[] password;

  /** A connection that is logged in; asks for the password once. */
  LDAPConnection connect(Console console)
      throws Failure, IOException, GeneralSecurityException, LDAPException {
    if ((ownCertificate == null) != (ownKey == null) || (account == null) == (ownKey == null)) {
      throw new Failure(
          "who acts is not said",
          "give --operator-certificate and --operator-key, or --account of the agency");
    }
    LDAPURL address = new LDAPURL(url);
    if (!address.getScheme().equals("ldaps")) {
      throw new Failure("not an ldaps:// address: " + url, "a login needs TLS");
    }
    if (account != null && password == null) {
      password = new PasswordPrompt(console).once("password of " + account + ": ");
    }
    LDAPConnectionOptions options = new LDAPConnectionOptions();
    options.setConnectTimeoutMillis(CONNECT_MILLIS);
    options.setResponseTimeoutMillis(ANSWER_MILLIS);
    LDAPConnection connection =
        new LDAPConnection(sockets(), options, address.getHost(), address.getPort());
    try {
      if (account == null) {
        connection.bind(new EXTERNALBindRequest());
      } else {
        connection.bind(Tree.account(account), new String(password));
      }
      return connection;
    } catch (LDAPException refused) {
      connection.close();
      throw refused;
    }
  }

  private SSLSocketFactory sockets() throws IOException, GeneralSecurityException {
    PinnedCertificate server = PinnedCertificate.of(certificate);
    return ownKey == null
        ? server.sockets(Optional.empty())
        : server.sockets(Optional.of(KeyPairStore.pem(ownCertificate, ownKey)));
  }

  @Override
  public String toString() {
    return url;
  }
}
