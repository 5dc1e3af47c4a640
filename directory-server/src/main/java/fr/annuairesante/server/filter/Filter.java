package fr.annuairesante.server.filter;

import java.util.List;

/**
 * A search filter as the client sent it (RFC 4511 §4.5.1.7): attribute descriptions and assertion
 * values are raw text, unknown names included. Immutable.
 */
public sealed interface Filter {

  /** True when every part is; an empty And is true (RFC 4526). */
  record And(List<Filter> parts) implements Filter {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** True when one part is; an empty Or is false (RFC 4526). */
  record Or(List<Filter> parts) implements Filter {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** True when the part is false; Undefined when the part is. */
  record Not(Filter part) implements Filter {}

  record Present(String attribute) implements Filter {}

  record Equality(String attribute, String value) implements Filter {}

  /**
   * Substrings in order, the first and the last anchored.
   *
   * @param initial or null
   * @param any in order, never null
   * @param last or null
   */
  record Substrings(String attribute, String initial, List<String> any, String last)
      implements Filter {
    public Substrings {
      any = List.copyOf(any);
    }
  }

  record GreaterOrEqual(String attribute, String value) implements Filter {}

  record LessOrEqual(String attribute, String value) implements Filter {}

  /** {@code ~=}: sounds like it where names and places are held, else is equal to it. */
  record Approximate(String attribute, String value) implements Filter {}

  /**
   * An extensible match (RFC 4511 §4.5.1.7.7).
   *
   * @param attribute or null: then every attribute the rule applies to
   * @param rule name or OID, or null: then the attribute's own equality
   * @param dnAttributes whether the name's own attributes count too
   */
  record Extensible(String attribute, String rule, String value, boolean dnAttributes)
      implements Filter {}
}
