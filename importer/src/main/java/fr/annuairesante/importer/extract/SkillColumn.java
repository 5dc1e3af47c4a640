package fr.annuairesante.importer.extract;

/** The 13 columns of PS_LibreAcces_SavoirFaire (DATA-FORMATS §1.3). */
public enum SkillColumn implements Column {
  ID_TYPE("Type d'identifiant PP"),
  ID("Identifiant PP"),
  NATIONAL_ID("Identification nationale PP"),
  NAME("Nom d'exercice"),
  GIVEN_NAME("Prénom d'exercice"),
  PROFESSION("Code profession"),
  PROFESSION_LABEL("Libellé profession"),
  CATEGORY("Code catégorie professionnelle"),
  CATEGORY_LABEL("Libellé catégorie professionnelle"),
  SKILL_TYPE("Code type savoir-faire"),
  SKILL_TYPE_LABEL("Libellé type savoir-faire"),
  SKILL("Code savoir-faire"),
  SKILL_LABEL("Libellé savoir-faire");

  private final String title;

  SkillColumn(String title) {
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
