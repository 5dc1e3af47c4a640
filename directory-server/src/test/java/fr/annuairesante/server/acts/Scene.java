package fr.annuairesante.server.acts;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.WriteLimits;
import fr.annuairesante.server.filter.Filter;
import fr.annuairesante.server.search.Scope;
import fr.annuairesante.server.search.Search;
import fr.annuairesante.server.search.SearchLimits;
import fr.annuairesante.server.search.Viewer;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Actor;
import fr.annuairesante.trust.Certificate;
import fr.annuairesante.trust.Claimed;
import fr.annuairesante.trust.Contact;
import fr.annuairesante.trust.Contract;
import fr.annuairesante.trust.Decision;
import fr.annuairesante.trust.Domain;
import fr.annuairesante.trust.LegalIdentifier;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.OperatorKind;
import fr.annuairesante.trust.OperatorProfile;
import fr.annuairesante.trust.OperatorState;
import fr.annuairesante.trust.Publication;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A directory on disk with a few people, a calendar to turn, and acts to try. */
final class Scene implements AutoCloseable {

  static final LocalDate START = LocalDate.of(2026, 1, 15);
  static final OperatorId ALPHA = new OperatorId("alpha");
  static final OperatorId BETA = new OperatorId("beta");
  static final String HELENE = "810000000009";
  static final String JEAN = "810000000017";
  static final Claimed FINESS = new Claimed("1", "310000005");
  static final Viewer READER = new Viewer(Tree.account("lectrice"), Viewer.Sight.DIRECTORY);

  final Directory directory;
  private volatile Instant now = START.atTime(11, 0).toInstant(ZoneOffset.UTC);

  Scene(Path folder) throws IOException {
    this(folder, WriteLimits.DEFAULT);
  }

  Scene(Path folder, WriteLimits limits) throws IOException {
    this(folder, limits, OptionalInt.empty());
  }

  /**
   * @param hideAfterDays from the day a person leaves the register to hiding the mailboxes
   */
  Scene(Path folder, WriteLimits limits, OptionalInt hideAfterDays) throws IOException {
    directory =
        Directory.open(
            DataDirectory.at(folder), SearchLimits.DEFAULT, limits, hideAfterDays, clock());
    put(person(HELENE, "D’HAUTEVILLE-CŒUR", "Hélène", "10", "Médecin"));
    put(person(JEAN, "NOËL", "Jean-François", "60", "Infirmier"));
    put(activity(HELENE, "a1", "Clinique de l’Étang", "TOULOUSE", "31000"));
    put(
        DirectoryEntry.builder(Tree.structure("F310000005"))
            .objectClasses("top", "organization", "asStructure")
            .add("asIdentifiantStructure", "F310000005")
            .add("o", "CHU de Nîmes")
            .add("asFiness", "310000005")
            .add("l", "NÎMES")
            .add("postalCode", "30000")
            .build());
  }

  private Clock clock() {
    InstantSource calendar = () -> now;
    return calendar.withZone(ZoneOffset.UTC);
  }

  void at(Instant instant) {
    now = instant;
    directory.change("", "", draft -> true).join();
  }

  Instant now() {
    return now;
  }

  void on(LocalDate day) {
    at(day.atTime(11, 0).toInstant(ZoneOffset.UTC));
  }

  static DirectoryEntry person(
      String id, String family, String given, String profession, String title) {
    return DirectoryEntry.builder(Tree.person(id))
        .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson", "asProfessionnel")
        .add("asIdentifiantNational", id)
        .add("cn", given + " " + family)
        .add("cn", family + " " + given)
        .add("sn", family)
        .add("givenName", given)
        .add("displayName", "Docteur " + given + " " + family)
        .add("IdentifiantPP", id.substring(1))
        .add("TypeIdentifiantPP", id.substring(0, 1))
        .add("asBoiteAuxLettres", "FALSE")
        .add("profession", profession)
        .add("title", title)
        .add("ou", "Gériatrie")
        .add("asSavoirFaire", "SM19")
        .add("asLibelleSavoirFaire", "Gériatrie")
        .build();
  }

  private static DirectoryEntry activity(
      String person, String id, String company, String town, String postalCode) {
    return DirectoryEntry.builder(Tree.activity(id, person))
        .objectClasses("top", "asActivite")
        .add("asIdentifiantActivite", id)
        .add("asRaisonSociale", company)
        .add("l", town)
        .add("postalCode", postalCode)
        .add("street", "3 rue de l’Œuvre")
        .build();
  }

  void put(DirectoryEntry entry) {
    directory
        .change(
            "",
            "",
            draft -> {
              draft.put(entry);
              return true;
            })
        .join();
  }

  Decision agency(Act act) {
    return decide(new Actor.Agency("agent"), act);
  }

  Decision operator(OperatorId by, Act act) {
    return decide(new Actor.OfOperator(by), act);
  }

  Decision publish(OperatorId by, Publication publication) {
    return operator(by, new Act.Publish(publication));
  }

  Decision decide(Actor actor, Act act) {
    return directory.change("", "", draft -> new Acts(draft).carryOut(actor, act)).join();
  }

  /** Admitted on the first day, with a certificate of two years, the domain of that name. */
  void provisional(OperatorId id, String domain) {
    applied(agency(new Act.Admit(id, profile(id), contract(), START)));
    applied(agency(new Act.AddCertificate(id, certificate(id.text()))));
    applied(agency(declare(id, domain)));
  }

  void validated(OperatorId id, String domain) {
    provisional(id, domain);
    applied(
        agency(new Act.ReceiveCommitment(id, new OperatorState.Commitment(START, "1.5", true))));
    applied(agency(new Act.Validate(id, new OperatorState.Notification(START, "LR-1"))));
  }

  static Contract contract() {
    return new Contract(Contract.Version.V1, START, Optional.empty());
  }

  static Certificate certificate(String serial) {
    return new Certificate(
        new Certificate.Key("CN=AC", serial),
        "CN=" + serial,
        "",
        START,
        START.plusYears(2),
        Optional.empty());
  }

  static OperatorProfile profile(OperatorId id) {
    String siren = String.format("%09d", Math.floorMod(id.text().hashCode(), 1_000_000_000));
    return new OperatorProfile(
        "Opérateur " + id,
        OperatorKind.PROFESSIONALS,
        List.of(new LegalIdentifier(LegalIdentifier.Type.SIREN, siren)),
        new Contact("Anaïs Référente", "contact@exemple.fr", ""));
  }

  static Act.DeclareDomain declare(OperatorId id, String domain) {
    return new Act.DeclareDomain(
        domain,
        id,
        new Domain.Holder("Centre hospitalier", Optional.empty()),
        new Domain.Declaration("A1-7", START));
  }

  static void applied(Decision decision) {
    assertInstanceOf(Decision.Applied.class, decision, decision::toString);
  }

  static void unchanged(Decision decision) {
    assertInstanceOf(Decision.Unchanged.class, decision, decision::toString);
  }

  /** Refused, and for these codes. */
  static String codes(Decision decision) {
    Decision.Refused refused =
        assertInstanceOf(Decision.Refused.class, decision, decision::toString);
    return refused.refusals().stream().map(each -> each.code()).collect(Collectors.joining(" "));
  }

  DirectoryEntry entry(String dn) {
    return directory.entry(dn, Viewer.SERVER).orElseThrow();
  }

  /** What a reader finds below the suffix. */
  List<DirectoryEntry> seen(Filter filter) {
    Search search = new Search(Tree.SUFFIX, Scope.SUBTREE, filter, List.of(), false, 0, 0, READER);
    try (Stream<DirectoryEntry> found = directory.find(search)) {
      return found.toList();
    }
  }

  boolean isSeen(String address) {
    return !seen(new Filter.Equality("mail", address)).isEmpty();
  }

  @Override
  public void close() throws IOException {
    directory.close();
  }
}
