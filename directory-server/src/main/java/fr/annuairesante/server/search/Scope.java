package fr.annuairesante.server.search;

/** RFC 4511 §4.5.1.2. */
public enum Scope {
  BASE,
  ONE_LEVEL,
  SUBTREE
}
