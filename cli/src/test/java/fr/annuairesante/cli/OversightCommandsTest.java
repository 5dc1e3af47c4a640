package fr.annuairesante.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.search.SearchLimits;
import fr.annuairesante.server.trustspace.ControlEntry;
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
import fr.annuairesante.trust.oversight.Control;
import fr.annuairesante.trust.oversight.WorkingDays;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Counts, funding, lists, indicators and deadlines, from a real data directory. */
@Timeout(120)
class OversightCommandsTest {

  private final LocalDate today = FrenchTime.day(Instant.now());
  private final LocalDate signed = today.minusMonths(3);

  @TempDir Path folder;
  private RecordedConsole console;

  /** After three mailboxes of alpha and one of nobody. */
  private Instant first;

  /** After alpha's first was deleted and a test was added. */
  private Instant second;

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

  private Operator operator(String id, Contract.Version version, boolean validated) {
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

  private Domain domain(String name, String operator) {
    return new Domain(
        DomainName.of(name).orElseThrow(),
        new OperatorId(operator),
        new Domain.Holder("Centre hospitalier d'Évreux", Optional.empty()),
        new Domain.Declaration("A1", signed),
        signed,
        Optional.empty(),
        Optional.empty());
  }

  private static DirectoryEntry mailbox(String address, String type, boolean test) {
    return DirectoryEntry.builder(Tree.mailbox(address))
        .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson", "asBoite")
        .add("mail", address)
        .add("cn", "Hélène D’HAUTEVILLE")
        .add("sn", "D’HAUTEVILLE")
        .add("TypeBAL", type)
        .add(Attributes.TEST, test ? "TRUE" : "")
        .build();
  }

  private static Instant put(Directory directory, DirectoryEntry entry) {
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

  private static void delete(Directory directory, String address) {
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
  private String run(String... arguments) {
    console = new RecordedConsole();
    assertEquals(0, console.run(arguments), console.err());
    return console.out();
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  /** Cells of the line that begins so. */
  private static List<String> cells(String out, String... begin) {
    return out.lines()
        .map(line -> List.of(line.strip().split("\\s+")))
        .filter(cells -> cells.size() >= begin.length)
        .filter(cells -> cells.subList(0, begin.length).equals(List.of(begin)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(String.join(" ", begin) + " is not in\n" + out));
  }

  @Test
  void countsAreThoseOfTheirInstant() {
    String own = DomainName.of("hôpital-cœur.fr").orElseThrow().text();
    String out = run("counts", "--data", data(), "--at", first.toString());
    assertEquals(List.of("alpha", own, "PER", "1", "1"), cells(out, "alpha", own, "PER"));
    assertEquals(List.of("total", "4", "3"), cells(out, "total"));
    assertEquals(
        List.of("-", "nobody.fr", "PER", "1", "0", "no-operator", "1"),
        cells(out, "-", "nobody.fr"));
    String later = run("counts", "--data", data(), "--at", second.toString());
    assertFalse(later.contains(own + "  PER"), later);
    assertEquals(
        List.of("beta", "beta.mssante.fr", "ORG", "1", "0", "test", "1"), cells(later, "beta"));
    assertEquals(List.of("total", "4", "2"), cells(later, "total"));
    String ofBeta = run("counts", "--data", data(), "--operator", "beta");
    assertEquals(List.of("total", "1", "0"), cells(ofBeta, "total"));
  }

  @Test
  void anInstantBeforeTheLoadIsSaidToBeUnknown() {
    run("counts", "--data", data(), "--at", "2023-06-30T23:59:59+02:00");
    assertTrue(console.err().contains("warning: the directory was loaded"), console.err());
  }

  @Test
  void fundingReadsTheFrozenExtraction() throws IOException {
    String out = run("funding", "--data", data(), "--at", first.toString());
    assertEquals(
        List.of(
            "alpha", signed.toString(), "1", "1", "1", "6750.83", "6750.83", "6666.67", "84.16"),
        cells(out, "alpha"));
    assertEquals(
        List.of("beta", "-", "0", "0", "0", "-", "-", "-", "-", "no", "contract", "V2"),
        cells(out, "beta"));
    assertEquals(List.of("total", "6750.83"), cells(out, "total"));
    Path frozen = onlyFile(folder.resolve("data/extractions"), ".jsonl");
    byte[] before = Files.readAllBytes(frozen);
    try (Directory directory =
        Directory.open(DataDirectory.at(folder.resolve("data")), SearchLimits.DEFAULT)) {
      put(directory, mailbox("later@nobody.fr", "PER", false));
      delete(directory, "x@nobody.fr");
    }
    Files.delete(frozen);
    assertEquals(out, run("funding", "--data", data(), "--at", first.toString()));
    assertArrayEquals(before, Files.readAllBytes(frozen), "reproducible, byte for byte");
  }

  @Test
  void aChangedExtractionIsRefused() throws IOException {
    run("funding", "--data", data(), "--at", first.toString());
    Path frozen = onlyFile(folder.resolve("data/extractions"), ".jsonl");
    Files.writeString(
        frozen, Files.readString(frozen).replace("\"type\":\"ORG\"", "\"type\":\"APP\""));
    RecordedConsole refused = new RecordedConsole();
    assertEquals(1, refused.run("funding", "--data", data(), "--at", first.toString()));
    assertTrue(refused.err().contains("its digest is not that of its lines"), refused.err());
  }

  @Test
  void fundingOfAnUnknownInstantIsRefused() {
    RecordedConsole refused = new RecordedConsole();
    assertEquals(1, refused.run("funding", "--data", data(), "--at", "2023-06-30"));
    assertTrue(refused.err().contains("nothing is computed"), refused.err());
  }

  @Test
  void theExtractionHasEveryMailboxWithItsFate() throws Exception {
    Path file = folder.resolve("extraction.jsonl");
    run("counts", "--data", data(), "--at", second.toString(), "--extraction", file.toString());
    List<String> lines = Files.readAllLines(file);
    JsonNode end = new ObjectMapper().readTree(lines.get(lines.size() - 1));
    assertEquals(4, end.path("published").asInt());
    assertEquals(2, end.path("counted").asInt());
    assertEquals(1, end.path("excluded").path("test").asInt());
    assertEquals(1, end.path("excluded").path("no-operator").asInt());
    assertEquals(4, lines.stream().filter(line -> line.startsWith("{\"address\"")).count());
    Files.write(folder.resolve("before"), lines.subList(0, lines.size() - 1));
    assertEquals(
        end.path("sha256").asText(),
        output("sha256sum", folder.resolve("before").toString()).substring(0, 64));
  }

  @Test
  void theListsAreSignedAndInForce() throws Exception {
    Path out = folder.resolve("lists");
    String said = run("whitelist", "--data", data(), "--out", out.toString());
    assertTrue(said.contains(": 2 domains, 1 validated operators"), said);
    String xml = Files.readString(out.resolve("listeblanchemssante.xml"));
    assertTrue(xml.contains("<Nom>hôpital-cœur.fr</Nom>"), xml);
    assertTrue(xml.contains("<DNCertificatOperateur>CN=alpha,O=Société &amp; Fils</"), xml);
    assertTrue(xml.contains("<ResponsableContact>Anaïs Noël</ResponsableContact>"), xml);
    assertTrue(xml.contains("xmlns=\"https://listeblanche.mssante.fr/schema\""), xml);
    JsonNode json =
        new ObjectMapper().readTree(Files.readString(out.resolve("listeblanchemssante.json")));
    assertEquals("beta.mssante.fr", json.path("domains").path(0).path("name").asText());
    assertTrue(xml.contains("revision=\"" + json.path("revision").asLong() + "\""), xml);
    String operators = Files.readString(out.resolve("operateurs.xml"));
    assertTrue(
        operators.contains("<Nom>Société alpha &lt;&amp;> Cœur</Nom>")
            || operators.contains("<Nom>Société alpha &lt;&amp;&gt; Cœur</Nom>"),
        operators);
    assertFalse(operators.contains("beta"), "provisional ones are not public");
    for (String name :
        List.of(
            "listeblanchemssante.xml",
            "listeblanchemssante.json",
            "operateurs.xml",
            "operateurs.json")) {
      assertEquals("Verified OK", verified(out, name));
    }
    Files.writeString(out.resolve("operateurs.json"), "{}");
    assertEquals("Verification failure", verified(out, "operateurs.json"));
  }

  /** As docs/operators.md says. */
  private static String verified(Path out, String name) throws Exception {
    Path key = out.resolve("key.pem");
    Files.writeString(
        key,
        output(
            "openssl",
            "x509",
            "-pubkey",
            "-noout",
            "-in",
            out.resolve("certificate.pem").toString()));
    return output(
            "openssl",
            "dgst",
            "-sha256",
            "-verify",
            key.toString(),
            "-signature",
            out.resolve(name + ".sig").toString(),
            out.resolve(name).toString())
        .lines()
        .findFirst()
        .orElse("");
  }

  private static String output(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }

  @Test
  void aDomainLeavesTheListInTheRevisionOfItsRemoval() throws IOException {
    Path out = folder.resolve("lists");
    Domain removed = domain("beta.mssante.fr", "beta");
    Domain gone =
        new Domain(
            removed.name(),
            removed.operator(),
            removed.holder(),
            removed.declaration(),
            removed.declared(),
            Optional.of(today),
            Optional.empty());
    Instant at;
    try (Directory directory =
        Directory.open(DataDirectory.at(folder.resolve("data")), SearchLimits.DEFAULT)) {
      at = put(directory, DomainEntry.of(gone));
    }
    String before =
        run("whitelist", "--data", data(), "--out", out.toString(), "--at", second.toString());
    String after =
        run("whitelist", "--data", data(), "--out", out.toString(), "--at", at.toString());
    assertTrue(before.contains(": 2 domains"), before);
    assertTrue(after.contains(": 1 domains"), after);
    assertEquals(revision(before) + 1, revision(after));
  }

  private static long revision(String line) {
    return Long.parseLong(line.substring("revision ".length(), line.indexOf(':')));
  }

  @Test
  void indicatorsAreKeptComparedAndMissed() throws IOException {
    YearMonth month = YearMonth.from(today).minusMonths(1);
    String ofMonth = month.toString();
    assertEquals(2, run("indicators", "missing", "--data", data()).lines().count());
    Path file = folder.resolve("indicators.json");
    Files.writeString(file, indicators("alpha", month, "99.95"));
    run("indicators", "submit", "--data", data(), file.toString());
    assertTrue(console.err().contains("for " + ofMonth + " kept"), console.err());
    run("indicators", "submit", "--data", data(), file.toString());
    assertTrue(console.err().contains("were there already"), console.err());
    assertEquals("beta", cells(run("indicators", "missing", "--data", data()), "beta").get(0));
    assertFalse(console.out().contains("alpha"), console.out());
    String shown = run("indicators", "show", "--data", data(), "--month", ofMonth);
    assertEquals(List.of("alpha", "PER", "10", "0", "10"), cells(shown, "alpha", "PER"));
    assertTrue(shown.contains("available 99.95 %"), shown);
  }

  private static String indicators(String operator, YearMonth month, String availability) {
    return """
        {"operator":"%s","month":"%s","accounts":{"per":10,"org":5,"app":1},
         "sent":1200,"received":900,"availability":%s,"incidents":0}
        """
        .formatted(operator, month, availability);
  }

  @Test
  void wrongIndicatorsAreRefusedWithCodeAndField() throws IOException {
    Path file = folder.resolve("indicators.json");
    Files.writeString(file, indicators("alpha", YearMonth.from(today), "101"));
    RecordedConsole refused = new RecordedConsole();
    assertEquals(1, refused.run("indicators", "submit", "--data", data(), file.toString()));
    assertTrue(refused.out().contains("IND-001 mois: "), refused.out());
    assertTrue(refused.out().contains("IND-004 disponibilite: "), refused.out());
    Files.writeString(file, "{\"operator\":\"alpha\"}");
    RecordedConsole unread = new RecordedConsole();
    assertEquals(1, unread.run("indicators", "submit", "--data", data(), file.toString()));
    assertTrue(unread.err().contains("holds no indicators"), unread.err());
  }

  @Test
  void indicatorsWorkBesideAServer() throws IOException {
    try (Directory directory =
        Directory.open(DataDirectory.at(folder.resolve("data")), SearchLimits.DEFAULT)) {
      indicatorsAreKeptComparedAndMissed();
      assertTrue(directory.entries() > 0);
      put(directory, mailbox("after@nobody.fr", "PER", false));
    }
    assertTrue(run("check", "--data", data()).contains("all is well"));
  }

  @Test
  void deadlinesShowWhatComesNear() {
    String out = run("deadlines", "--data", data());
    assertTrue(out.contains("beta (Société beta <&> Cœur): provisional since " + signed), out);
    assertTrue(out.contains("days left, until " + signed.plusMonths(6) + ", renewable once"), out);
    assertTrue(out.contains("test mailboxes: 1 of 25"), out);
    assertTrue(out.contains("commitment: not received"), out);
    assertTrue(out.contains("expires after " + today.plusDays(30)), out);
    String over = run("deadlines", "--data", data(), "--near", "10");
    assertFalse(over.contains("expires after"), over);
  }

  @Test
  void deadlinesShowWhatControlsWaitFor() throws IOException {
    LocalDate held = Control.earliest(today.minusDays(200));
    LocalDate due = WorkingDays.after(held, 60);
    try (Directory directory =
        Directory.open(DataDirectory.at(folder.resolve("data")), SearchLimits.DEFAULT)) {
      LocalDate next = Control.earliest(today);
      put(directory, control("a-venir", next, Optional.empty()));
      put(directory, control("en-retard", held, Optional.empty()));
      put(directory, control("conforme", held, report(held, true, Optional.empty())));
      put(directory, control("lettre", held, report(held, false, Optional.empty())));
      put(directory, control("delai", held, report(held, false, reprieve(today, 30, null))));
      put(directory, control("visite", held, report(held, false, reprieve(held, 30, null))));
      put(directory, control("fin", held, report(held, false, reprieve(held, 30, false))));
      String out = run("deadlines", "--data", data());
      assertTrue(out.contains("  control a-venir: held on " + next + "\n"), out);
      assertTrue(
          out.contains("  control en-retard: report late, it was due on " + due + "\n"), out);
      assertTrue(out.contains("  control lettre: not conform: the letter"), out);
      assertTrue(
          out.contains("  control delai: not conform: delay until " + today.plusDays(30) + "\n"),
          out);
      assertTrue(out.contains("delay ended on " + held.plusDays(30) + "\n"), out);
      assertTrue(out.contains("  control fin: not conform at the new visit: proposed"), out);
      assertFalse(out.contains("conforme"), out);
    }
  }

  private static DirectoryEntry control(
      String name, LocalDate held, Optional<Control.Report> report) {
    Control control =
        new Control(
            Control.Kind.CONFORMITY_VISIT,
            new OperatorId("beta"),
            List.of(DomainName.of("beta.mssante.fr").orElseThrow()),
            held.minusDays(60),
            held,
            report);
    return ControlEntry.of(name, control);
  }

  private static Optional<Control.Report> report(
      LocalDate sent, boolean conform, Optional<Control.Reprieve> reprieve) {
    return Optional.of(new Control.Report(sent, conform, reprieve));
  }

  /** The new visit: none yet when null. */
  private static Optional<Control.Reprieve> reprieve(
      LocalDate received, int days, Boolean conform) {
    return Optional.of(new Control.Reprieve(received, days, Optional.ofNullable(conform)));
  }

  @Test
  void monthsAreASeries() {
    YearMonth month = YearMonth.from(today).minusMonths(1);
    String out = run("counts", "--data", data(), "--months", month + ":" + month);
    assertEquals(1, out.lines().count(), out);
    RecordedConsole wrong = new RecordedConsole();
    assertEquals(1, wrong.run("counts", "--data", data(), "--months", "then:now"));
    String present = month.plusMonths(1).toString();
    assertEquals(1, wrong.run("counts", "--data", data(), "--months", present + ":" + present));
    assertTrue(wrong.err().contains("no months that are over"), wrong.err());
  }

  private static Path onlyFile(Path folder, String suffix) throws IOException {
    try (var all = Files.list(folder)) {
      List<Path> files = all.filter(each -> each.toString().endsWith(suffix)).toList();
      assertEquals(1, files.size(), files.toString());
      return files.get(0);
    }
  }
}
