package fr.annuairesante.sample;

import java.util.List;

/**
 * The made-up people and boxes that every sample contains, whatever its scale, seed and day, so
 * that a demonstration knows what to look for. Homonyms of both doctors are planted too.
 */
public final class Showcase {

  /** Family name of the cardiologist at {@link #HOSPITAL}. */
  public static final String HELENE_SURNAME = "D'HAUTEVILLE-CŒUR";

  /** Her given name. */
  public static final String HELENE_GIVEN_NAME = "Hélène";

  /** Her mailbox. */
  public static final String HELENE_MAILBOX = "helene.dhauteville-coeur@medecin.mssante.fr";

  /** Family name of the general practitioner. */
  public static final String JEAN_PIERRE_SURNAME = "LE GOFF";

  /** His given name. */
  public static final String JEAN_PIERRE_GIVEN_NAME = "Jean-Pierre";

  /** His mailbox. */
  public static final String JEAN_PIERRE_MAILBOX = "jean-pierre.legoff@medecin.mssante.fr";

  /** The cardiology secretariat of {@link #HOSPITAL}, an ORG mailbox. */
  public static final String SECRETARIAT_MAILBOX = "secretariat.cardiologie@chu-exemple.mssante.fr";

  /** Service de rattachement of the secretariat. */
  public static final String SECRETARIAT_SERVICE = "Secrétariat de cardiologie";

  /** Raison sociale of the hospital. */
  public static final String HOSPITAL = "CHU d'Exemple";

  /** The hospital's domain. */
  public static final String HOSPITAL_DOMAIN = "chu-exemple.mssante.fr";

  /** Domain of both doctors. */
  public static final String DOCTORS_DOMAIN = "medecin.mssante.fr";

  /** Somebody else of the same name. */
  record Homonym(String surname, String givenName) {}

  private static final List<Homonym> HOMONYMS =
      List.of(
          new Homonym(HELENE_SURNAME, HELENE_GIVEN_NAME),
          new Homonym(JEAN_PIERRE_SURNAME, JEAN_PIERRE_GIVEN_NAME),
          new Homonym(JEAN_PIERRE_SURNAME, JEAN_PIERRE_GIVEN_NAME));

  private Showcase() {}

  /** The homonym this person of the population must be, or null. */
  static Homonym homonym(int person, int persons) {
    for (int rank = 0; rank < HOMONYMS.size(); rank++) {
      if (person == homonymNumber(rank, persons)) {
        return HOMONYMS.get(rank);
      }
    }
    return null;
  }

  /** The person who is the homonym of that rank: 0 is Hélène's, 1 and 2 are Jean-Pierre's. */
  static int homonymNumber(int rank, int persons) {
    return (int) ((rank + 1L) * persons / 7);
  }

  /** How many homonyms are planted. */
  static int homonyms() {
    return HOMONYMS.size();
  }
}
