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
    return type.matching() == Matching.NONE || type.matching().normalise(value) != null;
  }
}
