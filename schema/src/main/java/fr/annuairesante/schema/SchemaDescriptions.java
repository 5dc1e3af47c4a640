package fr.annuairesante.schema;

import fr.annuairesante.schema.AttributeType.Usage;
import java.util.List;

/**
 * The schema as the values of a subschema entry (RFC 4512 §4.1): one description per element, in
 * the order of {@link DirectorySchema}. Values may hold accents (UTF-8).
 */
public final class SchemaDescriptions {

  private SchemaDescriptions() {}

  /** Values of {@code attributeTypes} (RFC 4512 §4.1.2). */
  public static List<String> attributeTypes() {
    return DirectorySchema.types().stream().map(SchemaDescriptions::describe).toList();
  }

  /** Values of {@code objectClasses} (RFC 4512 §4.1.1). */
  public static List<String> objectClasses() {
    return DirectorySchema.classes().stream().map(SchemaDescriptions::describe).toList();
  }

  /** Values of {@code matchingRules} (RFC 4512 §4.1.3). */
  public static List<String> matchingRules() {
    return MatchingRule.ALL.stream()
        .map(
            rule ->
                new SchemaText(rule.oid())
                    .field("NAME", SchemaText.quoted(rule.name()))
                    .field("SYNTAX", rule.syntax())
                    .end())
        .toList();
  }

  /** Values of {@code ldapSyntaxes} (RFC 4512 §4.1.5). */
  public static List<String> ldapSyntaxes() {
    return Syntax.ALL.stream()
        .map(
            syntax ->
                new SchemaText(syntax.oid())
                    .field("DESC", SchemaText.quoted(syntax.description()))
                    .end())
        .toList();
  }

  /**
   * What the server makes cannot be modified by users; an operational attribute of our own can,
   * because the import writes it as any other client would (D5, D6).
   */
  private static String describe(AttributeType type) {
    boolean own = DirectorySchema.own(type.oid());
    return attribute(type, type.description(), " ")
        .flag("NO-USER-MODIFICATION", type.operational() && !own)
        .field("USAGE", type.usage() == Usage.OPERATIONAL ? "directoryOperation" : null)
        .end();
  }

  /** The description of a type up to and without its usage, {@code separator} before each field. */
  static SchemaText attribute(AttributeType type, String description, String separator) {
    Matching matching = type.matching();
    return new SchemaText(type.oid(), separator)
        .field("NAME", SchemaText.quoted(type.names()))
        .field("DESC", SchemaText.quoted(description))
        .field("SUP", type.superior())
        .field("EQUALITY", matching.equality())
        .field("ORDERING", matching.ordering())
        .field("SUBSTR", matching.substrings())
        .field("SYNTAX", type.syntax())
        .flag("SINGLE-VALUE", type.singleValued());
  }

  private static String describe(ObjectClass each) {
    return objectClass(each, " ").end();
  }

  /** The description of a class, {@code separator} before each field. */
  static SchemaText objectClass(ObjectClass each, String separator) {
    return new SchemaText(each.oid(), separator)
        .field("NAME", SchemaText.quoted(each.name()))
        .field("SUP", each.superior())
        .flag(each.kind().name(), true)
        .field("MUST", SchemaText.names(each.must()))
        .field("MAY", SchemaText.names(each.may()));
  }
}
