package fr.annuairesante.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.schema.AttributeTypeDefinition;
import com.unboundid.ldap.sdk.schema.AttributeUsage;
import com.unboundid.ldap.sdk.schema.ObjectClassDefinition;
import com.unboundid.ldap.sdk.schema.Schema;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A client library must be able to read the subschema entry as a whole. */
class SchemaDescriptionsTest {

  private static Schema read() {
    Entry subschema = new Entry("cn=schema");
    subschema.addAttribute("attributeTypes", SchemaDescriptions.attributeTypes());
    subschema.addAttribute("objectClasses", SchemaDescriptions.objectClasses());
    subschema.addAttribute("matchingRules", SchemaDescriptions.matchingRules());
    subschema.addAttribute("ldapSyntaxes", SchemaDescriptions.ldapSyntaxes());
    return new Schema(subschema);
  }

  @Test
  void aClientReadsEveryAttributeTypeBack() {
    Schema schema = read();
    assertEquals(DirectorySchema.types().size(), schema.getAttributeTypes().size());
    for (AttributeType type : DirectorySchema.types()) {
      AttributeTypeDefinition seen = schema.getAttributeType(type.name());
      assertNotNull(seen, type.name());
      assertEquals(type.oid(), seen.getOID());
      assertEquals(type.names(), Stream.of(seen.getNames()).toList());
      assertEquals(type.superior(), seen.getSuperiorType());
      assertEquals(type.syntax(), seen.getSyntaxOID());
      assertEquals(type.singleValued(), seen.isSingleValued());
      assertEquals(type.matching().equality(), seen.getEqualityMatchingRule());
      assertEquals(type.matching().ordering(), seen.getOrderingMatchingRule());
      assertEquals(type.matching().substrings(), seen.getSubstringMatchingRule());
      assertEquals(type.operational(), seen.isOperational());
      assertEquals(type.description(), seen.getDescription() == null ? "" : seen.getDescription());
    }
  }

  @Test
  void aClientReadsEveryObjectClassBack() {
    Schema schema = read();
    assertEquals(DirectorySchema.classes().size(), schema.getObjectClasses().size());
    for (ObjectClass each : DirectorySchema.classes()) {
      ObjectClassDefinition seen = schema.getObjectClass(each.name());
      assertNotNull(seen, each.name());
      assertEquals(each.oid(), seen.getOID());
      assertEquals(each.kind().name(), seen.getObjectClassType().getName());
      assertEquals(each.must(), Stream.of(seen.getRequiredAttributes()).toList());
      assertEquals(each.may(), Stream.of(seen.getOptionalAttributes()).toList());
    }
  }

  @Test
  void publishesEveryRuleAndSyntaxItNames() {
    Schema schema = read();
    Set<String> rules =
        Stream.of(Matching.values())
            .flatMap(m -> Stream.of(m.equality(), m.ordering(), m.substrings()))
            .filter(name -> name != null)
            .collect(Collectors.toSet());
    rules.forEach(name -> assertNotNull(schema.getMatchingRule(name), name));
    assertEquals(rules.size(), schema.getMatchingRules().size());
    schema
        .getMatchingRules()
        .forEach(rule -> assertNotNull(schema.getAttributeSyntax(rule.getSyntaxOID())));
    schema
        .getAttributeTypes()
        .forEach(type -> assertNotNull(schema.getAttributeSyntax(type.getSyntaxOID())));
  }

  @Test
  void letsTheImportWriteItsDigestButNobodyATimestamp() {
    Schema schema = read();
    AttributeTypeDefinition digest = schema.getAttributeType(Attributes.DIGEST);
    assertEquals(AttributeUsage.DIRECTORY_OPERATION, digest.getUsage());
    assertFalse(digest.isNoUserModification());
    assertTrue(schema.getAttributeType("createTimestamp").isNoUserModification());
  }

  @Test
  void escapesQuotesAndBackslashes() {
    assertEquals("'l\\27accent \\5C'", SchemaText.quoted("l'accent \\"));
  }
}
