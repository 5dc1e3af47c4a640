package fr.annuairesante.server.trustspace;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.GeneralizedTime;
import fr.annuairesante.trust.Identity;
import fr.annuairesante.trust.PersonIdentifier;
import fr.annuairesante.trust.Professions;
import fr.annuairesante.trust.RegisteredPerson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Professionals of the registers, as imported, in the words of the trust space. */
public final class PersonEntry {

  private PersonEntry() {}

  /** Whether the roles of the person's activities are needed to judge the person (R25). */
  public static boolean dependsOnRoles(DirectoryEntry entry) {
    return entry.values(Attributes.PROFESSION).stream().allMatch(Professions.BY_ROLE::equals);
  }

  /**
   * The professional of an entry; empty when no register allots such an identifier.
   *
   * @param roles codes, of the activities
   */
  public static Optional<RegisteredPerson> person(DirectoryEntry entry, List<String> roles) {
    String type = entry.first(Attributes.PERSON_ID_TYPE);
    return PersonIdentifier.of(type, entry.first(Attributes.PERSON_ID))
        .map(id -> new RegisteredPerson(id, identity(entry), roles, leftAt(entry).isEmpty()));
  }

  /** When the person left the register; empty while it is there. */
  public static Optional<Instant> leftAt(DirectoryEntry entry) {
    return entry.first(Attributes.CLOSED).equals("TRUE")
        ? Optional.of(
            GeneralizedTime.read(entry.first(Attributes.CLOSED_SINCE)).orElse(Instant.EPOCH))
        : Optional.empty();
  }

  private static Identity identity(DirectoryEntry entry) {
    return new Identity(
        isNameless(entry) ? "" : entry.first(Attributes.SN),
        entry.first(Attributes.GIVEN_NAME),
        entry.values(Attributes.PROFESSION),
        entry.values(Attributes.SKILL));
  }

  /** The class requires sn: without a family name it repeats what is shown. */
  static boolean isNameless(DirectoryEntry entry) {
    String sn = entry.first(Attributes.SN);
    boolean repeated =
        sn.equals(entry.first(Attributes.GIVEN_NAME)) && sn.equals(entry.first(Attributes.CN));
    return repeated || sn.equals(entry.first(Attributes.NATIONAL_ID));
  }

  /** The entry with that address among the person's, or without it. */
  public static DirectoryEntry withAddress(DirectoryEntry person, String address, boolean listed) {
    TreeSet<String> addresses = new TreeSet<>(person.values(Attributes.MAILBOX_ADDRESS));
    addresses.removeIf(address::equalsIgnoreCase);
    if (listed) {
      addresses.add(address);
    }
    return withAddresses(person, List.copyOf(addresses));
  }

  /** The entry with these addresses and no others. */
  public static DirectoryEntry withAddresses(DirectoryEntry person, List<String> addresses) {
    List<Attribute> attributes = new ArrayList<>(person.attributes());
    attributes.removeIf(each -> each.name().equals(Attributes.MAILBOX_ADDRESS));
    String has = addresses.isEmpty() ? "FALSE" : "TRUE";
    Attribute flag = new Attribute(Attributes.HAS_MAILBOX, List.of(has));
    int at = indexOf(attributes, Attributes.HAS_MAILBOX);
    if (at < 0) {
      at = attributes.size();
      attributes.add(flag);
    } else {
      attributes.set(at, flag);
    }
    if (!addresses.isEmpty()) {
      attributes.add(at + 1, new Attribute(Attributes.MAILBOX_ADDRESS, addresses));
    }
    return new DirectoryEntry(person.dn(), attributes);
  }

  private static int indexOf(List<Attribute> attributes, String name) {
    for (int i = 0; i < attributes.size(); i++) {
      if (attributes.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
