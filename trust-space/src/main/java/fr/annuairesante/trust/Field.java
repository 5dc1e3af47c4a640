package fr.annuairesante.trust;

/** What a refusal is about, by the name an operator knows it. */
public enum Field {
  ADDRESS("adresse"),
  TYPE("type"),
  PERSON_TYPE("typeIdentifiantPP"),
  PERSON("identifiantPP"),
  FAMILY_NAME("nom"),
  GIVEN_NAME("prenom"),
  PROFESSION("profession"),
  ROLE("role"),
  STRUCTURE_TYPE("typeIdentifiantStructure"),
  STRUCTURE("identifiantStructure"),
  RESPONSIBLE("responsable"),
  ATTESTATION("attestation"),
  COMPONENT("composant"),
  SERVICE("service"),
  DESCRIPTION("description"),
  TEST("test"),
  PAPERLESS("dematerialisation"),
  DOMAIN("domaine"),
  HOLDER("titulaire"),
  DECLARATION("declaration"),
  OPERATOR("operateur"),
  NAME("raisonSociale"),
  LEGAL_IDENTIFIER("identifiantLegal"),
  CONTACT("contact"),
  CONTRACT("contrat"),
  STATE("etat"),
  COMMITMENT("engagement"),
  NOTIFICATION("notification"),
  REASON("motif"),
  DATE("date"),
  CERTIFICATE("certificat"),
  MONTH("mois"),
  ACCOUNTS("comptes"),
  MESSAGES("messages"),
  AVAILABILITY("disponibilite"),
  INCIDENTS("incidents"),
  CONTROL("controle"),
  DELAY("delai"),
  RED_LIST("listeRouge"),
  OPERATION("operation"),
  LINE("ligne"),
  REQUEST("demande");

  private final String label;

  Field(String label) {
    this.label = label;
  }

  /** The name in batches, receipts and messages: stable. */
  public String label() {
    return label;
  }
}
