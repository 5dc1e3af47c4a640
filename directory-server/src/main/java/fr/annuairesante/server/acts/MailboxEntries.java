package fr.annuairesante.server.acts;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.server.trustspace.MailboxEntry;
import fr.annuairesante.trust.Mailbox;
import fr.annuairesante.trust.Owner;
import fr.annuairesante.trust.PersonIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The entry that a mailbox gets, with what the directory knows around it. */
final class MailboxEntries {

  private MailboxEntries() {}

  /** Whose mailbox it is, as a national identifier; empty when it is no professional's own. */
  static Optional<String> person(DirectoryEntry mailbox) {
    return mailbox.first(Attributes.MAILBOX_TYPE).equals("PER")
        ? mailbox.attribute(Attributes.NATIONAL_ID).map(Attribute::first)
        : Optional.empty();
  }

  /** True while the mailbox is as an import made it, the zero-paper box aside. */
  static boolean isImported(DirectoryEntry mailbox) {
    return mailbox.attribute(Attributes.DIGEST).isPresent();
  }

  /**
   * The entry of a mailbox that is to be written.
   *
   * @param present the entry it replaces
   */
  static DirectoryEntry entry(
      Mailbox mailbox, Optional<DirectoryEntry> present, DirectoryTrustSpace space) {
    Optional<Mailbox> before = present.flatMap(MailboxEntry::mailbox);
    if (before.map(each -> each.withPaperless(mailbox.paperless())).equals(Optional.of(mailbox))) {
      return MailboxEntry.withPaperless(present.orElseThrow(), mailbox.paperless());
    }
    Optional<PersonIdentifier> registered =
        mailbox.owner() instanceof Owner.Person person && !person.identifier().type().isLocal()
            ? Optional.of(person.identifier())
            : Optional.empty();
    Optional<DirectoryEntry> structure = mailbox.owner().structure().flatMap(space::structureEntry);
    Optional<DirectoryEntry> place =
        mailbox.owner().structure().isEmpty()
            ? registered.flatMap(space::placeOf)
            : Optional.empty();
    DirectoryEntry entry =
        MailboxEntry.of(mailbox, registered.flatMap(space::personEntry), structure, place);
    return present.map(each -> withKept(entry, each)).orElse(entry);
  }

  /** What is neither the operator's nor the register's to say. */
  private static DirectoryEntry withKept(DirectoryEntry entry, DirectoryEntry present) {
    Optional<Attribute> preferred = present.attribute(Attributes.PREFERRED);
    if (preferred.isEmpty()) {
      return entry;
    }
    List<Attribute> attributes = new ArrayList<>(entry.attributes());
    attributes.add(preferred.get());
    return new DirectoryEntry(entry.dn(), attributes);
  }
}
