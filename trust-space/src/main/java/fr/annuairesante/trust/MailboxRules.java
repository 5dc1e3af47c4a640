package fr.annuairesante.trust;

import fr.annuairesante.trust.OperatorState.Provisional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an operator may do with the mailboxes of its domains. */
final class MailboxRules {

  /** Most test mailboxes of one operator in provisional integration (R27). */
  static final int TEST_CAP = 25;

  private static final int LONGEST_TEXT = 256;
  private static final Pattern TEST_NAME = Pattern.compile("test([0-9]+|[._-].+)?");

  private final TrustSpace space;
  private final Instant now;
  private final LocalDate day;

  MailboxRules(TrustSpace space, Instant now, LocalDate day) {
    this.space = space;
    this.now = now;
    this.day = day;
  }

  Decision decide(OperatorId by, Act.OnMailbox act) {
    Findings found = new Findings();
    Optional<Operator> operator = space.operator(by);
    if (operator.isEmpty()) {
      found.add(OperatorRule.UNKNOWN.broken(by));
      return found.refused();
    }
    found.addAll(operator.get().obstacles(day));
    if (act instanceof Act.Publish publish) {
      return publish(operator.get(), publish.publication(), found);
    }
    if (act instanceof Act.Withdraw withdraw) {
      return withdraw(by, withdraw.address(), found);
    }
    return choose(by, (Act.ChoosePaperless) act, found);
  }

  private Decision publish(Operator operator, Publication publication, Findings found) {
    Optional<MailAddress> address = address(publication.address(), found);
    mayCreate(operator, found);
    address.ifPresent(each -> onListedDomain(operator.id(), each.domain(), found));
    texts(publication, found);
    Optional<Owner> owner = new OwnerRules(space, found).owner(publication, address);
    Optional<Mailbox> present = address.flatMap(space::mailbox);
    testMark(operator, publication, address, present.isEmpty(), found);
    if (present.isPresent() && owner.isPresent()) {
      sameMailbox(present.get(), owner.get(), publication.test(), found);
    }
    if (found.refuse()) {
      return found.refused();
    }
    Mailbox wanted = mailbox(address.orElseThrow(), owner.orElseThrow(), publication, present);
    boolean unchanged = present.filter(wanted::equals).isPresent();
    return found.applied(unchanged ? List.of() : List.of(new Change.MailboxWritten(wanted)));
  }

  private static Optional<MailAddress> address(String text, Findings found) {
    Optional<MailAddress> address = MailAddress.of(text);
    found.when(address.isEmpty(), MailboxRule.ADDRESS_SYNTAX, text);
    return address;
  }

  private void mayCreate(Operator operator, Findings found) {
    boolean patients = operator.profile().kind() == OperatorKind.PATIENTS;
    found.when(patients, OperatorRule.PATIENTS);
    if (operator.isProvisionalOver(day)) {
      LocalDate last = ((Provisional) operator.stateOn(day)).lastDay();
      found.add(OperatorRule.PROVISIONAL_OVER.broken(last));
    }
  }

  /** Obstacles of the operator itself are found already. */
  private void onListedDomain(OperatorId by, DomainName name, Findings found) {
    if (isOf(by, name)) {
      List<Finding> known = found.all();
      new WhiteList(space, day)
          .obstacles(name).stream().filter(each -> !known.contains(each)).forEach(found::add);
    } else {
      notYours(name, found);
    }
  }

  private boolean isOf(OperatorId by, DomainName name) {
    return space.domain(name).filter(each -> each.operator().equals(by)).isPresent();
  }

  private void notYours(DomainName name, Findings found) {
    boolean listed = new WhiteList(space, day).contains(name);
    found.add((listed ? DomainRule.NOT_YOURS : DomainRule.NOT_LISTED).broken(name));
  }

  private static void texts(Publication publication, Findings found) {
    text(Field.SERVICE, publication.service(), found);
    text(Field.DESCRIPTION, publication.description(), found);
    text(Field.COMPONENT, publication.component(), found);
    text(Field.FAMILY_NAME, publication.names().familyName(), found);
    text(Field.GIVEN_NAME, publication.names().givenName(), found);
  }

  private static void text(Field field, String text, Findings found) {
    boolean good =
        text.length() <= LONGEST_TEXT && text.codePoints().noneMatch(c -> c == '|' || isUnseen(c));
    if (!good) {
      found.add(MailboxRule.TEXT.brokenIn(field, LONGEST_TEXT));
    }
  }

  /** What no address book shows, or what turns the text around it: right to left, for one. */
  private static boolean isUnseen(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private void testMark(
      Operator operator,
      Publication publication,
      Optional<MailAddress> address,
      boolean created,
      Findings found) {
    boolean provisional = operator.stateOn(day) instanceof Provisional;
    found.when(provisional && !publication.test(), MailboxRule.TEST_ONLY);
    if (provisional || publication.test()) {
      address
          .filter(each -> !TEST_NAME.matcher(each.localPart()).matches())
          .ifPresent(
              each -> found.add(MailboxRule.TEST_NAME.broken(each.domain(), each.domain(), each)));
    }
    if (provisional && publication.test() && created) {
      int kept = space.testMailboxes(operator.id());
      found.when(kept >= TEST_CAP, MailboxRule.TEST_CAP, kept);
    }
  }

  private static void sameMailbox(Mailbox present, Owner owner, boolean test, Findings found) {
    boolean otherType = present.owner().type() != owner.type();
    found.when(otherType, MailboxRule.OTHER_TYPE, present.owner().type());
    boolean otherPerson =
        !otherType
            && owner instanceof Owner.Person
            && !(present.owner() instanceof Owner.Unclear)
            && !owner.professional().equals(present.owner().professional());
    found.when(otherPerson, MailboxRule.OTHER_PERSON);
    found.when(present.test() != test, MailboxRule.OTHER_TEST_MARK);
  }

  /** What nobody says now stays as it was: zero paper always, the red list when it is left out. */
  private Mailbox mailbox(
      MailAddress address, Owner owner, Publication publication, Optional<Mailbox> present) {
    boolean chosenBefore =
        space
            .paperlessChoice(address)
            .filter(
                choice -> owner.professional().filter(choice.professional()::equals).isPresent())
            .map(PaperlessChoice::wanted)
            .orElse(false);
    return new Mailbox(
        present.map(Mailbox::address).orElse(address),
        owner,
        publication.test(),
        publication.redList().orElse(present.map(Mailbox::redList).orElse(false)),
        present.map(Mailbox::paperless).orElse(chosenBefore),
        publication.service().strip(),
        publication.description().strip());
  }

  /** A domain that has left the list may be emptied still. */
  private Decision withdraw(OperatorId by, String text, Findings found) {
    Optional<MailAddress> address = address(text, found);
    address
        .filter(each -> !isOf(by, each.domain()))
        .ifPresent(each -> notYours(each.domain(), found));
    if (found.refuse()) {
      return found.refused();
    }
    Optional<Mailbox> present = space.mailbox(address.orElseThrow());
    found.when(present.isEmpty(), Remark.MAILBOX_ABSENT, text);
    return found.applied(
        present
            .<List<Change>>map(each -> List.of(new Change.MailboxDeleted(each.address())))
            .orElse(List.of()));
  }

  private Decision choose(OperatorId by, Act.ChoosePaperless act, Findings found) {
    Optional<MailAddress> address = address(act.address(), found);
    address.ifPresent(each -> onListedDomain(by, each.domain(), found));
    Optional<Mailbox> present = address.flatMap(space::mailbox);
    found.when(
        address.isPresent() && present.isEmpty(), MailboxRule.PAPERLESS_ABSENT, act.address());
    Claimed claimed = act.professional();
    Optional<PersonIdentifier> professional =
        PersonIdentifier.of(claimed.type(), claimed.value())
            .filter(each -> present.isEmpty() || isFor(present.get(), each));
    found.when(professional.isEmpty(), MailboxRule.PAPERLESS_OTHER, claimed.value());
    if (found.refuse()) {
      return found.refused();
    }
    Mailbox mailbox = present.orElseThrow();
    if (mailbox.paperless() == act.wanted()) {
      return found.applied(List.of());
    }
    return found.applied(
        List.of(
            new Change.PaperlessChosen(
                new PaperlessChoice(
                    mailbox.address(), professional.orElseThrow(), act.wanted(), now)),
            new Change.MailboxWritten(mailbox.withPaperless(act.wanted()))));
  }

  private static boolean isFor(Mailbox mailbox, PersonIdentifier professional) {
    return mailbox.owner().professional().filter(professional::equals).isPresent();
  }
}
