package fr.annuairesante.trust;

import java.util.Set;

/** Codes of professions (JDV_J106) and of the roles that go with profession 99 (TRE_R291). */
public final class Professions {

  /** An actor of the health system who is known by a role: no order or register stands behind. */
  public static final String BY_ROLE = "99";

  private static final Set<String> KNOWN =
      Set.of(
          "10", "21", "26", "28", "31", "32", "40", "41", "50", "60", "70", "71", "72", "73", "80",
          "81", "82", "83", "84", "85", "86", "91", "92", "93", "94", "95", "96", "98", BY_ROLE);

  private static final Set<String> SECRETARIES = Set.of("331");

  /** Social workers, psychologists, psychotherapists: professions 41, 93 and 72 under a role. */
  private static final Set<String> ROLES_WITH_REGISTER = Set.of("300", "304", "305", "306");

  private Professions() {}

  /** Whether the code is one of the 29 professions. */
  public static boolean isKnown(String profession) {
    return KNOWN.contains(profession);
  }

  /** Whether an authority recognised by a text registers this profession (R35). */
  static boolean hasRegister(String profession, String role) {
    return profession.equals(BY_ROLE)
        ? ROLES_WITH_REGISTER.contains(role)
        : KNOWN.contains(profession);
  }

  /** The roles of the health, social and medico-social sectors: 300 to 335, 350 and 351. */
  static boolean isKnownRole(String role) {
    return role.matches("3([0-2][0-9]|3[0-5]|5[01])");
  }

  static boolean isSecretary(String role) {
    return SECRETARIES.contains(role);
  }
}
