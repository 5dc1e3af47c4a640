package fr.annuairesante.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of the statistics: a département, or one of the odd prefixes found in real postal codes.
 *
 * @param index its position in the statistics
 * @param code {@code 01}, {@code 2A}, {@code 974}, {@code CA}...
 * @param label of the département, empty for odd prefixes
 * @param region code of its health agency, two digits
 * @param towns largest first, never empty
 */
record Territory(int index, String code, String label, String region, List<Town> towns) {

  private static final int VILLAGES = 46;

  Town town(Draw draw) {
    double u = draw.unit();
    return towns.get((int) (towns.size() * u * u));
  }

  /**
   * True for the five overseas départements and the collectivities, whose codes begin with 97-98.
   */
  boolean overseas() {
    return code.length() == 3;
  }

  boolean foreign() {
    return code.equals("99") || code.equals("CA");
  }

  /** All territories in the order of {@code codes}. */
  static List<Territory> load(List<String> codes) {
    Map<String, Code> labels = Code.table("departements", 1);
    Map<String, List<String>> rows = new HashMap<>();
    for (String line : Resource.lines("territories.psv")) {
      List<String> row = List.of(line.split("\\|", -1));
      rows.put(row.get(0), row);
    }
    List<Territory> territories = new ArrayList<>();
    for (String code : codes) {
      List<String> row = rows.get(code);
      String label = labels.getOrDefault(code.equals("980") ? "99138" : code, Code.NONE).label();
      territories.add(
          new Territory(territories.size(), code, label, row.get(1), towns(code, row.get(2))));
    }
    return List.copyOf(territories);
  }

  private static List<Town> towns(String code, String listed) {
    Map<String, Town> towns = new LinkedHashMap<>();
    districts(code).forEach(town -> towns.putIfAbsent(town.name(), town));
    for (String entry : listed.isEmpty() ? new String[0] : listed.split(",", -1)) {
      String[] parts = entry.split(":", -1);
      towns.put(parts[0], Town.of(parts[0], parts[1], parts[2]));
    }
    boolean metropolitan = code.length() == 2 && !"20 75 99 CA".contains(code);
    boolean department = code.length() == 3 && "971 972 973 974 976".contains(code);
    if (metropolitan || department) {
      Draw draw = Draw.of(0, Draw.Topic.TOWN, code.hashCode());
      for (int i = 0; i < (department ? VILLAGES / 4 : VILLAGES); i++) {
        Town village = village(code, i, draw);
        towns.putIfAbsent(village.name(), village);
      }
    }
    return List.copyOf(towns.values());
  }

  /** The arrondissements of Paris, Lyon and Marseille. */
  private static List<Town> districts(String code) {
    return switch (code) {
      case "75" -> districts("Paris", 20, 75000, 75100);
      case "69" -> districts("Lyon", 9, 69000, 69380);
      case "13" -> districts("Marseille", 16, 13000, 13200);
      default -> List.of();
    };
  }

  private static List<Town> districts(String city, int count, int postal, int commune) {
    List<Town> districts = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      String name = city + " " + i + (i == 1 ? "er" : "e") + " Arrondissement";
      districts.add(Town.of(name, "" + (postal + i), "" + (commune + i)));
    }
    return districts;
  }

  private static Town village(String code, int number, Draw draw) {
    String name =
        switch (draw.below(5)) {
          case 0 ->
              "Saint-"
                  + draw.pick("Martin", "Pierre", "Jean", "Aubin", "Léger", "Hilaire", "Germain")
                  + draw.pick("-de-", "-en-", "-lès-", "-sur-")
                  + ending(draw);
          case 1 ->
              draw.pick("La ", "Le ", "Les ")
                  + draw.pick("Roche", "Chapelle", "Ferté", "Mesnil", "Plessis", "Granges")
                  + "-"
                  + ending(draw);
          case 2 ->
              draw.pick("Mont", "Châtel", "Ville", "Roque", "Beau", "Clair", "Haute")
                  + draw.pick("fort", "neuve", "brun", "mont", "val", "rive")
                  + draw.pick("-sur-", "-en-")
                  + ending(draw);
          case 3 ->
              draw.pick("Sainte-Marie", "Sainte-Foy", "Notre-Dame")
                  + draw.pick("-de-", "-du-", "-aux-")
                  + ending(draw);
          default ->
              ending(draw) + draw.pick("-les-Bains", "-l'Église", "-le-Château", "", "-sur-l'Eau");
        };
    if (code.length() == 3) {
      return Town.of(
          name,
          code + String.format("%02d", 50 + number),
          code + String.format("%02d", 30 + number));
    }
    String commune = code + String.format("%03d", 700 + number);
    String postalPrefix = code.equals("2A") ? "201" : code.equals("2B") ? "202" : code;
    String postal =
        postalPrefix.length() == 3
            ? postalPrefix + (10 + 10 * (number / 6))
            : postalPrefix + (510 + 10 * (number / 2));
    return Town.of(name, postal, commune);
  }

  private static String ending(Draw draw) {
    return draw.pick(
            "Br", "Cour", "Mar", "Ver", "Lou", "Fon", "Aul", "Orn", "Val", "Chen", "Tour", "Ay")
        + draw.pick(
            "ay", "ville", "court", "ac", "igny", "anges", "ières", "oz", "el", "eux", "olles",
            "issan");
  }
}
