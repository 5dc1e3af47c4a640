package fr.annuairesante.ldif;

import fr.annuairesante.schema.DirectoryEntry;

/** What a stretch of an LDIF file turned out to be. */
public sealed interface LdifRecord {

  /** Number of the line it starts on, or of the line that is wrong; the first is 1. */
  long line();

  /** An entry, with attribute names in their canonical spelling. */
  record Accepted(long line, DirectoryEntry entry) implements LdifRecord {}

  /**
   * A record that is no entry of ours; reading goes on after the next empty line.
   *
   * @param reason a sentence that says what to do
   */
  record Rejected(long line, String reason) implements LdifRecord {}
}
