package fr.annuairesante.schema;

import com.unboundid.ldap.sdk.RDN;
import java.util.List;

/**
 * The tree of the directory (DESIGN.md, "The tree"): one suffix, ten flat containers, and the
 * activities below their person.
 */
public final class Tree {

  /** The suffix that today's clients of the national directory are configured with. */
  public static final String SUFFIX = "dc=mssante,dc=fr";

  /** One entry per published mailbox, named by its address. */
  public static final String MAILBOXES = "ou=bal," + SUFFIX;

  /** One entry per professional, named by the national identifier; activities below. */
  public static final String PERSONS = "ou=personnes," + SUFFIX;

  /** One entry per structure, named by its technical identifier. */
  public static final String STRUCTURES = "ou=structures," + SUFFIX;

  /** Operators: for the agency, and for each operator its own entry. */
  public static final String OPERATORS = "ou=operateurs," + SUFFIX;

  /** The white list of domains. */
  public static final String DOMAINS = "ou=domaines," + SUFFIX;

  /** Accounts that may search. */
  public static final String ACCOUNTS = "ou=comptes," + SUFFIX;

  /** What became of each batch of publications: for its operator and the agency. */
  public static final String RECEIPTS = "ou=recus," + SUFFIX;

  /** Runs of the nightly import. */
  public static final String RUNS = "ou=executions," + SUFFIX;

  /** Who wants no paper at which address: kept beyond the mailbox (R91). */
  public static final String CHOICES = "ou=choix," + SUFFIX;

  /** Which mailboxes were withdrawn a short while ago: no extraction brings them back (R84). */
  public static final String WITHDRAWALS = "ou=retraits," + SUFFIX;

  private Tree() {}

  public static String mailbox(String address) {
    return child(Attributes.MAIL, address, MAILBOXES);
  }

  public static String person(String nationalIdentifier) {
    return child(Attributes.NATIONAL_ID, nationalIdentifier, PERSONS);
  }

  public static String activity(String activityIdentifier, String nationalIdentifier) {
    return child(Attributes.ACTIVITY_ID, activityIdentifier, person(nationalIdentifier));
  }

  public static String structure(String technicalIdentifier) {
    return child(Attributes.STRUCTURE_ID, technicalIdentifier, STRUCTURES);
  }

  public static String account(String name) {
    return child(Attributes.UID, name, ACCOUNTS);
  }

  public static String operator(String identifier) {
    return child(Attributes.OPERATOR, identifier, OPERATORS);
  }

  /** Monthly indicators, below their operator. */
  public static String indicators(String month, String operator) {
    return child(Attributes.MONTH, month, operator(operator));
  }

  /** A control, below its operator. */
  public static String control(String name, String operator) {
    return child(Attributes.CONTROL, name, operator(operator));
  }

  public static String domain(String name) {
    return child(Attributes.DOMAIN, name, DOMAINS);
  }

  public static String receipt(String identifier) {
    return child(Attributes.RECEIPT, identifier, RECEIPTS);
  }

  public static String run(String identifier) {
    return child(Attributes.RUN, identifier, RUNS);
  }

  public static String choice(String address) {
    return child(Attributes.MAIL, address, CHOICES);
  }

  public static String withdrawal(String address) {
    return child(Attributes.MAIL, address, WITHDRAWALS);
  }

  /** The suffix entry and the ten containers, parents first: every directory starts with these. */
  public static List<DirectoryEntry> containers() {
    DirectoryEntry suffix =
        DirectoryEntry.builder(SUFFIX)
            .objectClasses("top", "domain")
            .add("dc", "mssante")
            .add(Attributes.DESCRIPTION, "Annuaire Santé - messagerie sécurisée de santé")
            .build();
    return List.of(
        suffix,
        container("bal", "Boîtes aux lettres publiées"),
        container("personnes", "Professionnels des registres nationaux"),
        container("structures", "Structures d'exercice"),
        container("operateurs", "Opérateurs de l'espace de confiance"),
        container("domaines", "Liste blanche des domaines"),
        container("comptes", "Comptes autorisés à consulter"),
        container("recus", "Reçus des publications"),
        container("executions", "Exécutions de l'import"),
        container("choix", "Choix du zéro papier"),
        container("retraits", "Boîtes aux lettres retirées depuis peu"));
  }

  private static DirectoryEntry container(String ou, String description) {
    return DirectoryEntry.builder("ou=" + ou + "," + SUFFIX)
        .objectClasses("top", "organizationalUnit")
        .add(Attributes.OU, ou)
        .add(Attributes.DESCRIPTION, description)
        .build();
  }

  private static String child(String attribute, String value, String parent) {
    return attribute + "=" + escape(value) + "," + parent;
  }

  /** RFC 4514 §2.4; the plain case, nearly all of them, costs one scan. */
  private static String escape(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean letterOrDigit =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      boolean plain = letterOrDigit || c == '@' || c == '.' || c == '-' || c == '_';
      if (!plain) {
        String rdn = new RDN("v", value).toString();
        return rdn.substring(2);
      }
    }
    return value;
  }
}
