package fr.annuairesante.server.acts;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.Draft;
import fr.annuairesante.server.trustspace.ChoiceEntry;
import fr.annuairesante.server.trustspace.DomainEntry;
import fr.annuairesante.server.trustspace.MailboxEntry;
import fr.annuairesante.server.trustspace.OperatorEntry;
import fr.annuairesante.server.trustspace.PersonEntry;
import fr.annuairesante.server.trustspace.WithdrawalEntry;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Actor;
import fr.annuairesante.trust.Change;
import fr.annuairesante.trust.Decision;
import fr.annuairesante.trust.Mailbox;
import fr.annuairesante.trust.Rules;
import fr.annuairesante.trust.oversight.OversightAct;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Acts carried out on a draft, one after the other: judged by the rules, which see those before,
 * and put into the draft if they are to be applied. Use it within {@link
 * fr.annuairesante.server.Directory#change}; an act that is refused puts nothing.
 */
public final class Acts {

  private final Draft draft;
  private final DirectoryTrustSpace space;
  private final Rules rules;

  /** Acts at the draft's instant. */
  public Acts(Draft draft) {
    this.draft = draft;
    this.space = DirectoryTrustSpace.of(draft);
    this.rules = new Rules(space, Clock.fixed(draft.now(), ZoneOffset.UTC));
  }

  /** What becomes of the act; when it is to be applied, the draft holds what it changes. */
  public Decision carryOut(Actor actor, Act act) throws IOException {
    Decision decision = rules.decide(actor, act);
    if (decision instanceof Decision.Applied applied) {
      for (Change change : applied.changes()) {
        put(change);
      }
    }
    return decision;
  }

  /** The same of an act of oversight. */
  public Decision carryOut(Actor actor, OversightAct act) throws IOException {
    return new OversightActs(draft, space).carryOut(actor, act);
  }

  private void put(Change change) throws IOException {
    if (change instanceof Change.MailboxWritten written) {
      write(written.mailbox());
    } else if (change instanceof Change.MailboxDeleted deleted) {
      Optional<DirectoryEntry> present = space.mailboxEntry(deleted.address());
      if (present.isPresent()) {
        delete(present.get());
      }
    } else if (change instanceof Change.MailboxesOfDomainDeleted emptied) {
      int most = Change.MailboxesOfDomainDeleted.MOST;
      for (DirectoryEntry each : space.mailboxEntries(emptied.domain(), most)) {
        delete(each);
      }
    } else if (change instanceof Change.PaperlessChosen chosen) {
      draft.put(ChoiceEntry.of(chosen.choice()));
    } else if (change instanceof Change.DomainWritten written) {
      draft.put(DomainEntry.of(written.domain()));
      space.forgetMembers();
    } else if (change instanceof Change.OperatorWritten written) {
      draft.put(OperatorEntry.of(written.operator()));
      space.forgetMembers();
    }
  }

  private void write(Mailbox mailbox) throws IOException {
    Optional<DirectoryEntry> present = space.mailboxEntry(mailbox.address());
    if (present.isEmpty()) {
      draft.delete(Tree.withdrawal(mailbox.address().toString()));
    }
    DirectoryEntry entry = MailboxEntries.entry(mailbox, present, space);
    if (MailboxEntries.isImported(entry)) {
      draft.put(entry);
    } else {
      draft.takeOver(entry);
    }
    Optional<String> before = present.flatMap(MailboxEntries::person);
    Optional<String> after = MailboxEntries.person(entry);
    if (before.isPresent() && !before.equals(after)) {
      list(before.get(), entry, false);
    }
    if (after.isPresent()) {
      list(after.get(), entry, MailboxEntry.isShown(entry));
    }
  }

  private void delete(DirectoryEntry mailbox) throws IOException {
    draft.delete(mailbox.dn());
    draft.put(WithdrawalEntry.of(mailbox.first(Attributes.MAIL)));
    Optional<String> person = MailboxEntries.person(mailbox);
    if (person.isPresent()) {
      list(person.get(), mailbox, false);
    }
  }

  /** Says with the person, if the directory knows it as one of the register, where it is found. */
  private void list(String person, DirectoryEntry mailbox, boolean listed) throws IOException {
    Optional<DirectoryEntry> entry = draft.entry(Tree.person(person));
    if (entry.isPresent()) {
      String address = mailbox.first(Attributes.MAIL);
      boolean open = PersonEntry.leftAt(entry.get()).isEmpty();
      draft.put(PersonEntry.withAddress(entry.get(), address, listed && open));
    }
  }
}
