package fr.annuairesante.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.search.SearchLimits;
import fr.annuairesante.server.trustspace.DomainEntry;
import fr.annuairesante.server.trustspace.OperatorEntry;
import fr.annuairesante.trust.Certificate;
import fr.annuairesante.trust.Contact;
import fr.annuairesante.trust.Contract;
import fr.annuairesante.trust.Domain;
import fr.annuairesante.trust.DomainName;
import fr.annuairesante.trust.FrenchTime;
import fr.annuairesante.trust.LegalIdentifier;
import fr.annuairesante.trust.Operator;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.OperatorKind;
import fr.annuairesante.trust.OperatorProfile;
import fr.annuairesante.trust.OperatorState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real data directory with two operators and their mailboxes, for commands that count them. */
@Timeout(120)
abstract class TwoOperators {

  final LocalDate today = FrenchTime.day(Instant.now());
  final LocalDate signed = today.minusMonths(3);

  @TempDir Path folder;
  RecordedConsole console;

  /** After three mailboxes of alpha and one of nobody. */
  Instant first;

  /** After alpha's first was deleted and a test was added. */
  Instant second;

  @BeforeEach
  void twoOperators() throws IOException {
    try (Directory directory =
        Directory.open(DataDirectory.at(folder.resolve("data")), SearchLimits.DEFAULT)) {
      put(directory, OperatorEntry.of(operator("alpha", Contract.Version.V2, true)));
      put(directory, OperatorEntry.of(operator("beta", Contract.Version.V1, false)));
      put(directory, DomainEntry.of(domain("hôpital-cœur.fr", "alpha")));
      put(directory, DomainEntry.of(domain("beta.mssante.fr", "beta")));
      String own = "@" + DomainName.of("hôpital-cœur.fr").orElseThrow();
      put(directory, mailbox("helene.d'hauteville" + own, "PER", false));
      put(directory, mailbox("accueil" + own, "ORG", false));
      put(directory, mailbox("labo" + own, "APP", false));
      first = put(directory, mailbox("x@nobody.fr", "PER", false));
      delete(directory, "helene.d'hauteville" + own);
      second = put(directory, mailbox("test1@beta.mssante.fr", "ORG", true));
    }
    console = new RecordedConsole();
  }

  Operator operator(String id, Contract.Version version, boolean validated) {
    OperatorState.Commitment commitment = new OperatorState.Commitment(signed, "1.5", true);
    OperatorState state =
        validated
            ? new OperatorState.Validated(
                signed, commitment, new OperatorState.Notification(signed, "LR-1"))
            : new OperatorState.Provisional(signed, Optional.empty(), Optional.empty());
    Certificate certificate =
        new Certificate(
            new Certificate.Key("CN=AC", "0" + id.length()),
            "CN=" + id + ",O=Société & Fils",
            "",
            signed,
            today.plusDays(30),
            Optional.empty());
    return new Operator(
        new OperatorId(id),
        new OperatorProfile(
            "Société " + id + " <&> Cœur",
            OperatorKind.PROFESSIONALS,
            List.of(new LegalIdentifier(LegalIdentifier.Type.SIREN, "356000000")),
            new Contact("Anaïs Noël", "contact@" + id + ".fr", "")),
        new Contract(version, signed, Optional.empty()),
        state,
        Optional.empty(),
        false,
        List.of(certificate),
        Optional.empty());
  }

  Domain domain(String name, String operator) {
    return new Domain(
        DomainName.of(name).orElseThrow(),
        new OperatorId(operator),
        new Domain.Holder("Centre hospitalier d'Évreux", Optional.empty()),
        new Domain.Declaration("A1", signed),
        signed,
        Optional.empty(),
        Optional.empty());
  }

  static DirectoryEntry mailbox(String address, String type, boolean test) {
    return DirectoryEntry.builder(Tree.mailbox(address))
        .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson", "asBoite")
        .add("mail", address)
        .add("cn", "Hélène D’HAUTEVILLE")
        .add("sn", "D’HAUTEVILLE")
        .add("TypeBAL", type)
        .add(Attributes.TEST, test ? "TRUE" : "")
        .build();
  }

  static Instant put(Directory directory, DirectoryEntry entry) {
    return directory
        .change(
            Tree.account("import"),
            "",
            draft -> {
              draft.put(entry);
              return draft.now();
            })
        .join();
  }

  static void delete(Directory directory, String address) {
    directory
        .change(
            Tree.account("import"),
            "",
            draft -> {
              draft.delete(Tree.mailbox(address));
              return true;
            })
        .join();
  }

  /** What a command prints; it ends well. */
  String run(String... arguments) {
    console = new RecordedConsole();
    assertEquals(0, console.run(arguments), console.err());
    return console.out();
  }

  String data() {
    return folder.resolve("data").toString();
  }

  /** Cells of the line that begins so. */
  static List<String> cells(String out, String... begin) {
    return out.lines()
        .map(line -> List.of(line.strip().split("\\s+")))
        .filter(cells -> cells.size() >= begin.length)
        .filter(cells -> cells.subList(0, begin.length).equals(List.of(begin)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(String.join(" ", begin) + " is not in\n" + out));
  }

  static String output(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }
}
