package fr.annuairesante.trust;

import java.util.Optional;

/**
 * A mailbox as an operator publishes it: texts as received, empty where nothing was said. It has no
 * zero-paper box: that is the professional's own (R91, {@link Act.ChoosePaperless}).
 *
 * @param person for PER
 * @param names for PER: compared with the register's, and taken only with a local identifier
 * @param structure for ORG, APP and local identifiers; allowed for every PER
 * @param responsible for ORG and APP
 * @param component for APP: which application or machine
 * @param attested the operator attests that the head of the structure answers for it
 * @param redList empty keeps what was said before
 */
public record Publication(
    String address,
    String type,
    Claimed person,
    ClaimedNames names,
    Claimed structure,
    Claimed responsible,
    String component,
    boolean attested,
    boolean test,
    Optional<Boolean> redList,
    String service,
    String description) {

  /**
   * What the operator says of the person.
   *
   * @param profession code, with a local identifier only
   * @param role code, with profession 99 only
   */
  public record ClaimedNames(String familyName, String givenName, String profession, String role) {

    /** Nothing was said. */
    public static final ClaimedNames NOTHING = new ClaimedNames("", "", "", "");
  }

  /**
   * What an operator says to get this very mailbox: publishing it changes nothing, unless its owner
   * is unclear.
   */
  public static Publication of(Mailbox mailbox) {
    Owner owner = mailbox.owner();
    Claimed professional = owner.professional().map(Publication::claimed).orElse(Claimed.NOTHING);
    boolean personal = owner instanceof Owner.Person;
    Claimed structure =
        owner
            .structure()
            .map(each -> new Claimed(each.type().code(), each.value()))
            .orElse(Claimed.NOTHING);
    return new Publication(
        mailbox.address().toString(),
        owner.type().name(),
        personal ? professional : Claimed.NOTHING,
        owner instanceof Owner.Person person ? names(person) : ClaimedNames.NOTHING,
        structure,
        personal ? Claimed.NOTHING : professional,
        owner instanceof Owner.Application application ? application.component() : "",
        attested(owner),
        mailbox.test(),
        Optional.of(mailbox.redList()),
        mailbox.service(),
        mailbox.description());
  }

  private static Claimed claimed(PersonIdentifier identifier) {
    return new Claimed(identifier.type().code(), identifier.value());
  }

  private static ClaimedNames names(Owner.Person person) {
    Identity identity = person.identity();
    String profession = person.identifier().isLocal() ? identity.professions().get(0) : "";
    return new ClaimedNames(identity.familyName(), identity.givenName(), profession, person.role());
  }

  private static boolean attested(Owner owner) {
    if (owner instanceof Owner.Person person) {
      return person.identifier().isLocal();
    }
    if (owner instanceof Owner.Application application) {
      return application.responsibility().attested();
    }
    return owner instanceof Owner.Group group && group.responsibility().attested();
  }
}
