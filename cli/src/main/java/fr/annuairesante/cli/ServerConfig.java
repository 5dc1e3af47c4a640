package fr.annuairesante.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How the server runs: the file's values, and the command line's where it gives one.
 *
 * @param certificate PEM file, or empty: then the self-signed one of the data directory
 * @param privateKey PEM file; present exactly when the certificate is
 * @param ldapPort clear text on loopback, -1 when there is none
 */
record ServerConfig(
    String ldapsAddress,
    int ldapsPort,
    int ldapPort,
    Optional<Path> certificate,
    Optional<Path> privateKey,
    boolean anonymousSearch,
    int searchEntries,
    int searchCandidates,
    int searchSeconds,
    int quickCandidates) {

  /** From checked values, one for each key. */
  static ServerConfig of(Map<ConfigKey, String> values) throws Failure {
    Optional<Path> certificate = path(values.get(ConfigKey.CERTIFICATE));
    Optional<Path> privateKey = path(values.get(ConfigKey.PRIVATE_KEY));
    if (certificate.isPresent() != privateKey.isPresent()) {
      throw new Failure(
          "certificate and private-key go together, and one is missing",
          "give both, or none for a self-signed certificate");
    }
    return new ServerConfig(
        values.get(ConfigKey.LDAPS_ADDRESS),
        number(values, ConfigKey.LDAPS_PORT),
        number(values, ConfigKey.LDAP_PORT),
        certificate,
        privateKey,
        Boolean.parseBoolean(values.get(ConfigKey.ANONYMOUS_SEARCH)),
        number(values, ConfigKey.SEARCH_ENTRIES),
        number(values, ConfigKey.SEARCH_CANDIDATES),
        number(values, ConfigKey.SEARCH_SECONDS),
        number(values, ConfigKey.QUICK_CANDIDATES));
  }

  private static int number(Map<ConfigKey, String> values, ConfigKey key) {
    return Integer.parseInt(values.get(key));
  }

  private static Optional<Path> path(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
  }
}
