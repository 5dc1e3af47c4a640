package fr.annuairesante.trust.oversight;

import fr.annuairesante.trust.DomainName;
import fr.annuairesante.trust.MailboxType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What counting needs of a mailbox in the directory.
 *
 * @param address as written
 * @param type as written; the national extraction has more than the three of the contracts (R13)
 */
public record PublishedMailbox(String address, String type, boolean test) {

  /** Empty for a type that the contracts do not know, such as {@code CAB}. */
  Optional<MailboxType> knownType() {
    return Arrays.stream(MailboxType.values()).filter(each -> each.name().equals(type)).findFirst();
  }

  /** The address as it is compared. */
  String key() {
    return address.toLowerCase(Locale.ROOT);
  }

  /** Empty when what follows the @ is no domain name. */
  Optional<DomainName> domain() {
    return DomainName.of(address.substring(address.indexOf('@') + 1));
  }
}
