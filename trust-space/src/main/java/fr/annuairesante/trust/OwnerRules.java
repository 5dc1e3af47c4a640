package fr.annuairesante.trust;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whom or what a publication is for, checked against the registers. */
final class OwnerRules {

  private static final Pattern PERSONAL_LOOKING =
      Pattern.compile("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*");

  private final TrustSpace space;
  private final Findings found;

  OwnerRules(TrustSpace space, Findings found) {
    this.space = space;
    this.found = found;
  }

  /** Empty where something refused it. */
  Optional<Owner> owner(Publication publication, Optional<MailAddress> address) {
    Optional<StructureIdentifier> structure = structure(publication.structure());
    if (publication.test() && namesSomebody(publication)) {
      found.add(MailboxRule.TEST_WITH_PERSON.broken());
      return Optional.empty();
    }
    return switch (publication.type()) {
      case "PER" -> personal(publication, structure);
      case "ORG", "APP" -> collective(publication, structure, address);
      default -> {
        found.add(MailboxRule.TYPE.broken(publication.type()));
        yield Optional.empty();
      }
    };
  }

  private static boolean namesSomebody(Publication publication) {
    return publication.type().equals("PER")
        || ownsIt(publication)
        || !publication.responsible().isNothing();
  }

  private static boolean ownsIt(Publication publication) {
    return !publication.person().isNothing()
        || !publication.names().equals(Publication.ClaimedNames.NOTHING);
  }

  private Optional<StructureIdentifier> structure(Claimed claimed) {
    if (claimed.isNothing()) {
      return Optional.empty();
    }
    Optional<StructureIdentifier> structure =
        StructureIdentifier.of(claimed.type(), claimed.value());
    if (structure.isEmpty()) {
      found.add(MailboxRule.STRUCTURE_IDENTIFIER.broken(claimed.value(), claimed.type()));
    }
    structure.ifPresent(
        each -> {
          found.when(!each.checkDigitFits(), Remark.STRUCTURE_CHECK_DIGIT, each.value());
          found.when(!space.knows(each), Remark.STRUCTURE_UNKNOWN, each.value());
        });
    return structure;
  }

  private Optional<Owner> personal(
      Publication publication, Optional<StructureIdentifier> structure) {
    found.when(!publication.component().isEmpty(), MailboxRule.COMPONENT_MISPLACED);
    found.when(!publication.responsible().isNothing(), MailboxRule.RESPONSIBLE_MISPLACED);
    Claimed claimed = publication.person();
    if (claimed.isNothing()) {
      found.add(MailboxRule.PERSON_MISSING.broken());
      return Optional.empty();
    }
    Optional<PersonIdentifier> identifier = PersonIdentifier.of(claimed.type(), claimed.value());
    if (identifier.isEmpty()) {
      found.add(MailboxRule.PERSON_IDENTIFIER.broken(claimed.value(), claimed.type()));
      return Optional.empty();
    }
    PersonIdentifier known = identifier.get();
    found.when(!known.checkDigitFits(), Remark.PERSON_CHECK_DIGIT, known.value());
    return known.isLocal()
        ? Optional.of(local(known, publication, structure))
        : registered(known, publication.names(), structure);
  }

  /** The register says who it is; the operator only shows that he means the same (R33, R41). */
  private Optional<Owner> registered(
      PersonIdentifier identifier,
      Publication.ClaimedNames names,
      Optional<StructureIdentifier> structure) {
    Optional<RegisteredPerson> person = space.person(identifier);
    if (person.isEmpty()) {
      found.add(MailboxRule.PERSON_UNKNOWN.broken(identifier.national()));
      return Optional.empty();
    }
    RegisteredPerson known = person.get();
    found.when(!known.open(), MailboxRule.PERSON_CLOSED, identifier.national());
    found.when(known.isSecretary(), MailboxRule.SECRETARY);
    Identity identity = known.identity();
    found.when(
        !Identity.sameName(identity.familyName(), names.familyName()),
        MailboxRule.FAMILY_NAME,
        names.familyName(),
        identifier.national(),
        identity.familyName());
    found.when(
        !Identity.sameName(identity.givenName(), names.givenName()),
        MailboxRule.GIVEN_NAME,
        names.givenName(),
        identifier.national(),
        identity.givenName());
    return Optional.of(new Owner.Person(identifier, identity, "", structure));
  }

  /** The head of the structure says who it is, and only where no register could (R34-R36). */
  private Owner local(
      PersonIdentifier identifier,
      Publication publication,
      Optional<StructureIdentifier> structure) {
    Publication.ClaimedNames names = publication.names();
    String profession = names.profession();
    String role = names.role();
    found.when(
        structure.filter(identifier::isAllottedBy).isEmpty(),
        MailboxRule.LOCAL_STRUCTURE,
        identifier.value());
    found.when(
        names.familyName().isBlank() || names.givenName().isBlank(), MailboxRule.LOCAL_NAMES);
    if (Professions.hasRegister(profession, role)) {
      found.add(MailboxRule.LOCAL_REGISTERED.broken(profession, role));
    } else if (!profession.equals(Professions.BY_ROLE) || !Professions.isKnownRole(role)) {
      found.add(MailboxRule.LOCAL_PROFESSION.broken(profession, role));
    }
    found.when(Professions.isSecretary(role), MailboxRule.SECRETARY);
    found.when(!publication.attested(), MailboxRule.LOCAL_ATTESTATION);
    Identity identity =
        new Identity(
            names.familyName().strip(), names.givenName().strip(), List.of(profession), List.of());
    return new Owner.Person(identifier, identity, role, structure);
  }

  private Optional<Owner> collective(
      Publication publication,
      Optional<StructureIdentifier> structure,
      Optional<MailAddress> address) {
    boolean application = publication.type().equals("APP");
    String component = publication.component().strip();
    found.when(ownsIt(publication), MailboxRule.PERSON_ON_GROUP);
    found.when(publication.structure().isNothing(), MailboxRule.STRUCTURE_MISSING);
    found.when(application && component.isEmpty(), MailboxRule.COMPONENT_MISSING);
    found.when(!application && !component.isEmpty(), MailboxRule.COMPONENT_MISPLACED);
    address
        .filter(each -> PERSONAL_LOOKING.matcher(each.localPart()).matches())
        .ifPresent(each -> found.add(Remark.PERSONAL_LOOKING.broken(each)));
    Owner.Responsibility responsibility =
        new Owner.Responsibility(responsible(publication), publication.attested());
    return structure.map(
        of ->
            application
                ? new Owner.Application(of, component, responsibility)
                : new Owner.Group(of, responsibility));
  }

  private Optional<PersonIdentifier> responsible(Publication publication) {
    Claimed claimed = publication.responsible();
    if (claimed.isNothing()) {
      found.when(!publication.attested(), MailboxRule.RESPONSIBLE_MISSING);
      return Optional.empty();
    }
    Optional<PersonIdentifier> responsible =
        PersonIdentifier.of(claimed.type(), claimed.value())
            .flatMap(space::person)
            .filter(each -> each.open() && !each.isSecretary())
            .map(RegisteredPerson::identifier);
    found.when(responsible.isEmpty(), MailboxRule.RESPONSIBLE, claimed.value());
    return responsible;
  }
}
