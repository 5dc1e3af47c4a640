package fr.annuairesante.trust;

/** The two kinds of operator since 2022 (R46). */
public enum OperatorKind {
  PROFESSIONALS,
  /** Has domains in the white list and publishes nothing. */
  PATIENTS
}
