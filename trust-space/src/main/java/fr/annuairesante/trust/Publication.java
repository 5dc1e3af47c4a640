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
}
