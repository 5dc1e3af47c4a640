package fr.annuairesante.server.write;

import static fr.annuairesante.schema.Attributes.*;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.DirectorySchema;
import fr.annuairesante.schema.ObjectClass;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.Draft;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.search.Viewer;
import fr.annuairesante.server.trustspace.MailboxEntry;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Actor;
import fr.annuairesante.trust.Claimed;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.Publication;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Mailboxes, which the operator of their domain publishes (R83). It writes what a publication says;
 * what the directory fills in from the registers (R33) is ignored in an add, so that an entry read
 * elsewhere may be sent as it is, and may not be changed in a modify.
 */
final class Mailboxes implements Territory {

  private static final Set<String> PUBLISHED =
      Set.of(
          MAIL,
          MAILBOX_TYPE,
          PERSON_ID_TYPE,
          PERSON_ID,
          SN,
          GIVEN_NAME,
          PROFESSION,
          ROLE,
          STRUCTURE_NATIONAL_ID_TYPE,
          STRUCTURE_NATIONAL_ID,
          RESPONSIBLE,
          COMPONENT,
          ATTESTED,
          TEST,
          RED_LIST,
          SERVICE,
          DESCRIPTION,
          PAPERLESS);

  /** Of inetOrgPerson; and all of our own class. */
  private static final Set<String> FILLED_IN =
      Set.of(
          OBJECT_CLASS, CN, DISPLAY_NAME, TITLE, O, OU, L, ST, STREET, POSTAL_ADDRESS, POSTAL_CODE);

  /** What only a PER mailbox says of its person; elsewhere the directory fills it in. */
  private static final Set<String> NAMES = Set.of(SN, GIVEN_NAME);

  /** What only a local identity says of its work, which no register does. */
  private static final Set<String> LOCAL = Set.of(PROFESSION, ROLE);

  private static final ObjectClass OWN =
      DirectorySchema.objectClass(ObjectClasses.MAILBOX).orElseThrow();

  @Override
  public String container() {
    return Tree.MAILBOXES;
  }

  @Override
  public boolean isOpenTo(Viewer viewer) {
    return Trust.operator(viewer).isPresent();
  }

  @Override
  public String closed() {
    return "only the operator of a domain, logged in by its certificate, publishes its mailboxes";
  }

  /** The same answer to one that is not its own, whether it is there or not: some are hidden. */
  @Override
  public void admit(Draft draft, Viewer viewer, String dn) throws IOException {
    String address = EntryCheck.namingValue(dn);
    Optional<OperatorId> operator = Trust.operator(viewer);
    if (!Trust.holderOf(draft, address).equals(operator)) {
      Actor actor = new Actor.OfOperator(operator.orElseThrow());
      Trust.carryOut(draft, actor, List.of(new Act.Withdraw(address)));
      throw new Refused(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, closed());
    }
  }

  @Override
  public String carryOut(
      Draft draft, Viewer viewer, Optional<DirectoryEntry> before, Optional<DirectoryEntry> after)
      throws IOException {
    OperatorId operator = Trust.operator(viewer).orElseThrow();
    return Trust.carryOut(draft, new Actor.OfOperator(operator), acts(before, after));
  }

  private static List<Act> acts(Optional<DirectoryEntry> before, Optional<DirectoryEntry> after) {
    if (after.isEmpty()) {
      return List.of(new Act.Withdraw(before.orElseThrow().first(MAIL)));
    }
    DirectoryEntry wanted = after.get();
    Set<String> changed = changed(before, wanted);
    check(wanted, changed, before.isEmpty());
    Publication publication = MailboxEntry.publication(offRedList(wanted, changed));
    List<Act> acts = new ArrayList<>();
    boolean ticked = wanted.first(PAPERLESS).equals("TRUE");
    // In an add FALSE is what every entry shows that is sent as it was read: nobody's word (R91).
    boolean paperless = changed.remove(PAPERLESS) && (ticked || before.isPresent());
    if (!changed.isEmpty()) {
      acts.add(new Act.Publish(publication));
    }
    if (paperless) {
      acts.add(new Act.ChoosePaperless(publication.address(), professional(publication), ticked));
    }
    return acts;
  }

  /**
   * A publication that says nothing of the red list leaves it; a modify that removes it does not.
   */
  private static DirectoryEntry offRedList(DirectoryEntry wanted, Set<String> changed) {
    if (!changed.contains(RED_LIST) || wanted.attribute(RED_LIST).isPresent()) {
      return wanted;
    }
    List<Attribute> attributes = new ArrayList<>(wanted.attributes());
    attributes.add(new Attribute(RED_LIST, List.of("FALSE")));
    return new DirectoryEntry(wanted.dn(), attributes);
  }

  private static Claimed professional(Publication publication) {
    return publication.person().equals(Claimed.NOTHING)
        ? publication.responsible()
        : publication.person();
  }

  private static void check(DirectoryEntry wanted, Set<String> changed, boolean added) {
    if (wanted.values(MAIL).size() != 1
        || !NameKey.of(wanted.dn()).equals(NameKey.of(Tree.mailbox(wanted.first(MAIL))))) {
      throw new Refused(
          ResultCode.NAMING_VIOLATION, "a mailbox is named by its one address: mail=");
    }
    boolean ofOurClass =
        wanted.values(OBJECT_CLASS).stream()
            .anyMatch(each -> each.equalsIgnoreCase(ObjectClasses.MAILBOX));
    if (!ofOurClass || !EntryCheck.structuralClass(wanted).equals("inetOrgPerson")) {
      throw new Refused(
          ResultCode.OBJECT_CLASS_VIOLATION,
          "a mailbox has the object classes inetOrgPerson and " + ObjectClasses.MAILBOX);
    }
    if (wanted.attribute(MAILBOX_TYPE).isEmpty()) {
      throw new Refused(
          ResultCode.OBJECT_CLASS_VIOLATION,
          "object class " + ObjectClasses.MAILBOX + " requires " + MAILBOX_TYPE);
    }
    for (String each : changed) {
      boolean ignored =
          added && (FILLED_IN.contains(each) || NAMES.contains(each) || OWN.may().contains(each));
      if (isPublished(each, wanted)) {
        checkOne(each, wanted);
      } else if (!ignored) {
        throw new Refused(
            ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
            "an operator does not write " + each + ": the directory fills it in, or has none");
      }
    }
  }

  private static boolean isPublished(String attribute, DirectoryEntry wanted) {
    if (NAMES.contains(attribute)) {
      return wanted.first(MAILBOX_TYPE).equals("PER");
    }
    return LOCAL.contains(attribute) ? MailboxEntry.isLocal(wanted) : PUBLISHED.contains(attribute);
  }

  /** A mailbox is one person's or one structure's (R14, R17): a second value would be lost. */
  private static void checkOne(String attribute, DirectoryEntry wanted) {
    List<String> values =
        attribute.equals(DESCRIPTION)
            ? MailboxEntry.descriptions(wanted)
            : wanted.values(attribute);
    if (values.size() > 1) {
      throw new Refused(ResultCode.CONSTRAINT_VIOLATION, "a mailbox has one " + attribute);
    }
  }

  /** The names of the attributes that differ. */
  private static Set<String> changed(Optional<DirectoryEntry> before, DirectoryEntry wanted) {
    Set<String> changed = new TreeSet<>();
    for (Attribute each : wanted.attributes()) {
      if (before.isEmpty() || !before.get().values(each.name()).equals(each.values())) {
        changed.add(each.name());
      }
    }
    before.ifPresent(
        was ->
            was.attributes().stream()
                .map(Attribute::name)
                .filter(name -> wanted.attribute(name).isEmpty())
                .forEach(changed::add));
    return changed;
  }
}
