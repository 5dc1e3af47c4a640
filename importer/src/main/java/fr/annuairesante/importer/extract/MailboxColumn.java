package fr.annuairesante.importer.extract;

/** The 31 columns of Extraction_Correspondance_MSSante (DATA-FORMATS §1.4). */
public enum MailboxColumn implements Column {
  MAILBOX_TYPE("Type de BAL"),
  ADDRESS("Adresse BAL"),
  ID_TYPE("Type Identifiant PP"),
  ID("Identifiant PP"),
  NATIONAL_ID("Identification nationale PP"),
  STRUCTURE_TYPE("Type identifiant structure"),
  STRUCTURE_ID("Identification Structure"),
  SERVICE("Service de rattachement"),
  PRACTICE_CIVILITY("Civilité d'exercice"),
  NAME("Nom d'exercice"),
  GIVEN_NAME("Prénom d'exercice"),
  CATEGORY("Catégorie profession"),
  CATEGORY_LABEL("Libellé de catégorie profession"),
  PROFESSION("Code Profession"),
  PROFESSION_LABEL("Libellé Profession"),
  SKILL("Code savoir-faire"),
  SKILL_LABEL("Libellé savoir-faire"),
  PAPERLESS("Dématérialisation"),
  COMPANY_NAME("Raison Sociale structure BAL"),
  TRADE_NAME("Enseigne commerciale structure BAL"),
  ADDRESS_L2("L2COMPLEMENTLOCALISATION structure BAL"),
  ADDRESS_L3("L3COMPLEMENTDISTRIBUTION structure BAL"),
  STREET_NUMBER("L4NUMEROVOIE structure BAL"),
  STREET_NUMBER_SUFFIX("L4COMPLEMENTNUMEROVOIE structure BAL"),
  STREET_TYPE("NL4TYPEVOIE structure BAL"),
  STREET("L4LIBELLEVOIE structure BAL"),
  ADDRESS_L5("L5LIEUDITMENTION structure BAL"),
  ADDRESS_L6("L6LIGNEACHEMINEMENT structure BAL"),
  POSTAL_CODE("Code postal structure BAL"),
  DEPARTEMENT("Département structure BAL"),
  COUNTRY("Pays structure BAL");

  private final String title;

  MailboxColumn(String title) {
    this.title = title;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public boolean needed() {
    return true;
  }
}
