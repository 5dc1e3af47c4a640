package fr.annuairesante.trust;

/** What the white list of domains must respect. */
public enum DomainRule implements Rule {
  SYNTAX("DOM-001", Field.DOMAIN, "R67", "« %s » n'est pas un nom de domaine."),
  TAKEN("DOM-002", Field.DOMAIN, "R70", "Le domaine %s est déjà pris depuis le %s."),
  DECLARATION(
      "DOM-003",
      Field.DECLARATION,
      "R72",
      "La déclaration du domaine porte une référence et une date qui n'est pas à venir."),
  HOLDER(
      "DOM-004",
      Field.HOLDER,
      "R69",
      "Nommez le titulaire du domaine : l'opérateur ou son client."),
  UNKNOWN("DOM-005", Field.DOMAIN, "R74", "Le domaine %s n'est pas déclaré."),
  REASON("DOM-006", Field.REASON, "R136", "Donnez le motif du blocage."),
  NOT_EMPTY(
      "DOM-007",
      Field.DOMAIN,
      "R64 R70",
      "Le domaine %s garde plus de boîtes d'un contrat passé que l'on n'en supprime en une fois : videz-le d'abord (annuaire domain empty)."),
  IN_USE(
      "DOM-008",
      Field.DOMAIN,
      "R83",
      "Le domaine %s est déclaré pour l'opérateur %s, dont le contrat court : lui seul supprime ses boîtes."),
  NO_CERTIFICATE(
      "DOM-010",
      Field.CERTIFICATE,
      "R75",
      "L'opérateur %s n'a pas de certificat en cours de validité : ses domaines ne sont pas en liste blanche."),
  NOT_LISTED(
      "DOM-011",
      Field.DOMAIN,
      "R09 R83",
      "Le domaine %s n'est pas en liste blanche ; un sous-domaine se déclare à part."),
  NOT_YOURS(
      "DOM-012", Field.DOMAIN, "R83 R89", "Le domaine %s n'est pas déclaré pour cet opérateur."),
  BLOCKED("DOM-013", Field.DOMAIN, "R136", "Le domaine %s est bloqué depuis le %s : %s");

  @SuppressWarnings("ImmutableEnumChecker") // a record of texts
  private final Text text;

  DomainRule(String code, Field field, String source, String sentence) {
    text = new Text(code, field, source, sentence);
  }

  @Override
  public Text text() {
    return text;
  }
}
