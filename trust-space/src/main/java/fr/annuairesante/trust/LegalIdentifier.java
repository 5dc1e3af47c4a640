package fr.annuairesante.trust;

import java.util.regex.Pattern;

/** How an operator is registered as a business or an establishment (R43). */
public record LegalIdentifier(Type type, String value) {

  /** The four that the contract's head allows. */
  public enum Type {
    /** A court's town and a SIREN: {@code Paris 356000000}. */
    RCS("\\p{L}[\\p{L} '’-]{0,60} [0-9]{9}"),
    SIREN("[0-9]{9}"),
    SIRET("[0-9A-Z]{14}"),
    FINESS("[0-9][0-9AB][0-9]{7}");

    private final Pattern syntax;

    Type(String syntax) {
      this.syntax = Pattern.compile(syntax);
    }
  }

  boolean isWellFormed() {
    return type.syntax.matcher(value).matches();
  }

  /** False flags the number as odd; it is no reason to refuse it. */
  boolean checkDigitFits() {
    return switch (type) {
      case RCS -> CheckDigit.fits(value.substring(value.length() - 9));
      case SIREN, FINESS -> CheckDigit.fits(value);
      case SIRET -> CheckDigit.fitsSiret(value);
    };
  }
}
