package fr.annuairesante.server.index;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import fr.annuairesante.schema.AttributeType;
import fr.annuairesante.schema.DirectorySchema;
import fr.annuairesante.schema.Matching;
import fr.annuairesante.schema.Tree;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A name below the suffix, normalised and written from the suffix down: {@code
 * /ou=bal/mail=a@b.mssante.fr}. Equal names have equal texts, and what is below a name starts with
 * its text and a slash, so that a subtree is a range of terms.
 *
 * @param text the empty string for the suffix itself
 * @param depth how many components below the suffix
 */
public record NameKey(String text, int depth) {

  /** The suffix. */
  public static final NameKey SUFFIX = new NameKey("", 0);

  /** The suffix as if it were below itself: its attributes have several names too. */
  private static final NameKey WHOLE_SUFFIX = new NameKey("/dc=fr/dc=mssante", 2);

  private static final String BELOW_SUFFIX = "," + Tree.SUFFIX;
  private static final int MOST_CACHED_PARENTS = 64;
  private static final ConcurrentHashMap<String, NameKey> CONTAINERS = new ConcurrentHashMap<>();

  /** The key of a name that this code made itself; throws when it is not below the suffix. */
  public static NameKey of(String dn) {
    return parse(dn).orElseThrow(() -> new IllegalArgumentException("not below the suffix: " + dn));
  }

  /**
   * The key of a name as a client wrote it.
   *
   * @return empty when the name is not below the suffix
   * @throws InvalidName when the text is no distinguished name
   */
  public static Optional<NameKey> parse(String dn) {
    if (dn.equals(Tree.SUFFIX)) {
      return Optional.of(SUFFIX);
    }
    NameKey cached = CONTAINERS.get(dn);
    if (cached != null) {
      return Optional.of(cached);
    }
    Optional<NameKey> plain = parsePlain(dn);
    Optional<NameKey> key = plain.isPresent() ? plain : parseAny(dn);
    if (key.isPresent() && key.get().depth == 1 && CONTAINERS.size() < MOST_CACHED_PARENTS) {
      CONTAINERS.put(dn, key.get());
    }
    return key;
  }

  /** Names as {@link Tree} writes them, without escapes: no general parser is needed. */
  private static Optional<NameKey> parsePlain(String dn) {
    int comma = dn.indexOf(',');
    int equals = dn.indexOf('=');
    if (!dn.endsWith(BELOW_SUFFIX) || equals <= 0 || equals > comma) {
      return Optional.empty();
    }
    for (int i = 0; i < comma; i++) {
      char c = dn.charAt(i);
      if (c <= ' ' || c >= 0x7f || "\\\"+#;<>".indexOf(c) >= 0 || (c == '=' && i != equals)) {
        return Optional.empty();
      }
    }
    Optional<NameKey> parent = parse(dn.substring(comma + 1));
    return parent.map(p -> p.child(dn.substring(0, equals), dn.substring(equals + 1, comma)));
  }

  private static Optional<NameKey> parseAny(String dn) {
    DN parsed;
    try {
      parsed = new DN(dn);
    } catch (LDAPException e) {
      throw new InvalidName(dn, e);
    }
    RDN[] rdns = parsed.getRDNs();
    int below = rdns.length - WHOLE_SUFFIX.depth;
    return below < 0 || !of(rdns, below, rdns.length).equals(WHOLE_SUFFIX)
        ? Optional.empty()
        : Optional.of(of(rdns, 0, below));
  }

  /** The key of some of a name's components, the last one uppermost. */
  private static NameKey of(RDN[] rdns, int from, int to) {
    NameKey key = SUFFIX;
    for (int i = to - 1; i >= from; i--) {
      key = key.child(rdns[i]);
    }
    return key;
  }

  private NameKey child(RDN rdn) {
    if (rdn.isMultiValued()) {
      return new NameKey(text + "/" + rdn.toNormalizedString(), depth + 1);
    }
    return child(rdn.getAttributeNames()[0], rdn.getAttributeValues()[0]);
  }

  private NameKey child(String attribute, String value) {
    Optional<AttributeType> type = DirectorySchema.type(attribute);
    String name = type.map(AttributeType::name).orElse(attribute.toLowerCase(Locale.ROOT));
    Matching matching = type.map(AttributeType::matching).orElse(Matching.CASE_IGNORE);
    return new NameKey(text + "/" + component(name, namingForm(matching, value)), depth + 1);
  }

  /** One component of a key: a canonical name and a normal form. */
  static String component(String attribute, String normal) {
    return attribute + "=" + normal.replace("/", "\\/");
  }

  /** Folding would merge names that differ by an accent: a name compares as RFC 4517 says. */
  private static String namingForm(Matching matching, String value) {
    Matching naming = matching == Matching.FOLDED ? Matching.CASE_IGNORE : matching;
    String normal = naming.normalise(value);
    return normal == null ? value : normal;
  }

  /** The name one component up; the suffix has none. */
  public Optional<NameKey> parent() {
    if (depth == 0) {
      return Optional.empty();
    }
    int slash = text.length() - 1;
    while (text.charAt(slash) != '/' || (slash > 0 && text.charAt(slash - 1) == '\\')) {
      slash--;
    }
    return Optional.of(new NameKey(text.substring(0, slash), depth - 1));
  }

  /** A text that is no distinguished name (RFC 4514): code 34 to the client. */
  public static final class InvalidName extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidName(String dn, LDAPException cause) {
      super("not a distinguished name: " + dn, cause);
    }
  }
}
