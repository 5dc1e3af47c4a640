package fr.annuairesante.trust;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What identifies a professional: the same digits under two types are two persons (R37).
 *
 * @param value without the type's digit
 */
public record PersonIdentifier(Type type, String value) {

  private static final String FREE = "[A-Za-z0-9/_.-]{1,64}";

  /** The kinds of JDV_J77 that a register or a structure allots (DATA-FORMATS §2.1). */
  public enum Type {
    ADELI("0", "[0-9A-Z]{9}", null),
    RPPS("8", "[0-9]{11}", null),
    LOCAL_ADELI_OFFICE("1", FREE, StructureIdentifier.Type.ADELI_OFFICE),
    LOCAL_FINESS("3", FREE, StructureIdentifier.Type.FINESS),
    LOCAL_SIREN("4", FREE, StructureIdentifier.Type.SIREN),
    LOCAL_SIRET("5", FREE, StructureIdentifier.Type.SIRET),
    LOCAL_RPPS_OFFICE("6", FREE, StructureIdentifier.Type.RPPS_OFFICE);

    private final String code;
    private final Pattern syntax;
    private final StructureIdentifier.Type structure;

    Type(String code, String syntax, StructureIdentifier.Type structure) {
      this.code = code;
      this.syntax = Pattern.compile(syntax);
      this.structure = structure;
    }

    public String code() {
      return code;
    }

    /** True when the head of a structure allots it, and no national register (R34). */
    public boolean isLocal() {
      return structure != null;
    }

    static Optional<Type> of(String code) {
      return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    boolean accepts(String value) {
      return syntax.matcher(value).matches();
    }
  }

  public PersonIdentifier {
    if (!type.accepts(value)) {
      throw new IllegalArgumentException("no identifier of type " + type + ": " + value);
    }
  }

  /** Empty when there is no such type or the value has not its form. */
  public static Optional<PersonIdentifier> of(String typeCode, String value) {
    return Type.of(typeCode)
        .filter(type -> type.accepts(value))
        .map(type -> new PersonIdentifier(type, value));
  }

  /** Type and value in one, the Identification nationale of the extracts. */
  public String national() {
    return type.code + value;
  }

  boolean isLocal() {
    return type.isLocal();
  }

  /**
   * False flags the number as odd; it is no reason to refuse it. Local ones have no check digit.
   */
  boolean checkDigitFits() {
    return isLocal() || CheckDigit.fits(value);
  }

  /**
   * Whether this local identifier was allotted by that structure: {@code structure/number}, of the
   * type that goes with the structure's (DATA-FORMATS §2.1).
   */
  boolean isAllottedBy(StructureIdentifier allotter) {
    return type.structure == allotter.type()
        && value.startsWith(allotter.value() + "/")
        && value.length() > allotter.value().length() + 1;
  }
}
