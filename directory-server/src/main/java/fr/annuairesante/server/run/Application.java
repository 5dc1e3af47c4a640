package fr.annuairesante.server.run;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.schema.exchange.Applied;
import fr.annuairesante.schema.exchange.Decided;
import fr.annuairesante.schema.exchange.Difference;
import fr.annuairesante.schema.exchange.Unit;
import fr.annuairesante.schema.exchange.UnitKind;
import fr.annuairesante.server.Draft;
import fr.annuairesante.server.filter.Filter;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.search.Scope;
import fr.annuairesante.server.search.Search;
import fr.annuairesante.server.search.Viewer;
import fr.annuairesante.server.trustspace.ChoiceEntry;
import fr.annuairesante.server.trustspace.MailboxEntry;
import fr.annuairesante.server.trustspace.Overruled;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The differences of one batch, on what the directory holds at that moment. What an operator made
 * is left alone; what people decided stays; a person keeps the entry whatever happens to the number
 * or in the registers.
 */
final class Application {

  private static final Optional<NameKey> PERSONS = Optional.of(NameKey.of(Tree.PERSONS));

  private final Draft draft;
  private final Map<String, List<DirectoryEntry>> below = new HashMap<>();
  private final Map<String, List<DirectoryEntry>> published = new HashMap<>();
  private final Map<String, List<DirectoryEntry>> choices = new HashMap<>();
  private int put;
  private int deleted;
  private int closed;
  private int kept;

  private Application(Draft draft) {
    this.draft = draft;
  }

  /** Puts the differences into the draft. */
  static Applied of(Draft draft, List<Difference> differences) throws IOException {
    Application application = new Application(draft);
    for (Difference each : differences) {
      application.lookUp(each);
    }
    for (Difference each : differences) {
      application.apply(each);
    }
    return new Applied(
        false, application.put, application.deleted, application.closed, application.kept);
  }

  private boolean isLocal(String dn) throws IOException {
    return draft.stamp(dn).filter(Stamp::isLocal).isPresent();
  }

  /** Withdrawn here, perhaps while the run was at work. */
  private boolean isWithdrawn(Difference difference) throws IOException {
    return difference instanceof Difference.Put each
        && UnitKind.of(each.unit().entry()).filter(kind -> kind == UnitKind.MAILBOX).isPresent()
        && Overruled.isWithdrawn(each.unit().entry().first(Attributes.MAIL), draft::stamp);
  }

  /** All searches come before the first change: a draft that holds many makes them slow. */
  private void lookUp(Difference difference) throws IOException {
    String dn = difference.dn();
    if (!isPerson(dn)) {
      return;
    }
    Optional<DirectoryEntry> there = draft.entry(dn);
    if (there.isEmpty()) {
      return;
    }
    below.put(dn, find(dn, Scope.ONE_LEVEL, new Filter.Present(Attributes.OBJECT_CLASS)));
    boolean stays =
        difference instanceof Difference.Put same
            && Decided.isSame(there.get(), same.unit().entry());
    if (!stays && !(difference instanceof Difference.Close)) {
      String number = there.get().first(Attributes.NATIONAL_ID);
      published.put(dn, find(Tree.MAILBOXES, Scope.ONE_LEVEL, isOf(number)));
      choices.put(dn, find(Tree.CHOICES, Scope.ONE_LEVEL, isOf(number)));
    }
  }

  private static Filter isOf(String number) {
    return new Filter.Equality(Attributes.NATIONAL_ID, number);
  }

  private static boolean isPerson(String dn) {
    return NameKey.of(dn).parent().equals(PERSONS);
  }

  private List<DirectoryEntry> find(String base, Scope scope, Filter filter) throws IOException {
    return draft.find(new Search(base, scope, filter, List.of(), false, 0, 0, Viewer.SERVER));
  }

  private void apply(Difference difference) throws IOException {
    if (isLocal(difference.dn()) || isWithdrawn(difference)) {
      kept++;
    } else if (difference instanceof Difference.Put each) {
      put(each.dn(), each.unit());
    } else if (difference instanceof Difference.Renumber each) {
      put(each.dn(), each.unit());
    } else if (difference instanceof Difference.Close each) {
      close(each.dn());
    } else {
      delete(difference.dn());
    }
  }

  /**
   * @param dn the name so far, which may be another
   */
  private void put(String dn, Unit unit) throws IOException {
    Optional<DirectoryEntry> there = draft.entry(dn);
    DirectoryEntry entry = unit.entry();
    List<String> shown = List.of();
    if (there.isPresent()) {
      entry = Decided.merge(there.get(), entry);
      shown = shownOf(dn, there.get());
    }
    entry = Decided.withMailboxes(entry, shown, Overruled.mailboxes(entry, draft::stamp));
    for (DirectoryEntry each : below.getOrDefault(dn, List.of())) {
      if (unit.below().stream().noneMatch(other -> other.dn().equals(each.dn()))) {
        draft.delete(each.dn());
      }
    }
    if (there.isPresent() && !dn.equals(entry.dn())) {
      draft.rename(dn, entry);
    } else {
      draft.put(entry);
    }
    for (DirectoryEntry each : unit.below()) {
      draft.put(each);
    }
    if (there.isEmpty()) {
      listAtItsPerson(entry);
    }
    for (DirectoryEntry each : mailboxesOf(dn)) {
      draft.put(Decided.following(each, entry, isLocal(each.dn())));
    }
    for (DirectoryEntry each : choices.getOrDefault(dn, List.of())) {
      draft.put(ChoiceEntry.following(each, entry));
    }
    put++;
  }

  /**
   * A mailbox that was withdrawn here a while ago and that the extraction has is new here, and no
   * news to its person, whose lines are the same.
   */
  private void listAtItsPerson(DirectoryEntry entry) throws IOException {
    String number = entry.first(Attributes.NATIONAL_ID);
    if (!entry.first(Attributes.MAILBOX_TYPE).equals("PER") || number.isEmpty()) {
      return;
    }
    String address = entry.first(Attributes.MAIL);
    Optional<DirectoryEntry> person = draft.entry(Tree.person(number));
    if (person.isPresent()
        && person.get().attribute(Attributes.CLOSED).isEmpty()
        && !person.get().values(Attributes.MAILBOX_ADDRESS).contains(address)) {
      draft.put(Decided.withMailboxes(person.get(), List.of(address), List.of()));
    }
  }

  /** Addresses of a person's mailboxes that operators published here. */
  private List<String> publishedOf(DirectoryEntry person) throws IOException {
    List<String> addresses = new ArrayList<>();
    for (String address : person.values(Attributes.MAILBOX_ADDRESS)) {
      if (isLocal(Tree.mailbox(address))) {
        addresses.add(address);
      }
    }
    return addresses;
  }

  /** Those published here, and those that are shown again since the person is back. */
  private List<String> shownOf(String dn, DirectoryEntry person) throws IOException {
    List<String> addresses = publishedOf(person);
    for (DirectoryEntry each : mailboxesOf(dn)) {
      if (isLocal(each.dn()) && MailboxEntry.isShown(Decided.shown(each, true))) {
        addresses.add(each.first(Attributes.MAIL));
      }
    }
    return addresses;
  }

  /** Those that were found, as they are by now: the batch may have changed or removed them. */
  private List<DirectoryEntry> mailboxesOf(String dn) throws IOException {
    List<DirectoryEntry> mailboxes = new ArrayList<>();
    for (DirectoryEntry each : published.getOrDefault(dn, List.of())) {
      draft.entry(each.dn()).ifPresent(mailboxes::add);
    }
    return mailboxes;
  }

  private void close(String dn) throws IOException {
    Optional<DirectoryEntry> there = draft.entry(dn);
    if (there.isEmpty() || there.get().attribute(Attributes.CLOSED).isPresent()) {
      return;
    }
    for (DirectoryEntry each : below.getOrDefault(dn, List.of())) {
      draft.delete(each.dn());
    }
    draft.put(Decided.afterLeaving(there.get(), draft.now()).orElseThrow());
    closed++;
  }

  /** A mailbox about which somebody has decided something is hidden instead, until it is back. */
  private void delete(String dn) throws IOException {
    Optional<DirectoryEntry> there = draft.entry(dn);
    if (there.isEmpty()) {
      return;
    }
    Optional<DirectoryEntry> stays = Decided.afterLeaving(there.get(), draft.now());
    if (stays.isPresent()) {
      draft.put(stays.get());
    } else {
      draft.delete(dn);
    }
    deleted++;
  }
}
