package fr.annuairesante.server.acts;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.Changing;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.Draft;
import fr.annuairesante.server.filter.Filter;
import fr.annuairesante.server.search.Scope;
import fr.annuairesante.server.search.Search;
import fr.annuairesante.server.search.Viewer;
import fr.annuairesante.server.trustspace.ChoiceEntry;
import fr.annuairesante.server.trustspace.DomainEntry;
import fr.annuairesante.server.trustspace.MailboxEntry;
import fr.annuairesante.server.trustspace.OperatorEntry;
import fr.annuairesante.server.trustspace.PersonEntry;
import fr.annuairesante.trust.Certificate;
import fr.annuairesante.trust.Domain;
import fr.annuairesante.trust.DomainName;
import fr.annuairesante.trust.LegalIdentifier;
import fr.annuairesante.trust.MailAddress;
import fr.annuairesante.trust.Mailbox;
import fr.annuairesante.trust.Operator;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.PaperlessChoice;
import fr.annuairesante.trust.PersonIdentifier;
import fr.annuairesante.trust.RegisteredPerson;
import fr.annuairesante.trust.StructureIdentifier;
import fr.annuairesante.trust.TrustSpace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What the directory's entries say of the trust space. On a draft it sees the changes before it and
 * is used by the draft's thread; on a directory each question is answered as things stand then, on
 * any thread. A failing disk shows as {@link UncheckedIOException}.
 */
public final class DirectoryTrustSpace implements TrustSpace {

  /** Where entries are read. */
  private interface Source {
    <T> T read(Changing<T> work) throws IOException;
  }

  private final Source source;

  /** What one batch asks again and again; empty on a directory, which changes meanwhile. */
  private final Optional<Remembered> remembered;

  private record Remembered(
      Map<OperatorId, Optional<Operator>> operators,
      Map<DomainName, Optional<Domain>> domains,
      Map<StructureIdentifier, Optional<DirectoryEntry>> structures) {}

  private DirectoryTrustSpace(Source source, Optional<Remembered> remembered) {
    this.source = source;
    this.remembered = remembered;
  }

  /** As the draft sees it, for as long as the draft is valid. */
  public static DirectoryTrustSpace of(Draft draft) {
    Source source =
        new Source() {
          @Override
          public <T> T read(Changing<T> work) throws IOException {
            return work.decide(draft);
          }
        };
    return new DirectoryTrustSpace(
        source, Optional.of(new Remembered(new HashMap<>(), new HashMap<>(), new HashMap<>())));
  }

  /** As the directory stands each time it is asked. */
  public static DirectoryTrustSpace of(Directory directory) {
    Source source =
        new Source() {
          @Override
          public <T> T read(Changing<T> work) {
            return directory.rehearse("", work);
          }
        };
    return new DirectoryTrustSpace(source, Optional.empty());
  }

  /** Operators and domains have changed in the draft. */
  void forgetMembers() {
    remembered.ifPresent(each -> each.operators().clear());
    remembered.ifPresent(each -> each.domains().clear());
  }

  private <T> T read(Changing<T> work) {
    try {
      return source.read(work);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<DirectoryEntry> entry(String dn) {
    return read(draft -> draft.entry(dn));
  }

  private List<DirectoryEntry> find(String base, Filter filter) {
    return find(base, filter, Integer.MAX_VALUE);
  }

  private List<DirectoryEntry> find(String base, Filter filter, int most) {
    Search search =
        new Search(base, Scope.ONE_LEVEL, filter, List.of(), false, 0, 0, Viewer.SERVER);
    return read(draft -> draft.find(search, most));
  }

  private static Filter.Equality equal(String attribute, String value) {
    return new Filter.Equality(attribute, value);
  }

  private <K, V> Optional<V> remember(
      Optional<Map<K, Optional<V>>> memory, K key, Supplier<Optional<V>> ask) {
    return memory.isPresent() ? memory.get().computeIfAbsent(key, unknown -> ask.get()) : ask.get();
  }

  @Override
  public Optional<Operator> operator(OperatorId id) {
    return remember(
        remembered.map(Remembered::operators),
        id,
        () -> entry(Tree.operator(id.text())).map(OperatorEntry::operator));
  }

  @Override
  public Optional<Operator> operator(LegalIdentifier identifier) {
    return operator(each -> each.profile().identifiers().contains(identifier));
  }

  @Override
  public Optional<Operator> operator(Certificate.Key certificate) {
    return operator(
        each -> each.certificates().stream().anyMatch(one -> one.key().equals(certificate)));
  }

  @Override
  public List<Operator> operatorsOfKey(String fingerprint) {
    return operators().stream().filter(each -> each.hasKey(fingerprint)).toList();
  }

  private Optional<Operator> operator(Predicate<Operator> wanted) {
    return operators().stream().filter(wanted).findFirst();
  }

  /** All, terminated ones included. */
  public List<Operator> operators() {
    return find(Tree.OPERATORS, new Filter.Present(Attributes.OPERATOR)).stream()
        .map(OperatorEntry::operator)
        .toList();
  }

  @Override
  public Optional<Domain> domain(DomainName name) {
    return remember(
        remembered.map(Remembered::domains),
        name,
        () -> entry(Tree.domain(name.text())).map(DomainEntry::domain));
  }

  @Override
  public List<Domain> domains(OperatorId operator) {
    return find(Tree.DOMAINS, equal(Attributes.OPERATOR, operator.text())).stream()
        .map(DomainEntry::domain)
        .filter(each -> each.operator().equals(operator))
        .toList();
  }

  @Override
  public Optional<RegisteredPerson> person(PersonIdentifier identifier) {
    return personEntry(identifier).flatMap(this::person);
  }

  private Optional<RegisteredPerson> person(DirectoryEntry entry) {
    List<String> roles =
        PersonEntry.dependsOnRoles(entry)
            ? activities(entry.dn()).stream()
                .flatMap(each -> each.values(Attributes.ROLE).stream())
                .toList()
            : List.of();
    return PersonEntry.person(entry, roles);
  }

  Optional<DirectoryEntry> personEntry(PersonIdentifier identifier) {
    return personEntry(identifier.national());
  }

  /** The entry of a national identifier, in a register or no more. */
  Optional<DirectoryEntry> personEntry(String national) {
    return entry(Tree.person(national));
  }

  private List<DirectoryEntry> activities(String person) {
    return find(person, new Filter.Present(Attributes.ACTIVITY_ID));
  }

  /** The first place of practice that has a place, in the order of the activities' names. */
  Optional<DirectoryEntry> placeOf(PersonIdentifier identifier) {
    return activities(Tree.person(identifier.national())).stream()
        .filter(
            each ->
                each.attribute(Attributes.L).isPresent()
                    || each.attribute(Attributes.POSTAL_CODE).isPresent())
        .min(Comparator.comparing(DirectoryEntry::dn));
  }

  @Override
  public boolean knows(StructureIdentifier structure) {
    return structureEntry(structure).isPresent();
  }

  /** The entry of a structure, by its technical identifier or by its national one. */
  Optional<DirectoryEntry> structureEntry(StructureIdentifier structure) {
    return remember(
        remembered.map(Remembered::structures), structure, () -> askStructure(structure));
  }

  private Optional<DirectoryEntry> askStructure(StructureIdentifier structure) {
    String value = structure.value();
    return switch (structure.type()) {
      case FINESS ->
          entry(Tree.structure("F" + value)).or(() -> structure(Attributes.FINESS, value));
      case SIRET -> entry(Tree.structure("C" + value)).or(() -> structure(Attributes.SIRET, value));
      case SIREN -> structure(Attributes.SIREN, value);
      case ADELI_OFFICE, RPPS_OFFICE ->
          find(Tree.STRUCTURES, equal(Attributes.STRUCTURE_NATIONAL_ID, value)).stream()
              .filter(
                  each ->
                      each.first(Attributes.STRUCTURE_NATIONAL_ID_TYPE)
                          .equals(structure.type().code()))
              .findFirst();
    };
  }

  private Optional<DirectoryEntry> structure(String attribute, String value) {
    return find(Tree.STRUCTURES, equal(attribute, value)).stream().findFirst();
  }

  @Override
  public Optional<Mailbox> mailbox(MailAddress address) {
    return mailboxEntry(address).flatMap(MailboxEntry::mailbox);
  }

  Optional<DirectoryEntry> mailboxEntry(MailAddress address) {
    return entry(Tree.mailbox(address.toString()));
  }

  /** Mailboxes of the domain, as entries; at most so many. */
  List<DirectoryEntry> mailboxEntries(DomainName domain, int most) {
    String end = "@" + domain.text();
    Filter filter = new Filter.Substrings(Attributes.MAIL, null, List.of(), end);
    return find(Tree.MAILBOXES, filter, most);
  }

  @Override
  public int mailboxes(DomainName domain, int most) {
    return mailboxEntries(domain, most).size();
  }

  @Override
  public int testMailboxes(OperatorId operator) {
    return (int)
        find(Tree.MAILBOXES, equal(Attributes.TEST, "TRUE")).stream()
            .map(each -> MailAddress.of(each.first(Attributes.MAIL)))
            .flatMap(Optional::stream)
            .filter(each -> isOf(operator, each.domain()))
            .count();
  }

  private boolean isOf(OperatorId operator, DomainName name) {
    return domain(name).filter(each -> each.operator().equals(operator)).isPresent();
  }

  @Override
  public Optional<PaperlessChoice> paperlessChoice(MailAddress address) {
    return entry(Tree.choice(address.toString().toLowerCase(Locale.ROOT))).map(ChoiceEntry::choice);
  }
}
