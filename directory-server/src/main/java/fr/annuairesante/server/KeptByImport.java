package fr.annuairesante.server;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.EntrySink;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.PlanTerms;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.index.Zone;
import fr.annuairesante.server.trustspace.ChoiceEntry;
import fr.annuairesante.server.trustspace.MailboxEntry;
import fr.annuairesante.server.trustspace.PersonEntry;
import fr.annuairesante.trust.PaperlessChoice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What only people decide and no import changes: zero-paper choices (R91), and mailboxes that
 * operators published here, which are those without a digest of source lines. Thread-safe once it
 * is read.
 */
final class KeptByImport {

  private final Map<String, PaperlessChoice> choices = new HashMap<>();
  private final Set<String> published = new HashSet<>();
  private final Map<String, List<String>> addresses = new HashMap<>();

  /** Reads what the directory in force has of it. */
  static KeptByImport in(Snapshot previous) throws IOException {
    KeptByImport kept = new KeptByImport();
    previous.visit(
        PlanTerms.zone(Zone.CHOICE),
        entry -> {
          PaperlessChoice choice = ChoiceEntry.choice(entry.toEntry());
          kept.choices.put(choice.address().toString().toLowerCase(Locale.ROOT), choice);
          return Snapshot.Next.CONTINUE;
        });
    for (Zone zone : List.of(Zone.MAILBOX, Zone.HIDDEN_MAILBOX)) {
      previous.visit(
          PlanTerms.zone(zone),
          entry -> {
            if (isPublished(entry.toEntry())) {
              kept.publish(entry.toEntry(), zone);
            }
            return Snapshot.Next.CONTINUE;
          });
    }
    return kept;
  }

  /** True for a mailbox that no extraction brought. */
  static boolean isPublished(DirectoryEntry mailbox) {
    return mailbox.attribute(Attributes.DIGEST).isEmpty();
  }

  private void publish(DirectoryEntry mailbox, Zone zone) {
    published.add(NameKey.of(mailbox.dn()).text());
    String person = mailbox.first(Attributes.NATIONAL_ID);
    if (zone == Zone.MAILBOX && !person.isEmpty()) {
      addresses
          .computeIfAbsent(person, each -> new ArrayList<>(1))
          .add(mailbox.first(Attributes.MAIL));
    }
  }

  /** A sink for imported entries: what goes on to the other one is as people have decided. */
  EntrySink before(EntrySink load) {
    return choices.isEmpty() && published.isEmpty()
        ? load
        : entry -> {
          Zone zone = Zone.of(NameKey.of(entry.dn()));
          if (zone == Zone.PERSON) {
            load.put(withPublished(entry));
          } else if (zone != Zone.MAILBOX) {
            load.put(entry);
          } else if (!published.contains(NameKey.of(entry.dn()).text())) {
            load.put(asChosen(entry));
          }
        };
  }

  private DirectoryEntry withPublished(DirectoryEntry person) {
    List<String> more = addresses.get(person.first(Attributes.NATIONAL_ID));
    if (more == null) {
      return person;
    }
    Set<String> all = new TreeSet<>(person.values(Attributes.MAILBOX_ADDRESS));
    all.addAll(more);
    return PersonEntry.withAddresses(person, List.copyOf(all));
  }

  /** The choice is the professional's, and counts for no one else's mailbox. */
  private DirectoryEntry asChosen(DirectoryEntry mailbox) {
    PaperlessChoice choice = choices.get(mailbox.first(Attributes.MAIL).toLowerCase(Locale.ROOT));
    boolean counts =
        choice != null
            && mailbox
                .attribute(Attributes.NATIONAL_ID)
                .map(Attribute::first)
                .filter(choice.professional().national()::equals)
                .isPresent();
    return counts ? MailboxEntry.withPaperless(mailbox, choice.wanted()) : mailbox;
  }
}
