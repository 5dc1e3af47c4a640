package fr.annuairesante.importer;

import fr.annuairesante.importer.extract.ExtractKind;

/** What a spilled record is; small numbers sort first within a person. */
final class RecordKind {

  static final int ACTIVITY = 1;
  static final int DIPLOMA = 2;
  static final int SKILL = 3;
  static final int MAILBOX = 4;
  static final int PREVIOUS_PERSON = 5;
  static final int PREVIOUS_ACTIVITY = 6;

  private RecordKind() {}

  static int of(ExtractKind kind) {
    return switch (kind) {
      case ACTIVITY -> ACTIVITY;
      case DIPLOMA -> DIPLOMA;
      case SKILL -> SKILL;
      case MAILBOX -> MAILBOX;
    };
  }
}
