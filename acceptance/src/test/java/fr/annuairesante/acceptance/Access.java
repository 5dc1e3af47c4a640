package fr.annuairesante.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a user needs besides a client's settings.
 *
 * @param host the server's name
 * @param port the server's port
 * @param certificate PEM file, the only certificate to trust
 * @param password file with the password of {@link ServedSample#ACCOUNT}, without a line end
 */
record Access(String host, int port, Path certificate, Path password) {

  /** Settings of a page, the page's examples replaced as its reader would. */
  String into(String settings) {
    try {
      return settings
          .replace("localhost", host)
          .replace("1636", Integer.toString(port))
          .replace("/etc/annuaire/certificate.pem", certificate.toString())
          .replace("/etc/annuaire/password", password.toString())
          .replace("THE PASSWORD", Files.readString(password))
          .replace("uid=me,", "uid=" + ServedSample.ACCOUNT + ",");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
