package fr.annuairesante.trust;

import fr.annuairesante.schema.Folding;
import java.util.List;

/**
 * Who somebody is, as a mailbox shows it (R41).
 *
 * @param professions codes, at least one except where the register has none
 * @param specialities codes of savoir-faire
 */
public record Identity(
    String familyName, String givenName, List<String> professions, List<String> specialities) {

  public Identity {
    professions = List.copyOf(professions);
    specialities = List.copyOf(specialities);
  }

  /** Whether both names say the same, but for what people do not type; an empty one fits all. */
  static boolean sameName(String registered, String claimed) {
    return registered.isEmpty() || Folding.fold(registered).equals(Folding.fold(claimed));
  }
}
