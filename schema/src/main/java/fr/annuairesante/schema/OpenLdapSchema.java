package fr.annuairesante.schema;

/**
 * Our types and classes as a schema file for OpenLDAP's slapd, next to its own core, cosine and
 * inetorgperson: for those who load an export there.
 *
 * <p>Caveats: slapd knows no folding, so {@link Matching#FOLDED} is plain caseIgnoreMatch there,
 * accents and hyphens included. An operational attribute of ours is an ordinary one there: slapd
 * 2.5 refuses operational types in a schema file ("is operational"), and NO-USER-MODIFICATION would
 * keep an export from being loaded.
 */
public final class OpenLdapSchema {

  private static final String NEXT_LINE = "\n\t";

  private OpenLdapSchema() {}

  /** The text of {@code schema/annuaire.schema}: ASCII, lines ended by a line feed. */
  public static String render() {
    StringBuilder text = new StringBuilder(20_000);
    text.append("# Annuaire Sante: attribute types and object classes of ours, for slapd.\n");
    text.append("# Generated from DirectorySchema. Needs core, cosine and inetorgperson.\n");
    for (AttributeType type : OwnTypes.all()) {
      text.append("\nattributetype ").append(describe(type)).append('\n');
    }
    for (ObjectClass each : ObjectClasses.own()) {
      text.append("\nobjectclass ").append(describe(each)).append('\n');
    }
    return text.toString();
  }

  private static String describe(AttributeType type) {
    String description = SchemaText.ascii(type.description());
    return SchemaDescriptions.attribute(type, description, NEXT_LINE).end();
  }

  private static String describe(ObjectClass each) {
    return SchemaDescriptions.objectClass(each, NEXT_LINE).end();
  }
}
