package fr.annuairesante.importer.mapping;

import fr.annuairesante.importer.extract.Column;
import fr.annuairesante.importer.extract.ExtractKind;
import fr.annuairesante.importer.extract.MailboxColumn;
import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Mailbox entries back to the 31 columns of Extraction_Correspondance_MSSante. For an entry that
 * {@link MailboxMapping} made, the line is the one it was made from, byte for byte, trailing
 * separator and surplus columns aside. Thread-safe.
 */
public final class MailboxLines {

  /** A column whose text an attribute keeps as it is. */
  record Carrier(MailboxColumn column, String attribute) {}

  /** Address and name are not here: the mapping gives them attributes it also fills otherwise. */
  static final List<Carrier> CARRIERS =
      List.of(
          new Carrier(MailboxColumn.MAILBOX_TYPE, Attributes.MAILBOX_TYPE),
          new Carrier(MailboxColumn.ID_TYPE, Attributes.PERSON_ID_TYPE),
          new Carrier(MailboxColumn.ID, Attributes.PERSON_ID),
          new Carrier(MailboxColumn.NATIONAL_ID, Attributes.NATIONAL_ID),
          new Carrier(MailboxColumn.STRUCTURE_TYPE, Attributes.STRUCTURE_NATIONAL_ID_TYPE),
          new Carrier(MailboxColumn.STRUCTURE_ID, Attributes.STRUCTURE_NATIONAL_ID),
          new Carrier(MailboxColumn.SERVICE, Attributes.SERVICE),
          new Carrier(MailboxColumn.PRACTICE_CIVILITY, Attributes.PRACTICE_CIVILITY),
          new Carrier(MailboxColumn.CATEGORY, Attributes.CATEGORY),
          new Carrier(MailboxColumn.CATEGORY_LABEL, Attributes.CATEGORY_LABEL),
          new Carrier(MailboxColumn.PROFESSION, Attributes.PROFESSION),
          new Carrier(MailboxColumn.PROFESSION_LABEL, Attributes.TITLE),
          new Carrier(MailboxColumn.SKILL, Attributes.SKILL),
          new Carrier(MailboxColumn.SKILL_LABEL, Attributes.SKILL_LABEL),
          new Carrier(MailboxColumn.COMPANY_NAME, Attributes.COMPANY_NAME),
          new Carrier(MailboxColumn.TRADE_NAME, Attributes.TRADE_NAME),
          new Carrier(MailboxColumn.ADDRESS_L2, Attributes.ADDRESS_L2),
          new Carrier(MailboxColumn.ADDRESS_L3, Attributes.ADDRESS_L3),
          new Carrier(MailboxColumn.STREET_NUMBER, Attributes.ADDRESS_NUMBER),
          new Carrier(MailboxColumn.STREET_NUMBER_SUFFIX, Attributes.ADDRESS_NUMBER_SUFFIX),
          new Carrier(MailboxColumn.STREET_TYPE, Attributes.ADDRESS_STREET_TYPE),
          new Carrier(MailboxColumn.STREET, Attributes.ADDRESS_STREET),
          new Carrier(MailboxColumn.ADDRESS_L5, Attributes.ADDRESS_L5),
          new Carrier(MailboxColumn.ADDRESS_L6, Attributes.ADDRESS_L6),
          new Carrier(MailboxColumn.DEPARTEMENT, Attributes.DEPARTEMENT_TEXT),
          new Carrier(MailboxColumn.COUNTRY, Attributes.COUNTRY));

  /** The columns that describe the structure; all empty where the place is the register's. */
  static final List<Column> STRUCTURE_COLUMNS =
      ExtractKind.MAILBOX.columns().stream()
          .filter(c -> c.ordinal() >= column(MailboxColumn.COMPANY_NAME).ordinal())
          .toList();

  private static final String TRUE = "TRUE";

  private MailboxLines() {}

  private static Column column(MailboxColumn column) {
    return column;
  }

  /** The header of 31 titles, without a line end. */
  public static String header() {
    return ExtractKind.MAILBOX.headerLine();
  }

  /**
   * The line of a mailbox entry, without a line end.
   *
   * @param entry whose values may come from an operator instead of an extract: a separator or a
   *     line end in them becomes a space
   */
  public static String line(DirectoryEntry entry) {
    Map<String, String> first = new HashMap<>();
    for (Attribute attribute : entry.attributes()) {
      first.put(attribute.name(), attribute.first());
    }
    Map<MailboxColumn, String> columns = new EnumMap<>(MailboxColumn.class);
    for (Carrier carrier : CARRIERS) {
      columns.put(carrier.column(), first.getOrDefault(carrier.attribute(), ""));
    }
    columns.put(MailboxColumn.ADDRESS, first.getOrDefault(Attributes.MAIL, ""));
    boolean substituted = TRUE.equals(first.get(Attributes.NAME_SUBSTITUTED));
    columns.put(MailboxColumn.NAME, substituted ? "" : first.getOrDefault(Attributes.SN, ""));
    columns.put(MailboxColumn.GIVEN_NAME, first.getOrDefault(Attributes.GIVEN_NAME, ""));
    columns.put(
        MailboxColumn.PAPERLESS,
        Paperless.column(
            first.getOrDefault(Attributes.PAPERLESS, ""),
            first.getOrDefault(Attributes.PAPERLESS_TEXT, "")));
    boolean borrowed = TRUE.equals(first.get(Attributes.PLACE_FROM_REGISTER));
    columns.put(
        MailboxColumn.POSTAL_CODE, borrowed ? "" : first.getOrDefault(Attributes.POSTAL_CODE, ""));
    return columns.values().stream().map(MailboxLines::safe).collect(Collectors.joining("|"));
  }

  private static String safe(String value) {
    boolean plain = value.indexOf('|') < 0 && value.indexOf('\n') < 0 && value.indexOf('\r') < 0;
    return plain ? value : value.replace('|', ' ').replace('\n', ' ').replace('\r', ' ');
  }
}
