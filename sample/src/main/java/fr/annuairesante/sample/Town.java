package fr.annuairesante.sample;

import java.util.List;

/**
 * A commune.
 *
 * @param name mixed case with accents
 * @param postal postal code, five digits in France
 * @param commune INSEE code; empty where the registers have none
 * @param capitals {@code "LA TOUR DE SALVAGNY"}; {@code "PARIS"} without its arrondissement
 * @param slug the same as a part of a domain name, {@code "la-tour-de-salvagny"}
 * @param distribution the Bureau cedex column: {@code "69890 TOUR DE SALVAGNY (LA)"}
 */
record Town(
    String name, String postal, String commune, String capitals, String slug, String distribution) {

  private static final List<String> ARTICLES = List.of("LE ", "LA ", "LES ");

  static Town of(String name, String postal, String commune) {
    String city = name.replaceFirst(" [0-9]+er? Arrondissement$", "");
    String capitals = Slug.capitals(city).replace('-', ' ');
    String distribution = postal + " " + capitals;
    for (String article : ARTICLES) {
      if (capitals.startsWith(article)) {
        distribution =
            postal + " " + capitals.substring(article.length()) + " (" + article.trim() + ")";
      }
    }
    return new Town(name, postal, commune, capitals, Slug.hyphenated(city), distribution);
  }
}
