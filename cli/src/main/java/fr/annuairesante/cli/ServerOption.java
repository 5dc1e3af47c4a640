package fr.annuairesante.cli;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import fr.annuairesante.schema.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a running server is, and who asks it. */
final class ServerOption {

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "A running server, such as ldaps://localhost:1636.")
  private String url;

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "The server's certificate, PEM; any other is refused.")
  private Path certificate;

  @Option(
      names = "--account",
      paramLabel = "NAME",
      description = "Account to log in with; its password comes from the terminal or stdin.")
  private String account;

  /** True when a running server is meant. */
  boolean isGiven() {
    return url != null;
  }

  /** How to reach it, the password asked for. */
  ServerAddress address(Console console) throws Failure, IOException, GeneralSecurityException {
    if (certificate == null || account == null) {
      throw new Failure(
          "--server needs --certificate and --account",
          "annuaire account add NAME --right import makes an account that may import");
    }
    char[] password = new PasswordPrompt(console).once("password of " + account + ": ");
    BindRequest login = new SimpleBindRequest(Tree.account(account), new String(password));
    return ServerAddress.of(url, certificate, Optional.empty(), login);
  }

  String account() {
    return account;
  }
}
