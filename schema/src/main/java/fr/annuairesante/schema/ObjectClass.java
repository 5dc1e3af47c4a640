package fr.annuairesante.schema;

import java.util.List;

/**
 * An object class (RFC 4512 §4.1.1).
 *
 * @param oid numeric
 * @param name its one name
 * @param superior name of the class it specialises, or null for {@code top}
 * @param kind structural, auxiliary or abstract
 * @param must attributes an entry must have
 * @param may attributes an entry may have
 */
public record ObjectClass(
    String oid, String name, String superior, Kind kind, List<String> must, List<String> may) {

  /** RFC 4512 §2.4. */
  public enum Kind {
    ABSTRACT,
    STRUCTURAL,
    AUXILIARY
  }

  public ObjectClass {
    must = List.copyOf(must);
    may = List.copyOf(may);
  }
}
