package fr.annuairesante.importer.extract;

/**
 * A column of an extract, by name. Its ordinal is its place in a canonical line: the order of the
 * 2026 files, whatever order the file at hand has.
 */
public sealed interface Column permits ActivityColumn, DiplomaColumn, SkillColumn, MailboxColumn {

  /** The name in the header of the file, accents included. */
  String title();

  /** Place in a canonical line, from 0. */
  int ordinal();

  /** False for columns that older files lack; their value is then empty. */
  boolean needed();
}
