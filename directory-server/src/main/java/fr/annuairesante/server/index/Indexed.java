package fr.annuairesante.server.index;

import fr.annuairesante.schema.AttributeType;
import fr.annuairesante.schema.Attributes;
import java.util.Map;

/**
 * What the index keeps of one attribute type: documents are made by it and plans read it.
 *
 * @param type the attribute type
 * @param number its number in stored entries
 * @param terms whether its values' normal forms are terms of {@link EntryDocument#VALUES}
 * @param grams field of its values' substrings; null when it has none
 * @param sounds field of what its values sound like; null when it has none
 * @param naming zone whose entries are named by its one value: there the key stands for the term;
 *     else null
 */
record Indexed(
    AttributeType type, int number, boolean terms, Grams.Field grams, String sounds, Zone naming) {

  private static final Map<String, Grams.Field> GRAMS =
      Map.of(
          "cn",
          Grams.Field.NAMES,
          "displayName",
          Grams.Field.NAMES,
          "sn",
          Grams.Field.NAMES,
          "givenName",
          Grams.Field.NAMES,
          Attributes.MAIL,
          Grams.Field.MAIL,
          "o",
          Grams.Field.O,
          "telephoneNumber",
          Grams.Field.TELEPHONE_NUMBER);

  /**
   * What the names sound like, in one field too. Attributes with few values need none; those of
   * structures would cost the load more than they are asked for (0012).
   */
  static final String SOUNDS = "~=names";

  private static final Map<String, Zone> NAMING =
      Map.of(
          Attributes.MAIL, Zone.MAILBOX,
          Attributes.NATIONAL_ID, Zone.PERSON,
          Attributes.STRUCTURE_ID, Zone.STRUCTURE);

  static Indexed of(AttributeType type, int number) {
    boolean none = type.index() == AttributeType.Index.NONE || Shapes.holds(type);
    Grams.Field grams = none ? null : GRAMS.get(type.name());
    // Grams answer equality too; addresses are asked for too often for that.
    boolean hasTerms = !none && (grams == null || type.name().equals(Attributes.MAIL));
    String sounds = grams == Grams.Field.NAMES ? SOUNDS : null;
    return new Indexed(type, number, hasTerms, grams, sounds, NAMING.get(type.name()));
  }

  /** True when every value has a term, so that ranges and tests on terms find all entries. */
  boolean hasOnlyTerms() {
    return terms && grams == null && naming == null;
  }
}
