package fr.annuairesante.schema.exchange;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.GeneralizedTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What people decide about a mailbox or a person, and no import changes: the zero-paper box (R90,
 * R91), the preferred mailbox, the red list. And what becomes of the mailboxes of a person who
 * leaves the register, comes back, or gets another name or number there: both ways of importing ask
 * here.
 *
 * <p>The zero-paper box is in the extraction too. The entry keeps what the last extraction said of
 * it ({@link Attributes#PAPERLESS_IMPORTED}): where the box differs from that, a person has ticked
 * or cleared it here, and it stays as it is; else the extraction's word is taken.
 */
public final class Decided {

  /** Never in a register or an extraction. */
  private static final List<String> OURS = List.of(Attributes.PREFERRED, Attributes.RED_LIST);

  private static final List<String> HIDING = List.of(Attributes.CLOSED, Attributes.HIDDEN_SINCE);

  private static final List<String> NAMES =
      List.of(Attributes.CN, Attributes.SN, Attributes.GIVEN_NAME, Attributes.DISPLAY_NAME);

  private static final List<String> NUMBERS =
      List.of(Attributes.NATIONAL_ID, Attributes.PERSON_ID, Attributes.PERSON_ID_TYPE);

  private Decided() {}

  /** The imported entry with what people have decided about the one that is there. */
  public static DirectoryEntry merge(DirectoryEntry there, DirectoryEntry imported) {
    List<Attribute> attributes = new ArrayList<>(imported.attributes());
    for (String name : OURS) {
      there.attribute(name).ifPresent(attributes::add);
    }
    if (there.attribute(Attributes.HIDDEN_SINCE).isPresent()) {
      HIDING.forEach(name -> there.attribute(name).ifPresent(attributes::add));
    }
    if (hasDecidedOnPaper(there)) {
      attributes.removeIf(each -> each.name().equals(Attributes.PAPERLESS));
      there.attribute(Attributes.PAPERLESS).ifPresent(attributes::add);
    }
    return new DirectoryEntry(imported.dn(), attributes);
  }

  /**
   * What stays of an imported entry that its source knows no more: a person, closed, who gives away
   * no address; a mailbox about which somebody has decided something, hidden until it is back.
   *
   * @return empty when nothing stays
   */
  public static Optional<DirectoryEntry> afterLeaving(DirectoryEntry there, Instant when) {
    boolean person = UnitKind.of(there).filter(kind -> kind == UnitKind.PERSON).isPresent();
    if (!person && !isIn(there)) {
      return Optional.empty();
    }
    List<String> removed = new ArrayList<>(List.of(Attributes.DIGEST, Attributes.CLOSED));
    List<Attribute> added = new ArrayList<>();
    added.add(new Attribute(Attributes.CLOSED, List.of("TRUE")));
    if (person) {
      removed.add(Attributes.CLOSED_SINCE);
      added.add(new Attribute(Attributes.CLOSED_SINCE, List.of(GeneralizedTime.write(when))));
      removed.addAll(List.of(Attributes.HAS_MAILBOX, Attributes.MAILBOX_ADDRESS));
      added.add(new Attribute(Attributes.HAS_MAILBOX, List.of("FALSE")));
    }
    return Optional.of(with(there, removed, added));
  }

  /** A mailbox whose professional left the register a while ago, not shown from now on. */
  public static DirectoryEntry hidden(DirectoryEntry mailbox, Instant when) {
    return with(
        mailbox,
        HIDING,
        List.of(
            new Attribute(Attributes.CLOSED, List.of("TRUE")),
            new Attribute(Attributes.HIDDEN_SINCE, List.of(GeneralizedTime.write(when)))));
  }

  /**
   * A mailbox whose professional is in the register: it is shown again, unless the extraction it
   * came from lacks it.
   *
   * @param local an operator published it here
   */
  public static DirectoryEntry shown(DirectoryEntry mailbox, boolean local) {
    if (mailbox.attribute(Attributes.HIDDEN_SINCE).isEmpty()) {
      return mailbox;
    }
    boolean vanished = !local && mailbox.attribute(Attributes.DIGEST).isEmpty();
    return with(mailbox, vanished ? List.of(Attributes.HIDDEN_SINCE) : HIDING, List.of());
  }

  /**
   * A mailbox as it is once its professional is in the register so: shown; one that an operator
   * published here has the names and numbers from there (R41), any other says what its extraction
   * says.
   *
   * @param person the professional, or {@link #identity} of it
   * @param local an operator published the mailbox here
   */
  public static DirectoryEntry following(
      DirectoryEntry mailbox, DirectoryEntry person, boolean local) {
    DirectoryEntry shown = shown(mailbox, local);
    if (!local || !shown.first(Attributes.MAILBOX_TYPE).equals("PER")) {
      return shown;
    }
    List<String> names = new ArrayList<>(NAMES);
    names.addAll(NUMBERS);
    return with(shown, names, identity(person).attributes());
  }

  /** Names and numbers of a person, which are what mailboxes follow. */
  public static DirectoryEntry identity(DirectoryEntry person) {
    List<Attribute> identity = new ArrayList<>();
    for (List<String> names : List.of(NAMES, NUMBERS)) {
      names.forEach(name -> person.attribute(name).ifPresent(identity::add));
    }
    return new DirectoryEntry(person.dn(), identity);
  }

  /** True when mailboxes need not follow: same names and number, and in the register all along. */
  public static boolean isSame(DirectoryEntry there, DirectoryEntry now) {
    return there.attribute(Attributes.CLOSED).isEmpty()
        && identity(there).attributes().equals(identity(now).attributes());
  }

  /** True when something would be lost with the entry. */
  private static boolean isIn(DirectoryEntry there) {
    return hasDecidedOnPaper(there)
        || OURS.stream().anyMatch(name -> there.first(name).equals("TRUE"));
  }

  private static boolean hasDecidedOnPaper(DirectoryEntry there) {
    return !there.first(Attributes.PAPERLESS).equals(there.first(Attributes.PAPERLESS_IMPORTED));
  }

  /**
   * The imported entry of a person with the addresses that operators want shown. What an extraction
   * says of a mailbox that an operator published here does not count: the operator may have put it
   * on the red list since, or given it to somebody else.
   *
   * @param published addresses that the person has there, of mailboxes published here
   * @param overruled addresses that the extraction gives the person, of mailboxes published here
   */
  public static DirectoryEntry withMailboxes(
      DirectoryEntry imported, List<String> published, List<String> overruled) {
    List<String> before = imported.values(Attributes.MAILBOX_ADDRESS);
    Set<String> all = new TreeSet<>(before);
    overruled.forEach(all::remove);
    all.addAll(published);
    if (all.equals(Set.copyOf(before))) {
      return imported;
    }
    List<Attribute> attributes = new ArrayList<>();
    for (Attribute attribute : imported.attributes()) {
      switch (attribute.name()) {
        case Attributes.HAS_MAILBOX -> {
          String has = all.isEmpty() ? "FALSE" : "TRUE";
          attributes.add(new Attribute(Attributes.HAS_MAILBOX, List.of(has)));
          if (!all.isEmpty()) {
            attributes.add(new Attribute(Attributes.MAILBOX_ADDRESS, List.copyOf(all)));
          }
        }
        case Attributes.MAILBOX_ADDRESS -> {}
        default -> attributes.add(attribute);
      }
    }
    return new DirectoryEntry(imported.dn(), Collections.unmodifiableList(attributes));
  }

  /** The entry without some attributes, and with others behind the rest. */
  public static DirectoryEntry with(
      DirectoryEntry entry, List<String> removed, List<Attribute> added) {
    List<Attribute> attributes = new ArrayList<>(entry.attributes());
    attributes.removeIf(each -> removed.contains(each.name()));
    attributes.addAll(added);
    return new DirectoryEntry(entry.dn(), attributes);
  }
}
