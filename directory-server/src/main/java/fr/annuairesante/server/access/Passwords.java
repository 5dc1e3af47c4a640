package fr.annuairesante.server.access;

import java.util.Arrays;

/** New passwords. */
public final class Passwords {

  private Passwords() {}

  /** The form a password is stored in; the characters are wiped. */
  public static String hash(char[] password) {
    try {
      return PasswordHash.of(password);
    } finally {
      Arrays.fill(password, '\0');
    }
  }
}
