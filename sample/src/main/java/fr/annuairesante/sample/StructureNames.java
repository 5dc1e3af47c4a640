package fr.annuairesante.sample;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What structures and streets are called. */
final class StructureNames {

  private static final String[] STREETS =
      ("DE LA REPUBLIQUE|VICTOR HUGO|PASTEUR|JEAN JAURES|DU GENERAL DE GAULLE|DE LA GARE|DES LILAS"
              + "|GAMBETTA|DE L'EGLISE|DU MARECHAL FOCH|DES ECOLES|DE VERDUN|CARNOT|DU MOULIN|DE LA MAIRIE"
              + "|DU 8 MAI 1945|DU 11 NOVEMBRE|EMILE ZOLA|DE LA FONTAINE|DES ACACIAS|ANATOLE FRANCE"
              + "|DU STADE|DE LA LIBERATION|DENIS PAPIN|MARIE CURIE|DES TILLEULS|DU CHATEAU|VOLTAIRE"
              + "|DE BRETAGNE|D'ALSACE|DE L'HOPITAL|DU DOCTEUR ROUX|CLAUDE BERNARD|AMBROISE PARE|LAENNEC"
              + "|DE LA PAIX|DES FLEURS|ST MARTIN|NATIONALE|DE LYON|DE PARIS|DU PORT|DES JARDINS|DU LAVOIR"
              + "|DE LA CROIX BLANCHE|DES QUATRE VENTS|DU PUITS|SADI CARNOT|LEON BLUM|ARISTIDE BRIAND")
          .split("\\|", -1);

  /**
   * How names of a kind are composed: a stem, then a tail.
   *
   * @param unnamed share of those without a name, in per cent
   */
  private record Pattern(int unnamed, List<String> stems, List<String> tails) {}

  private final Map<StructureKind, Pattern> patterns = new EnumMap<>(StructureKind.class);

  StructureNames() {
    for (String line : Resource.lines("structures.psv")) {
      String[] row = line.split("\\|", -1);
      Pattern pattern =
          new Pattern(
              Integer.parseInt(row[1]),
              List.of(row[2].split(";", -1)),
              List.of(row[3].split(";", -1)));
      patterns.put(StructureKind.of(row[0]), pattern);
    }
  }

  String street(Draw draw) {
    if (draw.percent(72)) {
      return draw.pick(STREETS);
    }
    return draw.pick("DE ", "DU ", "DES ", "") + Syllables.surname(draw);
  }

  String complement(Draw draw, StructureKind kind) {
    return switch (kind) {
      case CABINET, GROUP, COMPANY ->
          draw.pick(
              "CABINET MEDICAL",
              "MAISON MEDICALE",
              "CABINET INFIRMIER",
              "CENTRE MEDICAL",
              "ESPACE SANTE",
              "POLE SANTE");
      case HOSPITAL, CLINIC ->
          draw.pick(
              "HOPITAL DE JOUR",
              "SITE NORD",
              "SITE SUD",
              "POLE MERE-ENFANT",
              "PLATEAU TECHNIQUE",
              "PAVILLON LAENNEC");
      default -> draw.pick("CENTRE COMMERCIAL", "RESIDENCE DU PARC", "ESPACE SANTE", "SERVICE RH");
    };
  }

  /**
   * Raison sociale site; empty for some cabinets.
   *
   * @param owner family name of the one who owns a cabinet
   */
  String name(Draw draw, StructureKind kind, Town town, int number, String owner, long flags) {
    if (Anomaly.STRAY_QUOTE.in(flags) && draw.percent(50)) {
      return shortName(kind) + " \"DU PARC\"";
    }
    if (kind == StructureKind.HOSPITAL) {
      return hospital(draw, town.capitals(), number);
    }
    Pattern pattern = patterns.get(kind);
    if (pattern == null || draw.percent(pattern.unnamed())) {
      return "";
    }
    return filled(draw.pick(pattern.stems()), draw, town, owner)
        + filled(draw.pick(pattern.tails()), draw, town, owner);
  }

  /** {@code *} stands for a family name, {@code @} for the town, {@code =} for the owner. */
  private static String filled(String pattern, Draw draw, Town town, String owner) {
    String filled = pattern;
    while (filled.indexOf('*') >= 0) {
      int at = filled.indexOf('*');
      filled = filled.substring(0, at) + Syllables.surname(draw) + filled.substring(at + 1);
    }
    return filled.replace("@", town.capitals()).replace("=", owner);
  }

  private static String hospital(Draw draw, String where, int number) {
    return switch (number) {
      case 0 -> "CENTRE HOSPITALIER UNIVERSITAIRE DE " + where;
      case 1, 2, 3 -> "CENTRE HOSPITALIER DE " + where;
      default ->
          draw.pick(
                  "HOPITAL LOCAL DE ",
                  "CENTRE HOSPITALIER SPECIALISE DE ",
                  "GROUPE HOSPITALIER DE ",
                  "HOPITAL SAINT-JACQUES DE ")
              + where;
    };
  }

  /** Enseigne commerciale site: mostly empty, or close to the name. */
  String sign(Draw draw, StructureKind kind, Town town, String name) {
    if (kind == StructureKind.HOSPITAL || name.isEmpty()) {
      return draw.percent(20) ? shortName(kind) + " " + town.capitals() : "";
    }
    return draw.percent(24) ? name : "";
  }

  String shortName(StructureKind kind) {
    return switch (kind) {
      case HOSPITAL -> "CH";
      case CLINIC -> "CLINIQUE";
      case NURSING_HOME -> "EHPAD";
      case LABORATORY -> "LABORATOIRE";
      case PHARMACY -> "PHARMACIE";
      case HEALTH_CENTRE -> "CENTRE DE SANTE";
      case HEALTH_HOUSE -> "MSP";
      case SOCIAL -> "IME";
      case EMPLOYER -> "ASSOCIATION";
      case SHOP -> "OPTIQUE";
      case COMPANY -> "SELARL";
      case CABINET, GROUP, NONE -> "CABINET";
    };
  }
}
