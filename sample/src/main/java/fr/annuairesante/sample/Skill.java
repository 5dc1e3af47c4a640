package fr.annuairesante.sample;

/** A savoir-faire and its type. */
record Skill(Code type, Code skill) {

  static final Skill NONE = new Skill(Code.NONE, Code.NONE);
}
