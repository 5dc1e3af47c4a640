package fr.annuairesante.sample;

/**
 * A commune.
 *
 * @param name mixed case with accents
 * @param postal postal code, five digits in France
 * @param commune INSEE code; empty where the registers have none
 */
record Town(String name, String postal, String commune) {

  /** The name without its arrondissement. */
  String city() {
    return name.replaceFirst(" [0-9]+er? Arrondissement$", "");
  }

  /** {@code "LA TOUR DE SALVAGNY"}, {@code "PARIS"}. */
  String capitals() {
    return Slug.capitals(city()).replace('-', ' ');
  }

  /** The Bureau cedex column: {@code "69890 TOUR DE SALVAGNY (LA)"}. */
  String distribution() {
    String label = capitals();
    for (String article : new String[] {"LE ", "LA ", "LES "}) {
      if (label.startsWith(article)) {
        return postal + " " + label.substring(article.length()) + " (" + article.trim() + ")";
      }
    }
    return postal + " " + label;
  }

  /** As a part of a domain name. */
  String slug() {
    return Slug.hyphenated(city());
  }
}
