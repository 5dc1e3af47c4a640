package fr.annuairesante.server.apacheds;

import fr.annuairesante.trust.Certificate;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A certificate as the trace shows it. */
final class CertificateName {

  private static final int LONGEST_SERIAL = 64;
  private static final int LONGEST_ISSUER = 300;
  private static final String PLAIN = "=,.+:@_-/'()";

  private CertificateName() {}

  /** Serial number and issuer; in the issuer, what is no plain character is escaped as in a URL. */
  static String of(Certificate.Key key) {
    return "certificate="
        + key.serial().substring(0, Math.min(LONGEST_SERIAL, key.serial().length()))
        + " issuer="
        + escaped(key.issuer());
  }

  private static String escaped(String name) {
    StringBuilder text = new StringBuilder();
    for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
      String next = plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c);
      if (text.length() + next.length() > LONGEST_ISSUER) {
        break;
      }
      text.append(next);
    }
    return text.toString();
  }
}
