package fr.annuairesante.server.apacheds;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.SchemaDescriptions;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.schema.exchange.ImportOperations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The entries about the server itself, which anybody may read (RFC 4512 §5.1, §4.2). */
final class ServerEntries {

  static final String SUBSCHEMA = "cn=subschema";
  static final String WHO_AM_I = "1.3.6.1.4.1.4203.1.11.3";

  private static final String ALL_OPERATIONAL_ATTRIBUTES = "1.3.6.1.4.1.4203.1.5.1";
  private static final String TRUE_FALSE_FILTERS = "1.3.6.1.4.1.4203.1.5.3";

  private ServerEntries() {}

  /**
   * Everything but {@code objectClass} is operational, as OpenLDAP has it, so that a client that
   * lists all attributes of {@code ""} must ask for {@code +}.
   *
   * @param operators whether operators may log in with their certificates
   * @param state of the server, {@code key=value}
   */
  static FixedEntry rootDse(String version, boolean operators, List<String> state) {
    Map<String, List<String>> operational = new LinkedHashMap<>();
    operational.put("namingContexts", List.of(Tree.SUFFIX));
    operational.put("subschemaSubentry", List.of(SUBSCHEMA));
    operational.put("supportedLDAPVersion", List.of("3"));
    operational.put("supportedControl", Controls.SUPPORTED);
    operational.put(
        "supportedExtension",
        Stream.of(List.of(WHO_AM_I), ActsHandler.ALL, ImportOperations.ALL)
            .flatMap(List::stream)
            .toList());
    operational.put("supportedFeatures", List.of(ALL_OPERATIONAL_ATTRIBUTES, TRUE_FALSE_FILTERS));
    if (operators) {
      operational.put("supportedSASLMechanisms", List.of(ExternalMechanism.NAME));
    }
    operational.put("vendorName", List.of("Annuaire Santé"));
    operational.put("vendorVersion", List.of(version));
    operational.put(Attributes.MEASURE, state);
    return new FixedEntry("", Map.of("objectClass", List.of("top")), operational);
  }

  static FixedEntry subschema() {
    Map<String, List<String>> user = new LinkedHashMap<>();
    user.put("objectClass", List.of("top", "subentry", "subschema"));
    user.put("cn", List.of("subschema"));
    Map<String, List<String>> operational = new LinkedHashMap<>();
    operational.put("objectClasses", SchemaDescriptions.objectClasses());
    operational.put("attributeTypes", SchemaDescriptions.attributeTypes());
    operational.put("matchingRules", SchemaDescriptions.matchingRules());
    operational.put("ldapSyntaxes", SchemaDescriptions.ldapSyntaxes());
    return new FixedEntry(SUBSCHEMA, user, operational);
  }

  /** Whether a base is the subschema entry's name, spaces and case apart. */
  static boolean isSubschema(String base) {
    String name = base.replace(" ", "");
    return name.equalsIgnoreCase(SUBSCHEMA) || name.equalsIgnoreCase("2.5.4.3=subschema");
  }
}
