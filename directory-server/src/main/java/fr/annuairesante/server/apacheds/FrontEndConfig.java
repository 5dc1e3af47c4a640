package fr.annuairesante.server.apacheds;

import fr.annuairesante.server.access.AccountLimits;
import fr.annuairesante.server.tls.ServerKey;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where the front end listens and with which key.
 *
 * @param host name or address to bind LDAPS to; {@code 0.0.0.0} for all
 * @param ldapsPort 0 for any free one
 * @param clearPort an LDAP port without TLS, always on the loopback address only; empty for none, 0
 *     for any free one
 * @param key the server's certificate and key
 * @param directory where ApacheDS keeps its lock file, nothing else; created when missing
 * @param limits what clients may cost
 * @param accountLimits what all connections of one account may cost together
 * @param operators how operators log in with their certificates; empty: no client is asked for one
 */
public record FrontEndConfig(
    String host,
    int ldapsPort,
    OptionalInt clearPort,
    ServerKey key,
    Path directory,
    ConnectionLimits limits,
    AccountLimits accountLimits,
    Optional<OperatorAccess> operators) {

  public FrontEndConfig {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(clearPort, "clearPort");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(accountLimits, "accountLimits");
    Objects.requireNonNull(operators, "operators");
  }

  /** LDAPS only, with the default limits. */
  public static FrontEndConfig ldaps(String host, int port, ServerKey key, Path directory) {
    return new FrontEndConfig(
        host,
        port,
        OptionalInt.empty(),
        key,
        directory,
        ConnectionLimits.DEFAULT,
        AccountLimits.DEFAULT,
        Optional.empty());
  }

  /** The same with a clear-text port on the loopback address; 0 for any free one. */
  public FrontEndConfig withClearPort(int port) {
    return new FrontEndConfig(
        host, ldapsPort, OptionalInt.of(port), key, directory, limits, accountLimits, operators);
  }

  public FrontEndConfig withLimits(ConnectionLimits other) {
    return new FrontEndConfig(
        host, ldapsPort, clearPort, key, directory, other, accountLimits, operators);
  }

  public FrontEndConfig withAccountLimits(AccountLimits other) {
    return new FrontEndConfig(host, ldapsPort, clearPort, key, directory, limits, other, operators);
  }

  public FrontEndConfig withOperators(OperatorAccess access) {
    return new FrontEndConfig(
        host, ldapsPort, clearPort, key, directory, limits, accountLimits, Optional.of(access));
  }
}
