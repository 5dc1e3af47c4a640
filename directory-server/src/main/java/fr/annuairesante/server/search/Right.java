package fr.annuairesante.server.search;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What an account may do besides searching. */
public enum Right {
  /** Apply the differences of a register import. */
  IMPORT("import"),
  /** Act as the agency: operators, domains, and seeing everything. */
  AGENCY("agence");

  private final String value;

  Right(String value) {
    this.value = value;
  }

  /** How the account's entry says it. */
  public String value() {
    return value;
  }

  /** The rights that an account's entry gives. */
  public static Set<Right> of(DirectoryEntry account) {
    return of(account.values(Attributes.RIGHT));
  }

  static Set<Right> of(List<String> values) {
    Set<Right> rights = EnumSet.noneOf(Right.class);
    for (Right each : values()) {
      if (values.contains(each.value)) {
        rights.add(each);
      }
    }
    return rights;
  }
}
