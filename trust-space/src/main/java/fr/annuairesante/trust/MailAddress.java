package fr.annuairesante.trust;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mailbox address, compared without case, kept as written. Narrower than RFC 5321: ASCII, no
 * quoted local part, no {@code |}, which separates columns in the national extraction.
 */
public final class MailAddress {

  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL_PART = 64;
  private static final Pattern LOCAL_PART =
      Pattern.compile("[\\w!#$%&'*+/=?^`{}~-]+(\\.[\\w!#$%&'*+/=?^`{}~-]+)*");

  private final String text;
  private final DomainName domain;

  private MailAddress(String text, DomainName domain) {
    this.text = text;
    this.domain = domain;
  }

  /** Empty when the text is no address. */
  public static Optional<MailAddress> of(String text) {
    int at = text.indexOf('@');
    boolean good =
        text.length() <= LONGEST
            && at > 0
            && at <= LONGEST_LOCAL_PART
            && LOCAL_PART.matcher(text.substring(0, at)).matches()
            && text.chars().allMatch(c -> c < 0x80);
    return good
        ? DomainName.of(text.substring(at + 1)).map(domain -> new MailAddress(text, domain))
        : Optional.empty();
  }

  public DomainName domain() {
    return domain;
  }

  /** What stands before the @, in lower case. */
  public String localPart() {
    return key().substring(0, text.indexOf('@'));
  }

  private String key() {
    return text.toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MailAddress address && key().equals(address.key());
  }

  @Override
  public int hashCode() {
    return key().hashCode();
  }

  /** As written. */
  @Override
  public String toString() {
    return text;
  }
}
