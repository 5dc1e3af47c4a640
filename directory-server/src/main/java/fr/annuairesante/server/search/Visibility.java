package fr.annuairesante.server.search;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.server.index.DomainListing;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.StoredEntry;
import fr.annuairesante.server.index.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What exists for a viewer (least privilege): checked on every candidate.
 *
 * @param operator an operator that sees its own mailboxes and receipts as they are, or ""
 * @param hidden domains whose mailboxes exist for nobody else (R76)
 */
record Visibility(
    Viewer.Sight sight, Optional<NameKey> own, String operator, DomainListing hidden) {

  private static final int ADDRESSES = Types.number(Attributes.MAILBOX_ADDRESS);
  private static final int OPERATOR = Types.number(Attributes.OPERATOR);
  private static final String OPERATOR_RDN = Attributes.OPERATOR + "=";

  static Visibility of(Viewer viewer, DomainListing hidden) {
    return new Visibility(
        viewer.sees(),
        viewer.accountDn().isEmpty() ? Optional.empty() : NameKey.parse(viewer.accountDn()),
        operator(viewer.accountDn()),
        hidden);
  }

  /** Names of operators need no escape. */
  private static String operator(String dn) {
    return dn.startsWith(OPERATOR_RDN) ? dn.substring(OPERATOR_RDN.length(), dn.indexOf(',')) : "";
  }

  boolean shows(StoredEntry entry) {
    return shown(entry) != null;
  }

  /** The entry as it is for the viewer; null when it does not exist for it. */
  StoredEntry shown(StoredEntry entry) {
    return switch (sight) {
      case NOTHING -> null;
      case EVERYTHING -> entry;
      case DIRECTORY ->
          switch (entry.zone()) {
            case CONTAINER, STRUCTURE, ACTIVITY -> entry;
            case MAILBOX ->
                hidden.hidesNothing() || !hidden.hides(entry) || isOwn(entry) ? entry : null;
            case HIDDEN_MAILBOX -> isOwn(entry) ? entry : null;
            case RECEIPT -> isOwnReceipt(entry) ? entry : null;
            case PERSON -> hidden.hidesNothing() ? entry : withoutHidden(entry);
            case DOMAIN -> without(entry, Attributes.DOSSIER);
            case RUN, CHOICE, WITHDRAWAL -> null;
            case OPERATOR, ACCOUNT -> own.equals(NameKey.parse(entry.name())) ? entry : null;
          };
    };
  }

  private boolean isOwn(StoredEntry mailbox) {
    return !operator.isEmpty() && hidden.isOf(operator, mailbox);
  }

  private boolean isOwnReceipt(StoredEntry receipt) {
    return !operator.isEmpty() && receipt.find(OPERATOR) && receipt.values().contains(operator);
  }

  /** A person does not give away what its mailbox does not say. */
  private StoredEntry withoutHidden(StoredEntry person) {
    if (!person.find(ADDRESSES) || person.values().stream().noneMatch(hidden::hides)) {
      return person;
    }
    List<Attribute> attributes = new ArrayList<>();
    boolean reachable = false;
    DirectoryEntry whole = person.toEntry();
    for (Attribute each : whole.attributes()) {
      if (each.name().equals(Attributes.MAILBOX_ADDRESS)) {
        List<String> left = each.values().stream().filter(one -> !hidden.hides(one)).toList();
        reachable = !left.isEmpty();
        if (reachable) {
          attributes.add(new Attribute(each.name(), left));
        }
      } else if (!each.name().equals(Attributes.HAS_MAILBOX)) {
        attributes.add(each);
      }
    }
    attributes.add(new Attribute(Attributes.HAS_MAILBOX, List.of(reachable ? "TRUE" : "FALSE")));
    return person.shownAs(new DirectoryEntry(whole.dn(), attributes));
  }

  private static StoredEntry without(StoredEntry entry, String attribute) {
    if (!entry.find(Types.number(attribute))) {
      return entry;
    }
    DirectoryEntry whole = entry.toEntry();
    List<Attribute> attributes = new ArrayList<>(whole.attributes());
    attributes.removeIf(each -> each.name().equals(attribute));
    return entry.shownAs(new DirectoryEntry(whole.dn(), attributes));
  }
}
