package fr.annuairesante.server.index;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.Tree;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.util.BytesRef;

/** The part of the tree an entry is in: the unit of access control and of the order of results. */
public enum Zone {
  /** The suffix and the containers. */
  CONTAINER('0', null),
  MAILBOX('1', Tree.MAILBOXES),
  PERSON('2', Tree.PERSONS),
  STRUCTURE('3', Tree.STRUCTURES),
  OPERATOR('4', Tree.OPERATORS),
  DOMAIN('5', Tree.DOMAINS),
  ACCOUNT('6', Tree.ACCOUNTS),
  /** Below a person. */
  ACTIVITY('7', Tree.PERSONS),
  RECEIPT('8', Tree.RECEIPTS),
  RUN('9', Tree.RUNS),
  /** On the red list, for tests, or its professional has left the register. */
  HIDDEN_MAILBOX(':', Tree.MAILBOXES),
  CHOICE(';', Tree.CHOICES),
  WITHDRAWAL('<', Tree.WITHDRAWALS);

  static final String FIELD = "zone";

  private static final List<String> HIDING =
      List.of(Attributes.RED_LIST, Attributes.TEST, Attributes.CLOSED);

  private static final Zone[] ALL = values();

  private final char code;
  private final String container;

  Zone(char code, String containerDn) {
    this.code = code;
    this.container = containerDn == null ? "?" : NameKey.of(containerDn).text();
  }

  /** The zone of a stored code. */
  static Zone of(int code) {
    return ALL[code - '0'];
  }

  /** How the zone is stored; codes follow the order of the constants. */
  int code() {
    return code;
  }

  /** The zone of a name. */
  public static Zone of(NameKey name) {
    if (name.depth() >= 2) {
      for (Zone zone : ALL) {
        int end = zone.container.length();
        if (name.text().startsWith(zone.container) && name.text().charAt(end) == '/') {
          return zone == PERSON && name.depth() > 2 ? ACTIVITY : zone;
        }
      }
    }
    return CONTAINER;
  }

  /** The zone of an entry: that of its name, unless it must not be shown. */
  public static Zone of(NameKey name, DirectoryEntry entry) {
    Zone zone = of(name);
    return zone == MAILBOX && HIDING.stream().anyMatch(each -> entry.first(each).equals("TRUE"))
        ? HIDDEN_MAILBOX
        : zone;
  }

  /** The zones below that name, when it is the suffix or a container; else none. */
  static List<Zone> below(NameKey name) {
    return Stream.of(ALL)
        .filter(zone -> name.depth() == 0 || name.text().equals(zone.container))
        .toList();
  }

  /** The key of the container. */
  String container() {
    return container;
  }

  BytesRef term() {
    return new BytesRef(String.valueOf(code));
  }

  /** The structural object class of its entries (RFC 4512 §2.4.2). */
  String structuralClass(int depth, String name) {
    return switch (this) {
      case MAILBOX, HIDDEN_MAILBOX, PERSON -> "inetOrgPerson";
      case STRUCTURE -> "organization";
      case OPERATOR -> depth > 2 ? belowOperator(name) : ObjectClasses.OPERATOR_ENTRY;
      case DOMAIN -> ObjectClasses.DOMAIN_ENTRY;
      case RECEIPT -> ObjectClasses.RECEIPT_ENTRY;
      case RUN -> ObjectClasses.RUN_ENTRY;
      case CHOICE -> ObjectClasses.CHOICE_ENTRY;
      case WITHDRAWAL -> ObjectClasses.WITHDRAWAL_ENTRY;
      case ACTIVITY -> ObjectClasses.ACTIVITY;
      case ACCOUNT -> "account";
      case CONTAINER -> depth == 0 ? "domain" : "organizationalUnit";
    };
  }

  private static String belowOperator(String name) {
    return name.startsWith(Attributes.CONTROL + "=")
        ? ObjectClasses.CONTROL_ENTRY
        : ObjectClasses.INDICATORS_ENTRY;
  }
}
