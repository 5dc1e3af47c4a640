package fr.annuairesante.server.write;

import fr.annuairesante.schema.AttributeType;
import fr.annuairesante.schema.Matching;

/** Whether a text is a value of a type (RFC 4517 §3.3). */
final class ValueSyntax {

  /** What bytes become that are no UTF-8. */
  private static final char NO_UTF_8 = '\uFFFD';

  private ValueSyntax() {}

  static boolean holds(AttributeType type, String value) {
    if (value.isEmpty() || value.indexOf(NO_UTF_8) >= 0 || value.indexOf('\0') >= 0) {
      return false;
    }
    if (type.matching() == Matching.BOOLEAN) {
      // RFC 4517 §3.3.3; a "true" that passed would be kept, and be no TRUE to whoever reads it.
      return value.equals("TRUE") || value.equals("FALSE");
    }
    return type.matching() == Matching.NONE || type.matching().normalise(value) != null;
  }
}
