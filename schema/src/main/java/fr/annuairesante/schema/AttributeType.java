package fr.annuairesante.schema;

import java.util.List;

/**
 * An attribute type (RFC 4512 §4.1.2) and what the index keeps of it.
 *
 * @param oid numeric
 * @param names canonical name first, then aliases such as {@code gn}
 * @param superior canonical name of the type it specialises, or null; a filter on the superior
 *     matches it too
 * @param syntax numeric OID of the syntax
 * @param matching how values compare
 * @param singleValued at most one value
 * @param usage who writes it
 * @param index what the index keeps; a filter on anything else is answered by reading candidates
 * @param description one French line for people, or the empty string
 */
public record AttributeType(
    String oid,
    List<String> names,
    String superior,
    String syntax,
    Matching matching,
    boolean singleValued,
    Usage usage,
    Index index,
    String description) {

  /** Who writes an attribute. */
  public enum Usage {
    USER,
    /** Written by the server, returned only when asked for by name or by {@code +}. */
    OPERATIONAL
  }

  /** What the index keeps of an attribute. */
  public enum Index {
    /** Presence only. */
    NONE,
    /** Presence, whole values, ranges where the matching has an order. */
    EQUALITY,
    /** As {@link #EQUALITY}, and substrings of any length. */
    SUBSTRINGS
  }

  public AttributeType {
    names = List.copyOf(names);
  }

  /** The canonical name. */
  public String name() {
    return names.get(0);
  }

  public boolean operational() {
    return usage == Usage.OPERATIONAL;
  }
}
