package fr.annuairesante.cli;

import com.unboundid.ldap.sdk.BindRequest;
import fr.annuairesante.server.tls.ServerKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * Where a running server is. Options that say more are subclasses: picocli takes no mixin within a
 * group of options.
 */
class UrlOption {

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

  /** The same, for whoever logs in so, by that certificate where one is needed. */
  final ServerAddress address(Optional<ServerKey> own, BindRequest login)
      throws Failure, IOException, GeneralSecurityException {
    return ServerAddress.of(url, certificate, own, login);
  }

  @Override
  public final String toString() {
    return url;
  }
}
