package fr.annuairesante.trust;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What identifies a structure (DATA-FORMATS §2.1, §2.4).
 *
 * @param value without the type's digit
 */
public record StructureIdentifier(Type type, String value) {

  /** The kinds of the extraction's column Type identifiant structure. */
  public enum Type {
    ADELI_OFFICE("0", "[A-Za-z0-9/_.-]{1,64}"),
    FINESS("1", "[0-9][0-9AB][0-9]{7}"),
    SIREN("2", "[0-9]{9}"),
    /** Monaco's have letters. */
    SIRET("3", "[0-9A-Z]{14}"),
    RPPS_OFFICE("4", "[0-9]{14}");

    private final String code;
    private final Pattern syntax;

    Type(String code, String syntax) {
      this.code = code;
      this.syntax = Pattern.compile(syntax);
    }

    public String code() {
      return code;
    }

    static Optional<Type> of(String code) {
      return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    boolean accepts(String value) {
      return syntax.matcher(value).matches();
    }
  }

  public StructureIdentifier {
    if (!type.accepts(value)) {
      throw new IllegalArgumentException("no identifier of type " + type + ": " + value);
    }
  }

  /** Empty when there is no such type or the value has not its form. */
  public static Optional<StructureIdentifier> of(String typeCode, String value) {
    return Type.of(typeCode)
        .filter(type -> type.accepts(value))
        .map(type -> new StructureIdentifier(type, value));
  }

  /** Type and value in one, the idNatStruct of the extracts. */
  public String national() {
    return type.code + value;
  }

  /** False flags the number as odd; it is no reason to refuse it. */
  boolean checkDigitFits() {
    return switch (type) {
      case FINESS, SIREN -> CheckDigit.fits(value);
      case SIRET -> CheckDigit.fitsSiret(value);
      case ADELI_OFFICE, RPPS_OFFICE -> true;
    };
  }
}
