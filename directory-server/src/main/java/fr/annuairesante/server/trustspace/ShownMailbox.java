package fr.annuairesante.server.trustspace;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.DirectorySchema;
import fr.annuairesante.schema.Matching;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.ServiceName;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.trust.Identity;
import fr.annuairesante.trust.Mailbox;
import fr.annuairesante.trust.MailboxType;
import fr.annuairesante.trust.Owner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A published mailbox as its entry shows it, ready for an address book: who it is comes from the
 * register, where it is from the structure or, without one, from the person's first place of
 * practice (R41). Not thread-safe.
 */
final class ShownMailbox {

  /** What the register says of a person, taken over as it is. */
  private static final List<String> OF_PERSON =
      List.of(
          Attributes.CN,
          Attributes.SN,
          Attributes.GIVEN_NAME,
          Attributes.DISPLAY_NAME,
          Attributes.CIVILITY,
          Attributes.PRACTICE_CIVILITY,
          Attributes.CATEGORY,
          Attributes.CATEGORY_LABEL,
          Attributes.PROFESSION,
          Attributes.TITLE,
          Attributes.SKILL,
          Attributes.SKILL_LABEL);

  private static final List<String> OF_PLACE =
      List.of(
          Attributes.O,
          Attributes.COMPANY_NAME,
          Attributes.TRADE_NAME,
          Attributes.L,
          Attributes.POSTAL_CODE,
          Attributes.ST,
          Attributes.DEPARTEMENT,
          Attributes.COMMUNE,
          Attributes.TELEPHONE,
          Attributes.STREET,
          Attributes.POSTAL_ADDRESS,
          Attributes.C);

  /** The same words as the import's, so that readers see no difference. */
  private static final Map<MailboxType, String> DESCRIPTIONS =
      Map.of(
          MailboxType.ORG, "Boîte aux lettres organisationnelle",
          MailboxType.APP, "Boîte aux lettres applicative");

  private static final String OF_OFFICE = "Boîte aux lettres cabinet";

  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final Mailbox mailbox;

  private ShownMailbox(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  static boolean isOfType(String description) {
    return DESCRIPTIONS.containsValue(description) || description.equals(OF_OFFICE);
  }

  /**
   * The entry of a mailbox.
   *
   * @param person the register's entry, where the owner is in a register
   * @param structure the structure's entry, where the directory knows it
   * @param activity the person's first place of practice
   */
  static DirectoryEntry entry(
      Mailbox mailbox,
      Optional<DirectoryEntry> person,
      Optional<DirectoryEntry> structure,
      Optional<DirectoryEntry> activity) {
    ShownMailbox shown = new ShownMailbox(mailbox);
    shown.values.put(
        Attributes.OBJECT_CLASS,
        List.of("top", "person", "organizationalPerson", "inetOrgPerson", ObjectClasses.MAILBOX));
    if (mailbox.owner() instanceof Owner.Person owner) {
      shown.person(owner, person);
    } else {
      shown.service(structure);
    }
    shown.add(Attributes.MAIL, mailbox.address().toString());
    shown.add(Attributes.MAILBOX_TYPE, mailbox.owner().type().name());
    shown.add(Attributes.OU, mailbox.service());
    person.ifPresent(each -> shown.copy(each, List.of(Attributes.OU)));
    shown.place(structure, activity);
    shown.owner();
    shown.marks();
    return shown.build();
  }

  private void person(Owner.Person owner, Optional<DirectoryEntry> person) {
    add(Attributes.PERSON_ID_TYPE, owner.identifier().type().code());
    add(Attributes.PERSON_ID, owner.identifier().value());
    add(Attributes.NATIONAL_ID, owner.identifier().national());
    if (person.isPresent()) {
      copy(person.get(), OF_PERSON);
      add(Attributes.NAME_SUBSTITUTED, PersonEntry.isNameless(person.get()) ? "TRUE" : "");
      return;
    }
    Identity identity = owner.identity();
    add(Attributes.CN, identity.givenName() + " " + identity.familyName());
    add(Attributes.CN, identity.familyName() + " " + identity.givenName());
    add(Attributes.SN, identity.familyName());
    add(Attributes.GIVEN_NAME, identity.givenName());
    add(Attributes.DISPLAY_NAME, identity.givenName() + " " + identity.familyName());
    identity.professions().forEach(each -> add(Attributes.PROFESSION, each));
    add(Attributes.ROLE, owner.role());
  }

  /** Shown by its service and its structure, at worst by what stands before the @. */
  private void service(Optional<DirectoryEntry> structure) {
    String service = mailbox.service();
    if (service.isEmpty() && mailbox.owner() instanceof Owner.Application application) {
      service = application.component();
    }
    ServiceName name =
        new ServiceName(
            service,
            structure.map(each -> each.first(Attributes.O)).orElse(""),
            structure.map(each -> each.first(Attributes.TRADE_NAME)).orElse(""));
    String shown = name.shown().isEmpty() ? mailbox.address().localPart() : name.shown();
    add(Attributes.CN, shown);
    name.starts().forEach(each -> add(Attributes.CN, each));
    add(Attributes.SN, shown);
    add(Attributes.NAME_SUBSTITUTED, "TRUE");
    add(Attributes.DISPLAY_NAME, shown);
  }

  private void place(Optional<DirectoryEntry> structure, Optional<DirectoryEntry> activity) {
    if (mailbox.owner().structure().isPresent()) {
      structure.ifPresent(each -> copy(each, OF_PLACE));
      structure.ifPresent(each -> copy(each, List.of(Attributes.STRUCTURE_ID)));
      return;
    }
    activity.ifPresent(
        each -> {
          add(Attributes.O, each.first(Attributes.COMPANY_NAME));
          copy(each, OF_PLACE.subList(OF_PLACE.indexOf(Attributes.L), OF_PLACE.size()));
          add(Attributes.PLACE_FROM_REGISTER, "TRUE");
        });
  }

  private void owner() {
    mailbox
        .owner()
        .structure()
        .ifPresent(
            each -> {
              add(Attributes.STRUCTURE_NATIONAL_ID_TYPE, each.type().code());
              add(Attributes.STRUCTURE_NATIONAL_ID, each.value());
            });
    add(Attributes.SERVICE, mailbox.service());
    if (mailbox.owner() instanceof Owner.Application application) {
      add(Attributes.COMPONENT, application.component());
      responsibility(application.responsibility());
    } else if (mailbox.owner() instanceof Owner.Group group) {
      responsibility(group.responsibility());
    } else if (mailbox.owner() instanceof Owner.Person person) {
      add(Attributes.ATTESTED, person.identifier().type().isLocal() ? "TRUE" : "");
    }
  }

  private void responsibility(Owner.Responsibility responsibility) {
    responsibility.professional().ifPresent(each -> add(Attributes.RESPONSIBLE, each.national()));
    add(Attributes.ATTESTED, responsibility.attested() ? "TRUE" : "");
  }

  private void marks() {
    add(Attributes.TEST, mailbox.test() ? "TRUE" : "");
    add(Attributes.RED_LIST, mailbox.redList() ? "TRUE" : "");
    add(Attributes.PAPERLESS, mailbox.paperless() ? "TRUE" : "FALSE");
    add(Attributes.DESCRIPTION, mailbox.description());
    add(Attributes.DESCRIPTION, DESCRIPTIONS.getOrDefault(mailbox.owner().type(), ""));
  }

  private void copy(DirectoryEntry from, List<String> names) {
    for (String name : names) {
      from.values(name).forEach(each -> add(name, each));
    }
  }

  /** Unless empty, or one that the attribute cannot tell from a value it has (RFC 4512 §2.2). */
  private void add(String name, String value) {
    if (value.isEmpty()) {
      return;
    }
    Matching matching = DirectorySchema.required(name).matching();
    String normal = matching.normalise(value);
    List<String> present = values.computeIfAbsent(name, each -> new ArrayList<>(2));
    boolean there =
        present.stream()
            .anyMatch(
                each ->
                    each.equals(value)
                        || (normal != null && normal.equals(matching.normalise(each))));
    if (!there) {
      present.add(value);
    }
  }

  private DirectoryEntry build() {
    List<Attribute> attributes = new ArrayList<>(values.size());
    values.forEach((name, each) -> attributes.add(new Attribute(name, each)));
    return new DirectoryEntry(Tree.mailbox(mailbox.address().toString()), attributes);
  }
}
