package fr.annuairesante.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How people of one profession work.
 *
 * @param position of the profession in the statistics
 * @param women share in per cent
 * @param liberal share of liberal activities in per cent
 * @param titled share of those with a civilité d'exercice (DR, PR)
 * @param extraDiploma share of those with one more diploma, in per cent
 * @param skills family in {@link Skills}, empty for none
 * @param students share in per cent
 */
record Profile(
    int position,
    Code profession,
    int women,
    int liberal,
    Weighted<StructureKind> liberalPlaces,
    Weighted<StructureKind> salariedPlaces,
    String authority,
    int titled,
    Code liberalRole,
    Code salariedRole,
    Code diplomaType,
    Code diploma,
    int extraDiploma,
    String skills,
    int students) {

  /** Profiles in the order of the statistics' columns. */
  static List<Profile> load(List<String> professions) {
    Map<String, Code> labels = Code.table("professions", 2);
    Map<String, Code> roles = Code.table("roles", 1);
    Map<String, Profile> byCode = new HashMap<>();
    for (List<String> row : Resource.table("profiles.psv")) {
      String diploma = row.get(9);
      int colon = diploma.indexOf(':');
      String type = diploma.substring(0, 2).equals("DE") ? "DE" : "AU";
      byCode.put(
          row.get(0),
          new Profile(
              professions.indexOf(row.get(0)),
              labels.get(row.get(0)),
              Integer.parseInt(row.get(1)),
              Integer.parseInt(row.get(2)),
              Weighted.parse(row.get(3), StructureKind::of),
              Weighted.parse(row.get(4), StructureKind::of),
              row.get(5),
              Integer.parseInt(row.get(6)),
              roles.get(row.get(7)),
              roles.get(row.get(8)),
              new Code(
                  type, type.equals("DE") ? "Diplôme d'Etat français" : "Autre type de diplôme"),
              new Code(diploma.substring(0, colon), diploma.substring(colon + 1)),
              Integer.parseInt(row.get(10)),
              row.get(11),
              Integer.parseInt(row.get(12))));
    }
    List<Profile> profiles = new ArrayList<>();
    professions.forEach(code -> profiles.add(byCode.get(code)));
    return List.copyOf(profiles);
  }

  boolean is(String code) {
    return profession.code().equals(code);
  }
}
