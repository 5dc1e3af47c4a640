package fr.annuairesante.server.apacheds;

import fr.annuairesante.schema.DirectorySchema;
import java.util.ArrayList;
import java.util.List;
import org.apache.directory.api.ldap.model.exception.LdapException;
import org.apache.directory.api.ldap.model.schema.AttributeType;
import org.apache.directory.api.ldap.model.schema.LdapSyntax;
import org.apache.directory.api.ldap.model.schema.MatchingRule;
import org.apache.directory.api.ldap.model.schema.ObjectClass;
import org.apache.directory.api.ldap.model.schema.SchemaManager;
import org.apache.directory.api.ldap.model.schema.UsageEnum;
import org.apache.directory.api.ldap.model.schema.comparators.StringComparator;
import org.apache.directory.api.ldap.model.schema.normalizers.DeepTrimToLowerNormalizer;
import org.apache.directory.api.ldap.model.schema.registries.Registries;
import org.apache.directory.api.ldap.model.schema.syntaxCheckers.OctetStringSyntaxChecker;
import org.apache.directory.api.ldap.schema.manager.impl.DefaultSchemaManager;

/**
 * The schema as ApacheDS's core needs it to read names: which attribute types there are. Made in
 * memory in milliseconds; the one in ApacheDS's jars takes over a second to load (APACHEDS P9).
 *
 * <p>All types compare alike here, without regard to case and spaces: the core compares nothing but
 * names. How values compare for clients is {@link fr.annuairesante.schema.Matching}'s affair.
 */
final class CoreSchema {

  private static final String SYNTAX = "1.3.6.1.4.1.1466.115.121.1.15";
  private static final String RULE = "2.5.13.2";

  /** Types that ApacheDS looks up by name while it starts and that our schema does not have. */
  private static final List<List<String>> APACHEDS =
      List.of(
          List.of("1.3.6.1.4.1.1466.101.120.5", "namingContexts"),
          List.of("1.3.6.1.4.1.1466.101.120.7", "supportedExtension"),
          List.of("1.3.6.1.4.1.1466.101.120.13", "supportedControl"),
          List.of("1.3.6.1.4.1.1466.101.120.14", "supportedSASLMechanisms"),
          List.of("1.3.6.1.4.1.1466.101.120.15", "supportedLDAPVersion"),
          List.of("1.3.6.1.4.1.4203.1.3.5", "supportedFeatures"),
          List.of("1.3.6.1.4.1.4203.666.1.25", "contextCSN"),
          List.of("2.16.840.1.113730.3.1.34", "ref"),
          List.of("1.3.6.1.1.4", "vendorName"),
          List.of("1.3.6.1.1.5", "vendorVersion"),
          List.of("1.3.6.1.4.1.18060.0.4.1.2.8", "prefNodeName"),
          List.of("1.3.6.1.4.1.18060.0.4.0.2.37", "m-disabled"),
          List.of("1.3.6.1.4.1.18060.0.4.0.2.38", "m-dependencies"));

  /** Object classes it looks up likewise; the last number of each below one arc. */
  private static final List<List<String>> APACHEDS_CLASSES =
      List.of(
          List.of("2", "metaObjectClass"),
          List.of("3", "metaAttributeType"),
          List.of("4", "metaSyntax"),
          List.of("5", "metaMatchingRule"),
          List.of("6", "metaDITStructureRule"),
          List.of("7", "metaNameForm"),
          List.of("8", "metaMatchingRuleUse"),
          List.of("9", "metaDITContentRule"),
          List.of("10", "metaSyntaxChecker"),
          List.of("12", "metaNormalizer"),
          List.of("13", "metaComparator"));

  private static final String APACHEDS_CLASS_ARC = "1.3.6.1.4.1.18060.0.4.0.3.";

  private CoreSchema() {}

  static SchemaManager create() throws LdapException {
    DefaultSchemaManager manager = new DefaultSchemaManager(List.of());
    Registries registries = manager.getRegistries();
    registries.setRelaxed();
    OctetStringSyntaxChecker checker = OctetStringSyntaxChecker.builder().setOid(SYNTAX).build();
    registries.add(checker, true);
    LdapSyntax syntax = new LdapSyntax(SYNTAX, "Directory String", true);
    syntax.setSyntaxChecker(checker);
    registries.add(syntax, true);
    DeepTrimToLowerNormalizer normalizer = new DeepTrimToLowerNormalizer(RULE);
    registries.add(normalizer, true);
    StringComparator comparator = new StringComparator(RULE);
    registries.add(comparator, true);
    MatchingRule rule = new MatchingRule(RULE);
    rule.setNames("caseIgnoreMatch");
    rule.setSyntaxOid(SYNTAX);
    rule.setNormalizer(normalizer);
    rule.setLdapComparator(comparator);
    registries.add(rule, true);
    for (AttributeType type : types()) {
      registries.add(type, true);
    }
    for (List<String> each : APACHEDS_CLASSES) {
      ObjectClass objectClass = new ObjectClass(APACHEDS_CLASS_ARC + each.get(0));
      objectClass.setNames(each.get(1));
      registries.add(objectClass, true);
    }
    return manager;
  }

  private static List<AttributeType> types() {
    List<AttributeType> types = new ArrayList<>();
    DirectorySchema.types()
        .forEach(type -> types.add(type(type.oid(), type.names(), type.operational())));
    for (List<String> each : APACHEDS) {
      if (DirectorySchema.type(each.get(0)).isEmpty()) {
        types.add(type(each.get(0), each.subList(1, each.size()), true));
      }
    }
    return types;
  }

  private static AttributeType type(String oid, List<String> names, boolean operational) {
    AttributeType type = new AttributeType(oid);
    type.setNames(names);
    type.setSyntaxOid(SYNTAX);
    type.setEqualityOid(RULE);
    type.setUsage(operational ? UsageEnum.DIRECTORY_OPERATION : UsageEnum.USER_APPLICATIONS);
    return type;
  }
}
