package fr.annuairesante.importer.mapping;

import fr.annuairesante.importer.extract.Column;
import fr.annuairesante.importer.extract.Line;
import fr.annuairesante.importer.extract.MailboxColumn;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.Tree;
import java.util.List;

/**
 * A mailbox line to the entry below {@link Tree#MAILBOXES}: flat, ready for an address book
 * (LDAP-CLIENTS §3), and reversible by {@link MailboxLines}. Columns that the way back needs are
 * kept as written, white space included; what is only shown is tidied. Not thread-safe.
 */
public final class MailboxMapping {

  private static final List<String> CLASSES =
      List.of("top", "person", "organizationalPerson", "inetOrgPerson", ObjectClasses.MAILBOX);

  private final Digest digest = new Digest();
  private final Anomalies anomalies;

  public MailboxMapping(Anomalies anomalies) {
    this.anomalies = anomalies;
  }

  /** A mailbox that no activity lends a place. */
  public DirectoryEntry map(Line line) {
    return map(line, null);
  }

  /**
   * The mailbox of a person of the register.
   *
   * @param activities the person's, in display order; the first located one lends its place to a
   *     mailbox without structure
   */
  public DirectoryEntry map(Line line, List<Activity> activities) {
    Place borrowed = null;
    if (activities != null && isPersonal(line) && !hasStructure(line)) {
      borrowed =
          activities.stream()
              .map(Activity::place)
              .filter(Place::isLocated)
              .findFirst()
              .orElse(null);
    }
    return entry(line, borrowed);
  }

  private DirectoryEntry entry(Line line, Place borrowed) {
    String address = line.text(MailboxColumn.ADDRESS);
    EntryDraft draft = new EntryDraft(Tree.mailbox(address));
    draft.objectClasses(CLASSES);
    MailboxName.of(line).addTo(draft);
    draft.add(Attributes.MAIL, address);
    verbatim(draft, line);
    draft.add(Attributes.OU, line.stripped(MailboxColumn.SERVICE));
    draft.add(Attributes.OU, line.stripped(MailboxColumn.SKILL_LABEL));
    if (borrowed == null) {
      addOwnPlace(draft, line);
    } else {
      borrowed.addTo(draft);
      draft.add(Attributes.PLACE_FROM_REGISTER, "TRUE");
    }
    addPaperless(draft, line, address);
    String ofLine = digest.begin().line(line.bytes(), line.start(), line.end()).ofLines();
    draft.add(Attributes.DIGEST, digest.with(ofLine, borrowed == null ? "" : borrowed.text()));
    return draft.build();
  }

  private static void verbatim(EntryDraft draft, Line line) {
    for (MailboxLines.Carrier carrier : MailboxLines.CARRIERS) {
      draft.add(carrier.attribute(), line.text(carrier.column()));
    }
  }

  private static boolean isPersonal(Line line) {
    return line.text(MailboxColumn.MAILBOX_TYPE).equals("PER");
  }

  private static boolean hasStructure(Line line) {
    if (!line.isEmpty(MailboxColumn.STRUCTURE_TYPE) || !line.isEmpty(MailboxColumn.STRUCTURE_ID)) {
      return true;
    }
    for (Column column : MailboxLines.STRUCTURE_COLUMNS) {
      if (!line.isEmpty(column)) {
        return true;
      }
    }
    return false;
  }

  private static void addOwnPlace(EntryDraft draft, Line line) {
    String company = line.stripped(MailboxColumn.COMPANY_NAME);
    String trade = line.stripped(MailboxColumn.TRADE_NAME);
    String postalCode = line.stripped(MailboxColumn.POSTAL_CODE);
    String line6 = line.stripped(MailboxColumn.ADDRESS_L6);
    String country = line.stripped(MailboxColumn.COUNTRY);
    String street =
        Texts.words(
            line.stripped(MailboxColumn.STREET_NUMBER),
            line.stripped(MailboxColumn.STREET_NUMBER_SUFFIX),
            line.stripped(MailboxColumn.STREET_TYPE),
            line.stripped(MailboxColumn.STREET));
    String address =
        Texts.postalAddress(
            line.stripped(MailboxColumn.ADDRESS_L2),
            line.stripped(MailboxColumn.ADDRESS_L3),
            street,
            line.stripped(MailboxColumn.ADDRESS_L5),
            line6.isEmpty() ? postalCode : line6,
            country.equalsIgnoreCase("France") ? "" : country);
    draft.add(Attributes.O, company).add(Attributes.O, trade);
    draft.add(Attributes.STREET, street);
    draft.add(Attributes.POSTAL_CODE, line.text(MailboxColumn.POSTAL_CODE));
    draft.add(Attributes.L, Texts.town(line6, postalCode));
    if (!address.isEmpty()) {
      String addressee = Texts.firstNonEmpty(company, trade);
      draft.add(Attributes.POSTAL_ADDRESS, Texts.postalAddressAfter(addressee, address));
    }
    addDepartement(draft, line, postalCode);
    draft.add(Attributes.C, Texts.countryCode(country, country));
  }

  /** The code from the postal code, else what the source says: code or label is not known. */
  private static void addDepartement(EntryDraft draft, Line line, String postalCode) {
    String derived = Departements.code("", postalCode);
    String source = line.stripped(MailboxColumn.DEPARTEMENT);
    boolean corsica = source.equals("2A") || source.equals("2B");
    String code = derived.isEmpty() || corsica ? source : derived;
    draft.add(Attributes.DEPARTEMENT, code);
    draft.add(Attributes.ST, Departements.label(code));
  }

  private void addPaperless(EntryDraft draft, Line line, String address) {
    String text = line.text(MailboxColumn.PAPERLESS);
    if (text.isEmpty()) {
      return;
    }
    draft.add(Attributes.PAPERLESS, Paperless.truth(text));
    draft.add(Attributes.PAPERLESS_IMPORTED, Paperless.truth(text));
    if (!Paperless.isPlain(text)) {
      draft.add(Attributes.PAPERLESS_TEXT, text);
      anomalies.add(Anomaly.ODD_PAPERLESS, address);
    }
  }
}
