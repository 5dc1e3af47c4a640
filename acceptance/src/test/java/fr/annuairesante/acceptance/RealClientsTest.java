package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.acceptance.Annuaire.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are not ours, their answers compared with a scan of the input file. */
class RealClientsTest {

  private static final String HELENE = "helene.dhauteville-coeur@medecin.mssante.fr";
  private static final String LE_GOFF = "jean-pierre.legoff@medecin.mssante.fr";
  private static final String CARDIOLOGY = "secretariat.cardiologie@chu-exemple.mssante.fr";

  @TempDir private static Path folder;
  private static ServedSample sample;
  private static Map<String, Map<String, String>> lines;

  /** A filter, and what it means on a line of the extraction. */
  private record Question(String filter, Predicate<Map<String, String>> meaning) {}

  @BeforeAll
  static void serveASample() throws IOException {
    sample = ServedSample.start(folder, "0.004");
    lines = sample.mailboxes().byAddress();
    assertTrue(lines.size() > 1500, lines.size() + " mailboxes");
  }

  @AfterAll
  static void theServerEndsCleanly() throws IOException {
    assertEquals("", sample.server().errors());
    assertEquals(0, sample.server().terminate());
  }

  @Test
  void ldapsearchFindsPeopleTypedWithoutAccentsHyphensOrApostrophes() {
    assertTrue(addresses("(cn=*helene d haute*)").contains(HELENE));
    assertTrue(addresses("(cn=dhauteville*)").isEmpty());
    assertTrue(addresses("(sn=D'HAUTEVILLE*)").contains(HELENE));
    assertTrue(addresses("(cn=*le goff*)").contains(LE_GOFF));
    assertTrue(addresses("(cn=le goff jean pierre)").contains(LE_GOFF));
    assertTrue(addresses("(cn=*secretariat de cardio*)").contains(CARDIOLOGY));
  }

  @Test
  void valuesComeBackAsTheExtractWroteThem() {
    Ended ended = sample.ldapsearch(ServedSample.MAILBOXES, "(mail=" + HELENE + ")").expect(0);
    assertTrue(values(ended.out(), "givenName").contains("Hélène"), ended.out());
    assertTrue(values(ended.out(), "sn").contains("D'HAUTEVILLE-CŒUR"), ended.out());
    assertEquals("Hélène D'HAUTEVILLE-CŒUR", first(ended.out(), "cn"));
  }

  @Test
  void ldapsearchAnswersAsAScanOfTheInputDoes() {
    List<Question> questions =
        List.of(
            is("TypeBAL", "ORG", "Type de BAL"),
            is("profession", "10", "Code Profession"),
            is("profession", "60", "Code Profession"),
            contains("givenName", "marie", "Prénom d'exercice"),
            contains("givenName", "ean p", "Prénom d'exercice"),
            contains("mail", "chu", "Adresse BAL"),
            contains("mail", "an", "Adresse BAL"),
            new Question("(mail=a*)", line -> line.get("Adresse BAL").matches("(?i)a.*")),
            new Question(
                "(&(TypeBAL=PER)(!(profession=10)))",
                line ->
                    line.get("Type de BAL").equals("PER")
                        && !line.get("Code Profession").isEmpty()
                        && !line.get("Code Profession").equals("10")),
            new Question(
                "(&(givenName=m*)(mail=*@medecin.mssante.fr))",
                line ->
                    Extract.fold(line.get("Prénom d'exercice")).startsWith("m")
                        && line.get("Adresse BAL")
                            .toLowerCase(Locale.ROOT)
                            .endsWith("@medecin.mssante.fr")));
    found(questions, 1000);
  }

  @Test
  void ldapsearchReadsEverythingInPages() {
    List<String> all = controlled("!pr=500/noprompt", "(TypeBAL=*)", "mail");
    assertTrue(all.size() > 2 * 500, "several pages: " + all.size());
    assertEquals(all.size(), lower(all).size());
    assertEquals(lines.keySet(), known(lower(all)));
  }

  @Test
  void ldapsearchGetsNamesInOrder() {
    List<String> names =
        controlled("!sss=sn/givenName", "(profession=60)", "sn").stream()
            .map(Extract::fold)
            .toList();
    assertTrue(names.size() > 100, "several names: " + names.size());
    assertEquals(names.stream().sorted().toList(), names);
  }

  @Test
  void thunderbirdsFilterAnswersAsAScanOfTheInputDoes() {
    List<String> typed =
        List.of(
            "he",
            "hélène",
            "le goff",
            "jean-pierre",
            "martin",
            "an",
            "cœur",
            "coeur",
            "secret",
            "chu secretariat",
            "laboratoire",
            "medecin",
            "d'haute",
            "marie an",
            "goff jean",
            "ZZQX");
    found(typed.stream().map(RealClientsTest::thunderbird).toList(), 1000);
  }

  /** The filter of LDAP-CLIENTS §1.1, and what it means on a line. */
  private static Question thunderbird(String typed) {
    String all = typed.toLowerCase(Locale.ROOT);
    String[] words = all.split(" ", 2);
    String rest = words.length > 1 ? "*" + words[1] : "";
    String filter =
        String.format(
            "(|(cn=*%s%s*)(mail=*%s*)(givenName=*%s*)(sn=*%s*))",
            words[0], rest, all, words[0], all);
    return new Question(
        filter,
        line ->
            names(line).stream().anyMatch(name -> contains(name, words))
                || line.get("Adresse BAL").toLowerCase(Locale.ROOT).contains(all)
                || contains(line.get("Prénom d'exercice"), words[0])
                || contains(familyName(line), all));
  }

  private static String familyName(Map<String, String> line) {
    return line.get("Nom d'exercice").isEmpty() ? names(line).get(0) : line.get("Nom d'exercice");
  }

  /**
   * What an address book shows of a mailbox first, and what else it is called: a person's name, or
   * service and structure, in both orders.
   */
  private static List<String> names(Map<String, String> line) {
    List<String> names = new ArrayList<>();
    String family = line.get("Nom d'exercice").strip();
    String given = line.get("Prénom d'exercice").strip();
    if (!family.isEmpty() || !given.isEmpty()) {
      names.add((given + " " + family).strip());
      names.add((family + " " + given).strip());
    }
    if (!line.get("Type de BAL").equals("PER") || names.isEmpty()) {
      String service = line.get("Service de rattachement").strip();
      for (String column : List.of("Raison Sociale", "Enseigne commerciale")) {
        String structure = line.get(column + " structure BAL").strip();
        if (!structure.isEmpty()) {
          names.add(service + (service.isEmpty() ? "" : " - ") + structure);
          names.add(structure + (service.isEmpty() ? "" : " - ") + service);
        }
      }
      if (!service.isEmpty()) {
        names.add(service);
      }
    }
    return names.isEmpty() ? List.of(line.get("Adresse BAL").replaceFirst("@.*", "")) : names;
  }

  /** Whether the folded text contains the folded words, in their order. */
  private static boolean contains(String text, String... words) {
    String folded = Extract.fold(text).strip();
    int from = 0;
    for (String word : words) {
      int at = folded.indexOf(Extract.fold(word), from);
      if (at < 0) {
        return false;
      }
      from = at + Extract.fold(word).length();
    }
    return true;
  }

  /** Asks each question and compares; together they must find at least so many. */
  private static void found(List<Question> questions, int least) {
    int found = 0;
    for (Question question : questions) {
      Set<String> expected =
          lines.entrySet().stream()
              .filter(line -> question.meaning().test(line.getValue()))
              .map(Map.Entry::getKey)
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(expected, known(addresses(question.filter())), question.filter());
      found += expected.size();
    }
    assertTrue(found > least, "the questions find too little to prove anything: " + found);
  }

  @Test
  void pythonFindsWhatLdapsearchFinds() {
    for (String filter :
        List.of("(mail=*cardio*)", "(cn=*jean*)", "(&(TypeBAL=PER)(sn=l*))", "(gn=hélène)")) {
      List<String> said = sample.ldap3(ServedSample.MAILBOXES, filter, "mail").expect(0).lines();
      assertEquals("0", said.get(said.size() - 1), filter);
      Set<String> found = lower(said.subList(0, said.size() - 1));
      assertEquals(addresses(filter), found, filter);
      assertFalse(found.isEmpty(), filter);
    }
  }

  @Test
  void unknownAttributesMatchNothingAndAreNoError() {
    assertEquals(Set.of(), addresses("(mozillaNickname=*helene*)"));
    assertEquals(Set.of(), addresses("(!(appleUser=x))"));
    assertTrue(addresses("(|(mozillaNickname=x)(mail=" + HELENE + "))").contains(HELENE));
  }

  @Test
  void nobodySearchesWithoutTheRightPassword() throws IOException {
    Path wrong = folder.resolve("wrong");
    Files.writeString(wrong, "un autre mot de passe");
    Ended refused =
        sample.ldapsearchAs(
            List.of("-D", ServedSample.LOGIN, "-y", wrong.toString()),
            ServedSample.MAILBOXES,
            "(mail=" + HELENE + ")");
    assertEquals(49, refused.code(), refused.toString());
    Ended anonymous =
        sample.ldapsearchAs(List.of(), ServedSample.MAILBOXES, "(mail=" + HELENE + ")");
    assertTrue(anonymous.code() != 0, anonymous.toString());
    assertFalse(anonymous.out().contains(HELENE), anonymous.out());
  }

  @Test
  void passwordsAreNeverReturned() {
    Ended ended = sample.ldapsearch("dc=mssante,dc=fr", "(uid=*)", "*", "+", "userPassword");
    assertFalse(ended.out().toLowerCase(Locale.ROOT).contains("userpassword"), ended.out());
  }

  @Test
  void opensslSpeaksTls13AndIsRefusedTls11() {
    Ended modern = openssl("-tls1_3", "-verify_return_error");
    assertTrue(modern.out().contains("TLSv1.3"), modern.out() + modern.err());
    assertTrue(modern.out().contains("Verify return code: 0 (ok)"), modern.out());
    assertTrue(openssl("-tls1_2").out().contains("TLSv1.2"));
    Ended old = openssl("-tls1_1", "-cipher", "ALL:@SECLEVEL=0");
    assertTrue(old.code() != 0, old.out());
  }

  @Test
  void lookupTrustsOnlyTheCertificateItWasGiven() throws IOException {
    Ended found = lookup(sample.certificate(), "helene d'haute", "secretariat de cardio");
    found.expect(0);
    assertTrue(found.out().contains("<" + HELENE + ">"), found.out());
    assertTrue(found.out().contains("<" + CARDIOLOGY + ">"), found.out());
    assertTrue(lookup(sample.certificate(), "zzzzqq").expect(1).out().contains("0 found"));
    Path other = folder.resolve("other.pem");
    Annuaire.program(
            "",
            Map.of(),
            List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-subj",
                "/CN=localhost",
                "-keyout",
                folder.resolve("other-key.pem").toString(),
                "-out",
                other.toString()))
        .expect(0);
    assertTrue(lookup(other, "helene").expect(1).err().contains("certificate"));
  }

  @Test
  void accountsChangeWhileTheServerRuns() throws IOException {
    String data = sample.data().toString();
    Path password = folder.resolve("second");
    Files.writeString(password, "encore un mot de passe");
    List<String> login =
        List.of("-D", "uid=second,ou=comptes,dc=mssante,dc=fr", "-y", password.toString());
    Annuaire.runTyping("encore un mot de passe\n", "account", "add", "second", "--data", data)
        .expect(0);
    assertEquals(0, searchAs(login).code());
    assertTrue(Annuaire.run("account", "list", "--data", data).lines().contains("second"));
    Annuaire.runTyping("un tout nouveau mot\n", "account", "passwd", "second", "--data", data)
        .expect(0);
    assertEquals(49, searchAs(login).code());
    Files.writeString(password, "un tout nouveau mot");
    assertEquals(0, searchAs(login).code());
    Annuaire.run("account", "remove", "second", "--data", data).expect(0);
    assertEquals(49, searchAs(login).code());
    Annuaire.runTyping("court\n", "account", "add", "third", "--data", data).expect(1);
  }

  @Test
  void aServedDirectoryIsNeitherImportedIntoNorServedTwice() {
    String data = sample.data().toString();
    Ended imported = Annuaire.run(Annuaire.withFiles(sample.files(), "import", "--data", data));
    assertTrue(imported.expect(1).err().contains("in use"), imported.err());
    Ended served = Annuaire.run("serve", "--data", data, "--ldaps-port", "0");
    assertTrue(served.expect(1).err().contains("in use"), served.err());
    assertEquals(Set.of(HELENE), addresses("(mail=" + HELENE + ")"));
  }

  @Test
  void writesAreRefusedWithAReason() {
    String change = "dn: mail=" + HELENE + "," + ServedSample.MAILBOXES + "\nchangetype: delete\n";
    List<String> command =
        new ArrayList<>(List.of("ldapmodify", "-x", "-H", sample.server().url()));
    command.addAll(sample.credentials());
    Ended ended =
        Annuaire.program(
            change, Map.of("LDAPTLS_CACERT", sample.certificate().toString()), command);
    assertEquals(53, ended.code(), ended.toString());
  }

  private static Ended searchAs(List<String> login) {
    return sample.ldapsearchAs(login, ServedSample.MAILBOXES, "(mail=" + HELENE + ")", "mail");
  }

  private static Ended lookup(Path certificate, String... texts) {
    List<String> arguments =
        new ArrayList<>(
            List.of("lookup", "--url", sample.server().url(), "--account", ServedSample.ACCOUNT));
    arguments.addAll(List.of("--certificate", certificate.toString()));
    arguments.addAll(List.of(texts));
    return Annuaire.runTyping(ServedSample.PASSWORD + "\n", arguments.toArray(String[]::new));
  }

  private static Ended openssl(String... options) {
    List<String> command =
        new ArrayList<>(
            List.of("openssl", "s_client", "-connect", "localhost:" + sample.server().port()));
    command.addAll(List.of("-CAfile", sample.certificate().toString(), "-servername", "localhost"));
    command.addAll(List.of(options));
    return Annuaire.program("", Map.of(), command);
  }

  private static Question is(String attribute, String value, String column) {
    return new Question(
        "(" + attribute + "=" + value + ")", line -> line.get(column).equals(value));
  }

  private static Question contains(String attribute, String text, String column) {
    return new Question(
        "(" + attribute + "=*" + text + "*)",
        line -> Extract.fold(line.get(column)).contains(text));
  }

  /** The values of an attribute that ldapsearch finds with a control, in their order. */
  private static List<String> controlled(String control, String filter, String attribute) {
    List<String> options = new ArrayList<>(sample.credentials());
    options.addAll(List.of("-E", control));
    return values(
        sample.ldapsearchAs(options, ServedSample.MAILBOXES, filter, attribute).expect(0).out(),
        attribute);
  }

  /** Addresses that ldapsearch finds, in lower case. */
  private static Set<String> addresses(String filter) {
    Ended ended = sample.ldapsearch(ServedSample.MAILBOXES, filter, "mail").expect(0);
    return lower(values(ended.out(), "mail"));
  }

  /** Only what the test's plain reading of the file knows: malformed lines are another test. */
  private static Set<String> known(Set<String> addresses) {
    addresses.retainAll(lines.keySet());
    return addresses;
  }

  private static Set<String> lower(List<String> values) {
    return values.stream()
        .map(value -> value.toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String first(String ldif, String attribute) {
    return values(ldif, attribute).get(0);
  }

  /** The values of an attribute in unwrapped LDIF, base64 undone. */
  private static List<String> values(String ldif, String attribute) {
    return ldif.lines()
        .filter(line -> line.startsWith(attribute + ":"))
        .map(line -> value(line.substring(attribute.length() + 1)))
        .toList();
  }

  private static String value(String afterColon) {
    return afterColon.startsWith(":")
        ? new String(
            Base64.getDecoder().decode(afterColon.substring(1).strip()), StandardCharsets.UTF_8)
        : afterColon.strip();
  }
}
