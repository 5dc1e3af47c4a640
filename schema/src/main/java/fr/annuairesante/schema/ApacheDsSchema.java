package fr.annuairesante.schema;

import java.util.List;
import java.util.Locale;

/**
 * Our types and classes as LDIF for the schema partition of a stock ApacheDS ({@code ou=schema}),
 * next to its own system, core, cosine and inetorgperson.
 *
 * <p>Caveat: as in {@link OpenLdapSchema}, {@link Matching#FOLDED} is plain caseIgnoreMatch there.
 */
public final class ApacheDsSchema {

  private static final String ROOT = "cn=annuaire,ou=schema";

  private ApacheDsSchema() {}

  /** The text of {@code schema/annuaire-apacheds.ldif}: ASCII, parents before children. */
  public static String render() {
    Ldif ldif = new Ldif();
    ldif.entry(ROOT, "metaSchema").line("cn", "annuaire");
    for (String needed : List.of("system", "core", "cosine", "inetorgperson")) {
      ldif.line("m-dependencies", needed);
    }
    ldif.entry("ou=attributeTypes," + ROOT, "organizationalUnit").line("ou", "attributeTypes");
    OwnTypes.all().forEach(type -> describe(type, ldif));
    ldif.entry("ou=objectClasses," + ROOT, "organizationalUnit").line("ou", "objectClasses");
    ObjectClasses.own().forEach(each -> describe(each, ldif));
    return ldif.text.toString();
  }

  private static void describe(AttributeType type, Ldif ldif) {
    Matching matching = type.matching();
    ldif.entry("m-oid=" + type.oid() + ",ou=attributeTypes," + ROOT, "metaTop", "metaAttributeType")
        .line("m-oid", type.oid())
        .line("m-name", type.name())
        .line("m-description", SchemaText.ascii(type.description()))
        .line("m-equality", matching.equality())
        .line("m-ordering", matching.ordering())
        .line("m-substr", matching.substrings())
        .line("m-syntax", type.syntax())
        .line("m-singleValue", truth(type.singleValued()))
        .line("m-collective", truth(false))
        .line("m-obsolete", truth(false))
        .line("m-noUserModification", truth(false))
        .line("m-usage", type.operational() ? "DIRECTORY_OPERATION" : "USER_APPLICATIONS");
  }

  private static void describe(ObjectClass each, Ldif ldif) {
    ldif.entry("m-oid=" + each.oid() + ",ou=objectClasses," + ROOT, "metaTop", "metaObjectClass")
        .line("m-oid", each.oid())
        .line("m-name", each.name())
        .line("m-supObjectClass", each.superior())
        .line("m-typeObjectClass", each.kind().name())
        .line("m-obsolete", truth(false));
    each.must().forEach(name -> ldif.line("m-must", name));
    each.may().forEach(name -> ldif.line("m-may", name));
  }

  private static String truth(boolean value) {
    return String.valueOf(value).toUpperCase(Locale.ROOT);
  }

  /** Safe values only (RFC 2849): names, numbers and ASCII descriptions need no encoding. */
  private static final class Ldif {
    private final StringBuilder text = new StringBuilder(40_000).append("version: 1\n");

    Ldif entry(String dn, String... classes) {
      text.append('\n');
      line("dn", dn).line("objectClass", "top");
      for (String each : classes) {
        line("objectClass", each);
      }
      return this;
    }

    Ldif line(String name, String value) {
      if (value != null && !value.isEmpty()) {
        text.append(name).append(": ").append(value).append('\n');
      }
      return this;
    }
  }
}
