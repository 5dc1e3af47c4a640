package fr.annuairesante.server.trustspace;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.Zone;
import fr.annuairesante.trust.Claimed;
import fr.annuairesante.trust.Identity;
import fr.annuairesante.trust.MailAddress;
import fr.annuairesante.trust.Mailbox;
import fr.annuairesante.trust.MailboxType;
import fr.annuairesante.trust.Owner;
import fr.annuairesante.trust.PersonIdentifier;
import fr.annuairesante.trust.Publication;
import fr.annuairesante.trust.StructureIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Entries below {@link Tree#MAILBOXES} in the words of the trust space, whether an import or an
 * operator made them; {@link ShownMailbox} is the other way.
 */
public final class MailboxEntry {

  private static final String TRUE = "TRUE";

  private MailboxEntry() {}

  /** The mailbox of an entry; empty when its address is none that could be published. */
  public static Optional<Mailbox> mailbox(DirectoryEntry entry) {
    return MailAddress.of(entry.first(Attributes.MAIL))
        .map(
            address ->
                new Mailbox(
                    address,
                    owner(entry),
                    is(entry, Attributes.TEST),
                    is(entry, Attributes.RED_LIST),
                    is(entry, Attributes.PAPERLESS),
                    entry.first(Attributes.SERVICE),
                    description(entry)));
  }

  /** False for one on the red list, for tests, or hidden since its professional left. */
  public static boolean isShown(DirectoryEntry mailbox) {
    return Zone.of(NameKey.of(mailbox.dn()), mailbox) == Zone.MAILBOX;
  }

  private static boolean is(DirectoryEntry entry, String attribute) {
    return entry.first(attribute).equals(TRUE);
  }

  /** Without a type's own description, which is for readers, and no operator's word. */
  public static List<String> descriptions(DirectoryEntry entry) {
    return entry.values(Attributes.DESCRIPTION).stream()
        .filter(each -> !ShownMailbox.isOfType(each))
        .toList();
  }

  private static String description(DirectoryEntry entry) {
    return descriptions(entry).stream().findFirst().orElse("");
  }

  /** True of a PER mailbox whose person no register knows: its operator says who it is (R34). */
  public static boolean isLocal(DirectoryEntry entry) {
    return entry.first(Attributes.MAILBOX_TYPE).equals("PER")
        && PersonIdentifier.of(
                entry.first(Attributes.PERSON_ID_TYPE), entry.first(Attributes.PERSON_ID))
            .filter(each -> each.type().isLocal())
            .isPresent();
  }

  private static Owner owner(DirectoryEntry entry) {
    Optional<StructureIdentifier> structure =
        StructureIdentifier.of(
            entry.first(Attributes.STRUCTURE_NATIONAL_ID_TYPE),
            entry.first(Attributes.STRUCTURE_NATIONAL_ID));
    return switch (entry.first(Attributes.MAILBOX_TYPE)) {
      case "PER" -> personal(entry, structure);
      case "APP" -> application(entry, structure);
      default -> group(entry, structure);
    };
  }

  private static Owner personal(DirectoryEntry entry, Optional<StructureIdentifier> structure) {
    Optional<PersonIdentifier> identifier =
        PersonIdentifier.of(
            entry.first(Attributes.PERSON_ID_TYPE), entry.first(Attributes.PERSON_ID));
    if (identifier.isEmpty()) {
      return new Owner.Unclear(MailboxType.PER, structure);
    }
    Identity identity =
        new Identity(
            is(entry, Attributes.NAME_SUBSTITUTED) ? "" : entry.first(Attributes.SN),
            entry.first(Attributes.GIVEN_NAME),
            entry.values(Attributes.PROFESSION),
            entry.values(Attributes.SKILL));
    String role = identifier.get().type().isLocal() ? entry.first(Attributes.ROLE) : "";
    return new Owner.Person(identifier.get(), identity, role, structure);
  }

  private static Owner group(DirectoryEntry entry, Optional<StructureIdentifier> structure) {
    return structure
        .<Owner>map(each -> new Owner.Group(each, responsibility(entry)))
        .orElseGet(() -> new Owner.Unclear(MailboxType.ORG, structure));
  }

  private static Owner application(DirectoryEntry entry, Optional<StructureIdentifier> structure) {
    String component = entry.first(Attributes.COMPONENT);
    return structure
        .<Owner>map(each -> new Owner.Application(each, component, responsibility(entry)))
        .orElseGet(() -> new Owner.Unclear(MailboxType.APP, structure));
  }

  private static Owner.Responsibility responsibility(DirectoryEntry entry) {
    Claimed responsible = nationalIdentifier(entry.first(Attributes.RESPONSIBLE));
    return new Owner.Responsibility(
        PersonIdentifier.of(responsible.type(), responsible.value()),
        is(entry, Attributes.ATTESTED));
  }

  /** The first character is the type (DATA-FORMATS §2.1). */
  private static Claimed nationalIdentifier(String text) {
    return text.isEmpty() ? Claimed.NOTHING : new Claimed(text.substring(0, 1), text.substring(1));
  }

  /**
   * What an operator says who sends this entry: identifiers, names to be compared, marks. What the
   * directory itself fills in (display name, profession and place of a registered person...) is not
   * read.
   */
  public static Publication publication(DirectoryEntry entry) {
    Claimed person =
        new Claimed(entry.first(Attributes.PERSON_ID_TYPE), entry.first(Attributes.PERSON_ID));
    String type = entry.first(Attributes.MAILBOX_TYPE);
    boolean personal = type.equals("PER");
    boolean local = isLocal(entry);
    return new Publication(
        entry.first(Attributes.MAIL),
        type,
        person,
        personal
            ? new Publication.ClaimedNames(
                is(entry, Attributes.NAME_SUBSTITUTED) ? "" : entry.first(Attributes.SN),
                entry.first(Attributes.GIVEN_NAME),
                local ? entry.first(Attributes.PROFESSION) : "",
                local ? entry.first(Attributes.ROLE) : "")
            : Publication.ClaimedNames.NOTHING,
        new Claimed(
            entry.first(Attributes.STRUCTURE_NATIONAL_ID_TYPE),
            entry.first(Attributes.STRUCTURE_NATIONAL_ID)),
        nationalIdentifier(entry.first(Attributes.RESPONSIBLE)),
        entry.first(Attributes.COMPONENT),
        is(entry, Attributes.ATTESTED),
        is(entry, Attributes.TEST),
        entry.attribute(Attributes.RED_LIST).map(each -> each.first().equals(TRUE)),
        entry.first(Attributes.SERVICE),
        description(entry));
  }

  /**
   * The entry of a mailbox, ready for an address book.
   *
   * @param person the register's entry, where the owner is in a register
   * @param structure the structure's entry, where the directory knows it
   * @param activity the person's first place of practice, where no structure is named
   */
  public static DirectoryEntry of(
      Mailbox mailbox,
      Optional<DirectoryEntry> person,
      Optional<DirectoryEntry> structure,
      Optional<DirectoryEntry> activity) {
    return ShownMailbox.entry(mailbox, person, structure, activity);
  }

  /** The same entry with the zero-paper box ticked or cleared, and nothing else changed. */
  public static DirectoryEntry withPaperless(DirectoryEntry entry, boolean wanted) {
    List<Attribute> attributes = new ArrayList<>(entry.attributes());
    attributes.removeIf(each -> each.name().equals(Attributes.PAPERLESS));
    attributes.add(new Attribute(Attributes.PAPERLESS, List.of(wanted ? TRUE : "FALSE")));
    return new DirectoryEntry(entry.dn(), attributes);
  }
}
