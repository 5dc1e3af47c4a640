package fr.annuairesante.sample;

import java.util.List;

/**
 * A professional on a given day.
 *
 * @param identity number and names
 * @param activities at least one
 * @param skills every savoir-faire held
 * @param shownSkills those which the activity lines show
 * @param diplomas how many
 * @param flags bits of the anomalies borne
 */
record Person(
    int index,
    Identity identity,
    Profile profile,
    Territory territory,
    List<Activity> activities,
    List<Skill> skills,
    List<Skill> shownSkills,
    int diplomas,
    long flags) {

  /**
   * Who somebody is.
   *
   * @param type 8 for RPPS, 0 for ADELI
   * @param national type and number
   * @param title civilité d'exercice, often empty
   */
  record Identity(
      String type,
      String number,
      String national,
      Code title,
      Code civility,
      String surname,
      String givenName,
      Code category) {}
}
