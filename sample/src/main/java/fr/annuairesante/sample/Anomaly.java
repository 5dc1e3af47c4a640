package fr.annuairesante.sample;

/**
 * What real extracts contain and parsers stumble over (DATA-FORMATS §1.10). The lines stay well
 * formed. The rate counts persons in a million; 0 means that the anomaly follows from other data.
 */
public enum Anomaly {
  /** A {@code "} inside a name or a structure's label. Counted per person and per activity. */
  STRAY_QUOTE(0, 60),
  /** A backslash in a name. */
  BACKSLASH(1, 20),
  /** The same line twice in Personne_activite. */
  EXACT_DUPLICATE_LINE(2, 400),
  /** No Prénom d'exercice. */
  EMPTY_GIVEN_NAME(3, 40),
  /** No Nom d'exercice. */
  EMPTY_FAMILY_NAME(4, 6),
  /** Several given names joined by an apostrophe: {@code PIERRE'DANIEL'PATRICK}. */
  JOINED_GIVEN_NAMES(5, 50),
  /** A family name of more than 40 characters. */
  LONG_FAMILY_NAME(6, 300),
  /** The given name in capitals, without accents. */
  CAPITAL_GIVEN_NAME(7, 80_000),
  /** An RPPS number whose key is wrong. */
  INVALID_RPPS_KEY(8, 150),
  /** A person still under an ADELI number (type 0). */
  ADELI_NUMBER(9, 1_000),
  /** The same person under two professions. */
  TWO_PROFESSIONS(10, 20_000),
  /** A savoir-faire of the SavoirFaire file that no activity line shows. */
  SAVOIR_FAIRE_NOT_IN_ACTIVITIES(11, 8_000),
  /** No Code commune although there is a postal code. */
  EMPTY_COMMUNE_CODE(12, 800),
  /** Numéro FINESS site with an F in front. */
  PREFIXED_FINESS(13, 1_000),
  /** A student, without savoir-faire. */
  STUDENT(14, 0),
  /** An activity without any structure. */
  ACTIVITY_WITHOUT_STRUCTURE(15, 0),
  /** Postal code 20xxx without commune: Corse-du-Sud or Haute-Corse, nobody knows. */
  CORSICA_WITHOUT_COMMUNE(16, 0),
  /** A postal code that is not French. */
  FOREIGN_POSTAL_CODE(17, 0),
  /** Commune 97801, Saint-Martin, under a postal code 971xx. */
  COMMUNE_97801(18, 0),
  /** Libellé voie holds the type too and the type columns are empty. */
  STREET_TYPE_IN_NAME(19, 0),
  /** The label of the street type in mixed case. */
  MIXED_CASE_STREET_TYPE(20, 0),
  /** A phone number as {@code +33…}. */
  INTERNATIONAL_PHONE(21, 0),
  /** A mailbox address on two lines. Counts the line too many. */
  REPEATED_ADDRESS(22, 0),
  /** A mailbox address with capitals. */
  MIXED_CASE_ADDRESS(23, 0),
  /** A personal mailbox without structure. */
  MAILBOX_WITHOUT_STRUCTURE(24, 0),
  /**
   * A domain of the day before that has no mailbox left, for good or for a pause of its operator.
   */
  VANISHED_DOMAIN(25, 0);

  private static final Anomaly[] ALL = values();

  private final int position;
  private final int perMillionPersons;

  Anomaly(int position, int perMillionPersons) {
    this.position = position;
    this.perMillionPersons = perMillionPersons;
  }

  int position() {
    return position;
  }

  long bit() {
    return 1L << position;
  }

  boolean in(long flags) {
    return (flags & bit()) != 0;
  }

  /** The anomalies drawn for a person; each has one person who is certain to bear it. */
  static long drawnFor(long seed, int person, int persons) {
    long flags = 0;
    Draw draw = Draw.of(seed, Draw.Topic.ANOMALY, person);
    for (Anomaly anomaly : ALL) {
      if (anomaly.perMillionPersons == 0) {
        break;
      }
      boolean certain = person == (int) ((anomaly.position + 1L) * persons / 20);
      if (draw.perMillion(anomaly.perMillionPersons) || certain) {
        flags |= anomaly.bit();
      }
    }
    return flags;
  }
}
