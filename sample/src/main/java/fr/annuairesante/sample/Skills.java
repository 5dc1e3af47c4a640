package fr.annuairesante.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Draws savoir-faire, labelled as the extracts label them (DATA-FORMATS §3). Immutable. */
final class Skills {

  private static final Map<String, String> LABELS_IN_FILE =
      Map.of(
          "SM26", "Qualifié en Médecine Générale",
          "SM53", "Spécialiste en Médecine Générale",
          "SM54", "Médecine Générale",
          "SM34", "O.R.L et chirurgie cervico faciale",
          "SM43", "Psychiatrie option enfant & adolescent",
          "SM22", "Hématologie (option Maladie du sang)",
          "SCD02", "CHIRURGIE ORALE");

  private final Map<String, Weighted<Skill>> families = new HashMap<>();

  Skills() {
    Map<String, Code> types = Code.table("types_savoir_faire", 1);
    Map<String, Skill> skills = new HashMap<>();
    for (List<String> row : Resource.csv("codes/savoir_faire.csv")) {
      String label =
          LABELS_IN_FILE.getOrDefault(row.get(0), row.get(1).replaceFirst(" \\([A-Z]+\\)$", ""));
      skills.put(row.get(0), new Skill(types.get(row.get(2)), new Code(row.get(0), label)));
    }
    Function<String, Skill> named = skills::get;
    for (List<String> row : Resource.table("skills.psv")) {
      families.put(row.get(0), Weighted.parse(row.get(1), named));
    }
  }

  /**
   * A person's savoir-faire, different ones; none for most professions.
   *
   * @param gained how many were obtained since the first day
   */
  List<Skill> of(Profile profile, Draw draw, int gained) {
    if (profile.skills().isEmpty()) {
      return List.of();
    }
    List<Skill> skills = new ArrayList<>(2);
    boolean doctor = profile.skills().equals("medecin");
    int share = doctor ? 960 : profile.skills().equals("infirmier") ? 70 : 95;
    if (draw.below(1000) < share) {
      skills.add(families.get(profile.skills()).pick(draw));
    }
    int extra = draw.below(1000);
    int more = doctor ? (extra < 70 ? 2 : extra < 480 ? 1 : 0) : 0;
    for (int i = 0; i < more + (doctor ? gained : 0); i++) {
      Skill skill = families.get("medecin plus").pick(draw);
      if (!skills.contains(skill)) {
        skills.add(skill);
      }
    }
    return skills;
  }
}
