package fr.annuairesante.server.search;

import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.StoredEntry;
import java.util.Optional;

/** What exists for a viewer (least privilege): checked on every candidate. */
record Visibility(Viewer.Sight sight, Optional<NameKey> own) {

  static Visibility of(Viewer viewer) {
    return new Visibility(
        viewer.sees(),
        viewer.accountDn().isEmpty() ? Optional.empty() : NameKey.parse(viewer.accountDn()));
  }

  boolean shows(StoredEntry entry) {
    return switch (sight) {
      case NOTHING -> false;
      case EVERYTHING -> true;
      case DIRECTORY ->
          switch (entry.zone()) {
            case CONTAINER, MAILBOX, PERSON, STRUCTURE, DOMAIN, ACTIVITY -> true;
            case RECEIPT, RUN, HIDDEN_MAILBOX -> false;
            case OPERATOR, ACCOUNT -> own.equals(NameKey.parse(entry.name()));
          };
    };
  }
}
