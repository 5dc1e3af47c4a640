package fr.annuairesante.trust.oversight;

import fr.annuairesante.trust.DomainName;
import fr.annuairesante.trust.MailboxType;
import java.util.Locale;
import java.util.Optional;

/**
 * What counting needs of a mailbox in the directory.
 *
 * @param address as written
 */
public record PublishedMailbox(String address, MailboxType type, boolean test) {

  /** The address as it is compared. */
  String key() {
    return address.toLowerCase(Locale.ROOT);
  }

  /** Empty when what follows the @ is no domain name. */
  Optional<DomainName> domain() {
    return DomainName.of(address.substring(address.indexOf('@') + 1));
  }
}
