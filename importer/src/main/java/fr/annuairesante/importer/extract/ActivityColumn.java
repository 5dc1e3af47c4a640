package fr.annuairesante.importer.extract;

/**
 * The 56 columns of PS_LibreAcces_Personne_activite, in the order of 2026 (DATA-FORMATS §1.1).
 *
 * <p>The last eight came after 2018 (§1.5): older files without them are still read.
 */
public enum ActivityColumn implements Column {
  ID_TYPE("Type d'identifiant PP"),
  ID("Identifiant PP"),
  NATIONAL_ID("Identification nationale PP"),
  PRACTICE_CIVILITY("Code civilité d'exercice"),
  PRACTICE_CIVILITY_LABEL("Libellé civilité d'exercice"),
  CIVILITY("Code civilité"),
  CIVILITY_LABEL("Libellé civilité"),
  NAME("Nom d'exercice"),
  GIVEN_NAME("Prénom d'exercice"),
  PROFESSION("Code profession"),
  PROFESSION_LABEL("Libellé profession"),
  CATEGORY("Code catégorie professionnelle"),
  CATEGORY_LABEL("Libellé catégorie professionnelle"),
  SKILL_TYPE("Code type savoir-faire"),
  SKILL_TYPE_LABEL("Libellé type savoir-faire"),
  SKILL("Code savoir-faire"),
  SKILL_LABEL("Libellé savoir-faire"),
  PRACTICE_MODE("Code mode exercice"),
  PRACTICE_MODE_LABEL("Libellé mode exercice"),
  SIRET("Numéro SIRET site"),
  SIREN("Numéro SIREN site"),
  FINESS("Numéro FINESS site"),
  FINESS_LEGAL("Numéro FINESS établissement juridique"),
  STRUCTURE_ID("Identifiant technique de la structure"),
  COMPANY_NAME("Raison sociale site"),
  TRADE_NAME("Enseigne commerciale site"),
  ADDRESSEE_COMPLEMENT("Complément destinataire (coord. structure)"),
  LOCATION_COMPLEMENT("Complément point géographique (coord. structure)"),
  STREET_NUMBER("Numéro Voie (coord. structure)"),
  STREET_NUMBER_SUFFIX("Indice répétition voie (coord. structure)"),
  STREET_TYPE("Code type de voie (coord. structure)"),
  STREET_TYPE_LABEL("Libellé type de voie (coord. structure)"),
  STREET("Libellé Voie (coord. structure)"),
  DISTRIBUTION("Mention distribution (coord. structure)"),
  CEDEX("Bureau cedex (coord. structure)"),
  POSTAL_CODE("Code postal (coord. structure)"),
  COMMUNE("Code commune (coord. structure)"),
  COMMUNE_LABEL("Libellé commune (coord. structure)"),
  COUNTRY("Code pays (coord. structure)"),
  COUNTRY_LABEL("Libellé pays (coord. structure)"),
  TELEPHONE("Téléphone (coord. structure)"),
  TELEPHONE_2("Téléphone 2 (coord. structure)"),
  FAX("Télécopie (coord. structure)"),
  PUBLIC_MAIL("Adresse e-mail (coord. structure)"),
  DEPARTEMENT("Code Département (structure)"),
  DEPARTEMENT_LABEL("Libellé Département (structure)"),
  FORMER_STRUCTURE_ID("Ancien identifiant de la structure"),
  AUTHORITY("Autorité d'enregistrement"),
  SECTOR("Code secteur d'activité"),
  SECTOR_LABEL("Libellé secteur d'activité"),
  PHARMACIST_SECTION("Code section tableau pharmaciens"),
  PHARMACIST_SECTION_LABEL("Libellé section tableau pharmaciens"),
  ROLE("Code rôle"),
  ROLE_LABEL("Libellé rôle"),
  ACTIVITY_KIND("Code genre activité"),
  ACTIVITY_KIND_LABEL("Libellé genre activité");

  private final String title;

  ActivityColumn(String title) {
    this.title = title;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public boolean needed() {
    return compareTo(SECTOR) < 0;
  }
}
