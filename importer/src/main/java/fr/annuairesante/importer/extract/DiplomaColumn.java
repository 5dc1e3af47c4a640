package fr.annuairesante.importer.extract;

/** The 13 columns of PS_LibreAcces_Dipl_AutExerc (DATA-FORMATS §1.2). */
public enum DiplomaColumn implements Column {
  ID_TYPE("Type d'identifiant PP"),
  ID("Identifiant PP"),
  NATIONAL_ID("Identification nationale PP"),
  NAME("Nom d'exercice"),
  GIVEN_NAME("Prénom d'exercice"),
  DIPLOMA_TYPE("Code type diplôme obtenu"),
  DIPLOMA_TYPE_LABEL("Libellé type diplôme obtenu"),
  DIPLOMA("Code diplôme obtenu"),
  DIPLOMA_LABEL("Libellé diplôme obtenu"),
  AUTHORISATION("Code type autorisation"),
  AUTHORISATION_LABEL("Libellé type autorisation"),
  DISCIPLINE("Code discipline autorisation"),
  DISCIPLINE_LABEL("Libellé discipline autorisation");

  private final String title;

  DiplomaColumn(String title) {
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
