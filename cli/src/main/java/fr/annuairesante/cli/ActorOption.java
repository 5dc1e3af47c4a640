package fr.annuairesante.cli;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.EXTERNALBindRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.tls.KeyPairStore;
import fr.annuairesante.server.tls.ServerKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Option;

/**
 * Where a running server is, and who acts there: an operator by its certificate, or an account of
 * the agency by its password.
 */
final class ActorOption extends UrlOption {

  private static final long ANSWER_MILLIS = TimeUnit.MINUTES.toMillis(5);

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
    if (account != null && password == null) {
      password = new PasswordPrompt(console).once("password of " + account + ": ");
    }
    return account == null
        ? connect(Optional.of(KeyPairStore.pem(ownCertificate, ownKey)), new EXTERNALBindRequest())
        : connect(
            Optional.empty(), new SimpleBindRequest(Tree.account(account), new String(password)));
  }

  private LDAPConnection connect(Optional<ServerKey> own, BindRequest login)
      throws Failure, IOException, GeneralSecurityException, LDAPException {
    return address(own, login).connect(ANSWER_MILLIS);
  }
}
