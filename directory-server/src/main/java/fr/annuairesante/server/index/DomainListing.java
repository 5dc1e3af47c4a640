package fr.annuairesante.server.index;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What declared domains mean for searches: whose mailboxes they hold, and which of them are hidden
 * because their domain is not in force (R76, R136). Domains are in lower case, accents in their
 * {@code xn--} form. Immutable.
 */
public final class DomainListing {

  /** No domain was ever declared: nothing is hidden. */
  public static final DomainListing NONE = new DomainListing(Map.of(), Set.of());

  private final Map<String, String> operators;
  private final Set<String> hidden;

  /**
   * @param operators of every domain that is or was declared
   * @param hidden those that are not on the white list now
   */
  public DomainListing(Map<String, String> operators, Set<String> hidden) {
    this.operators = Map.copyOf(operators);
    this.hidden = Set.copyOf(hidden);
  }

  /** True when every mailbox of the index is shown that is no hidden one by itself. */
  public boolean hidesNothing() {
    return hidden.isEmpty();
  }

  /** Whether the mailbox, an entry, is on a domain of that operator. */
  public boolean isOf(String operator, StoredEntry mailbox) {
    return operator.equals(operators.get(domain(mailbox)));
  }

  /** Whose domain the mailbox, an entry, is on; empty for one that nobody declared. */
  public Optional<String> operator(StoredEntry mailbox) {
    return Optional.ofNullable(operators.get(domain(mailbox)));
  }

  /** Whether the address is on a hidden domain. */
  public boolean hides(String address) {
    return hidden.contains(address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT));
  }

  /** Whether the mailbox, an entry, is on a hidden domain. */
  public boolean hides(StoredEntry mailbox) {
    return hidden.contains(domain(mailbox));
  }

  /** From its name, {@code mail=address,ou=bal...}: it comes first in the bytes. */
  private static String domain(StoredEntry mailbox) {
    byte[] bytes = mailbox.bytes();
    int end = mailbox.nameStart() + mailbox.nameLength();
    int from = mailbox.nameStart();
    while (from < end && bytes[from] != '@') {
      from++;
    }
    int to = Math.min(end, from + 1);
    from = to;
    while (to < end && bytes[to] != ',') {
      to++;
    }
    return new String(bytes, from, to - from, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
  }
}
