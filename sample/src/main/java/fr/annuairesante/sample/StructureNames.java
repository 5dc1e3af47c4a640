package fr.annuairesante.sample;

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

  /** Raison sociale site; empty for some cabinets. */
  String name(Draw draw, StructureKind kind, Town town, int number, String owner, long flags) {
    if (Anomaly.STRAY_QUOTE.in(flags) && draw.percent(50)) {
      return shortName(kind) + " \"DU PARC\"";
    }
    String where = town.capitals();
    return switch (kind) {
      case HOSPITAL -> hospital(draw, where, number);
      case CLINIC ->
          draw.pick("CLINIQUE ", "POLYCLINIQUE ", "HOPITAL PRIVE ")
              + draw.pick(
                  "SAINT-LUC",
                  "DU PARC",
                  "DES CEDRES",
                  "PASTEUR",
                  "SAINTE-ANNE",
                  "DE L'ESPERANCE",
                  "DU VAL D'OR",
                  "SAINT-FRANCOIS")
              + " "
              + where;
      case NURSING_HOME ->
          "EHPAD "
              + draw.pick(
                  "LES TILLEULS",
                  "LA ROSERAIE",
                  "LES GLYCINES",
                  "RESIDENCE DU LAC",
                  "LE CLOS FLEURI",
                  "SAINT-JOSEPH",
                  "L'AGE D'OR",
                  "LES JARDINS D'AUTOMNE")
              + " "
              + where;
      case LABORATORY ->
          draw.pick("LABORATOIRE ", "LBM ", "SELAS BIO") + Syllables.surname(draw) + " " + where;
      case PHARMACY ->
          "PHARMACIE "
              + draw.pick(
                  "DU MARCHE",
                  "CENTRALE",
                  "DE LA GARE",
                  "DE L'EGLISE",
                  "PRINCIPALE",
                  "DES HALLES",
                  "DU CENTRE",
                  "DE LA MAIRIE",
                  Syllables.surname(draw),
                  Syllables.surname(draw));
      case HEALTH_CENTRE ->
          "CENTRE DE SANTE "
              + draw.pick("MUNICIPAL DE ", "MUTUALISTE DE ", "DENTAIRE DE ", "POLYVALENT DE ")
              + where;
      case HEALTH_HOUSE -> "MSP " + draw.pick("DE ", "PAYS DE ", "SIMONE VEIL ") + where;
      case SOCIAL ->
          draw.pick("IME ", "SESSAD ", "FOYER DE VIE ", "CMPP ", "ESAT ", "MAS ")
              + draw.pick("LES PEUPLIERS", "LA SOURCE", "L'ENVOL", "LES MOUETTES", "JEAN MACE")
              + " "
              + where;
      case EMPLOYER ->
          draw.pick(
                  "ASSOCIATION ",
                  "SAS ",
                  "MUTUALITE ",
                  "SERVICE DE SANTE AU TRAVAIL ",
                  "CONSEIL DEPARTEMENTAL ",
                  "LYCEE ")
              + draw.pick(Syllables.surname(draw), where);
      case SHOP ->
          draw.pick("OPTIQUE ", "AUDITION ", "VISION ", "ORTHOPEDIE ")
              + draw.pick(Syllables.surname(draw), where, "DU CENTRE");
      case COMPANY ->
          draw.pick("SELARL ", "SCP ", "SELAS ", "SCM ", "SELARL CABINET ")
              + "DR "
              + Syllables.surname(draw)
              + (draw.percent(40) ? " ET " + Syllables.surname(draw) : "");
      case GROUP ->
          draw.percent(30)
              ? ""
              : draw.pick(
                      "CABINET DE GROUPE ",
                      "CABINET MEDICAL ",
                      "CABINET INFIRMIER ",
                      "MAISON MEDICALE ")
                  + draw.pick(where, Syllables.surname(draw), "DU CENTRE", "DES REMPARTS");
      case CABINET ->
          draw.percent(16) ? "" : "CABINET " + (draw.percent(50) ? "DU DR " : "DE ") + owner;
      case NONE -> "";
    };
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
