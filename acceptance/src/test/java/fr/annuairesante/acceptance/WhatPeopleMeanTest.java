package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Services are found by the words people use for them, and people without a mailbox are found as
 * such, by the filters that mail clients send (LDAP-CLIENTS §1) and nothing else.
 */
class WhatPeopleMeanTest {

  private static final String TREE = "dc=mssante,dc=fr";
  private static final String PERSONS = "ou=personnes," + TREE;
  private static final String SECRETARIAT = "accueil.12@ch-yeu.mssante.fr";
  private static final String LABORATORY = "eai@bio-oeuf.mssante.fr";
  private static final String WITHOUT = "810000000017";
  private static final String WITH = "810000000025";
  private static final String ADDRESS = "anael.labbe-zzoeuf@medecin.mssante.fr";

  @TempDir private static Path folder;
  private static ServedSample sample;
  private static LDAPConnection client;

  @BeforeAll
  static void serveASampleWithSomeLinesMore() throws Exception {
    Path files = folder.resolve("fichiers reçus");
    Prepared.copy(Prepared.files("--scale", "0.001"), files);
    add(
        Extract.file(files, "Extraction_Correspondance_MSSante"),
        organisation(
            "ORG",
            SECRETARIAT,
            "Secrétariat d'hématologie-cardiologie",
            "CENTRE HOSPITALIER DE L'ÎLE-D'YEU",
            "Hôpital Dumonté"),
        organisation("APP", LABORATORY, "Serveur de résultats", "SELAS LABORATOIRE BIO-ŒUF", ""),
        person(WITH));
    add(Extract.file(files, "PS_LibreAcces_Personne_activite"), person(WITHOUT), person(WITH));
    sample = ServedSample.start(folder, files);
    SSLUtil tls = new SSLUtil(new PEMFileTrustManager(sample.certificate().toFile()));
    client = new LDAPConnection(tls.createSSLSocketFactory(), "localhost", sample.server().port());
    client.bind(ServedSample.LOGIN, ServedSample.PASSWORD);
  }

  @AfterAll
  static void stop() throws IOException {
    client.close();
    sample.close();
  }

  private static Map<String, String> organisation(
      String type, String address, String service, String company, String trade) {
    return Map.of(
        "Type de BAL", type,
        "Adresse BAL", address,
        "Type identifiant structure", "1",
        "Identification Structure", "690000018",
        "Service de rattachement", service,
        "Raison Sociale structure BAL", company,
        "Enseigne commerciale structure BAL", trade);
  }

  /** Columns of the register and of the mailboxes: the file's header says which count. */
  private static Map<String, String> person(String id) {
    Map<String, String> line = new HashMap<>();
    line.put("Type de BAL", "PER");
    line.put("Adresse BAL", ADDRESS);
    line.put("Type d'identifiant PP", "8");
    line.put("Type Identifiant PP", "8");
    line.put("Identifiant PP", id.substring(1));
    line.put("Identification nationale PP", id);
    line.put("Nom d'exercice", "L'ABBÉ-ZZŒUF");
    line.put("Prénom d'exercice", "Anaël");
    line.put("Code profession", "10");
    line.put("Libellé profession", "Médecin");
    line.put("Adresse e-mail (coord. structure)", "cabinet@exemple.fr");
    line.put("Identifiant technique de la structure", "R99900000000001");
    line.put("Raison sociale site", "CABINET DE L'ŒUF");
    return line;
  }

  @SafeVarargs
  private static void add(Path file, Map<String, String>... lines) throws IOException {
    String text = Files.readString(file);
    String header = text.lines().findFirst().orElseThrow();
    String end = header.endsWith("|") ? "|" : "";
    List<String> titles = List.of(header.replaceFirst("\\|$", "").split("\\|"));
    List<String> added = new ArrayList<>();
    for (Map<String, String> line : lines) {
      added.add(
          titles.stream()
                  .map(title -> line.getOrDefault(title, ""))
                  .collect(Collectors.joining("|"))
              + end);
    }
    String start = text.endsWith("\n") ? "" : "\n";
    Files.writeString(file, start + String.join("\n", added) + "\n", StandardOpenOption.APPEND);
  }

  private static String thunderbird(String typed) {
    String[] words = typed.toLowerCase(Locale.ROOT).split(" ", 2);
    String cn = words.length == 1 ? words[0] : words[0] + "*" + words[1];
    return String.format(
        "(|(cn=*%s*)(mail=*%s*)(givenName=*%s*)(sn=*%s*))",
        cn, typed.toLowerCase(Locale.ROOT), words[0], typed.toLowerCase(Locale.ROOT));
  }

  private static String outlook(String typed) {
    return "(&(mail=*)(|(mail=X*)(|(cn=X*)(|(sn=X*)(givenName=X*)))))".replace("X", typed);
  }

  /** In their order, at most a hundred, as the clients ask. */
  private static List<SearchResultEntry> found(String base, String filter) throws LDAPException {
    SearchRequest request = new SearchRequest(base, SearchScope.SUB, filter);
    request.setSizeLimit(100);
    try {
      return client.search(request).getSearchEntries();
    } catch (LDAPSearchException partial) {
      return partial.getSearchEntries();
    }
  }

  private static List<String> addresses(String base, String filter) throws LDAPException {
    return found(base, filter).stream()
        .filter(entry -> entry.hasAttribute("mail"))
        .map(entry -> entry.getAttributeValue("mail"))
        .toList();
  }

  @Test
  void servicesAreFoundByEachOfTheirWordsAndByTheirStructure() throws LDAPException {
    Map<String, List<String>> typed = new TreeMap<>();
    typed.put(
        SECRETARIAT,
        List.of(
            "secretariat d'hem",
            "Hématologie",
            "cardiologie centre",
            "centre hospitalier de l ile d y",
            "hopital dumonte"));
    typed.put(
        LABORATORY,
        List.of("serveur de", "résultats", "selas labo", "laboratoire bio", "LABORATOIRE"));
    for (Map.Entry<String, List<String>> each : typed.entrySet()) {
      for (String words : each.getValue()) {
        for (String filter : List.of(thunderbird(words), outlook(words))) {
          assertTrue(addresses(ServedSample.MAILBOXES, filter).contains(each.getKey()), filter);
        }
      }
    }
  }

  @Test
  void aServiceAndItsStructureAreFoundInEitherOrder() throws LDAPException {
    for (String words :
        List.of("cardiologie yeu", "yeu cardio", "dumonté secrétariat", "hemato dumont")) {
      assertEquals(
          List.of(SECRETARIAT), addresses(ServedSample.MAILBOXES, thunderbird(words)), words);
    }
  }

  @Test
  void aPersonWithoutMailboxIsFoundAmongThePersonsAndMarked() throws LDAPException {
    Map<String, String> marks = new TreeMap<>();
    for (SearchResultEntry person : found(PERSONS, thunderbird("l'abbé-zzœuf"))) {
      marks.put(
          person.getAttributeValue("asIdentifiantNational"),
          person.getAttributeValue("asBoiteAuxLettres")
              + " "
              + person.getAttributeValue("asAdresseBal"));
    }
    assertEquals(Map.of(WITHOUT, "FALSE null", WITH, "TRUE " + ADDRESS), marks);
    List<SearchResultEntry> marked = found(TREE, "(&(asBoiteAuxLettres=FALSE)(sn=l abbe zzoeuf))");
    assertEquals(1, marked.size());
    assertEquals(WITHOUT, marked.get(0).getAttributeValue("asIdentifiantNational"));
  }

  @Test
  void aPersonWithoutMailboxIsNeverOfferedAsAnAddress() throws LDAPException {
    for (String typed : List.of("anaël", "l'abbé-zzœuf", "zzoeuf", "anael l abbe")) {
      for (String base : List.of(TREE, ServedSample.MAILBOXES)) {
        List<String> offered = addresses(base, thunderbird(typed));
        assertEquals(List.of(ADDRESS), about(offered), base + " " + typed);
      }
    }
    assertEquals(List.of(ADDRESS), addresses(TREE, outlook("l abbe zz")));
    assertEquals(1, found(TREE, outlook("l abbe zz")).size());
    assertEquals(1, found(ServedSample.MAILBOXES, thunderbird("zzœuf")).size());
    List<SearchResultEntry> all = found(TREE, thunderbird("l'abbé-zzœuf"));
    assertEquals(3, all.size());
    assertEquals(ADDRESS, all.get(0).getAttributeValue("mail"));
    for (SearchResultEntry entry : all) {
      boolean mailbox = entry.getDN().endsWith(ServedSample.MAILBOXES);
      assertEquals(mailbox, entry.hasAttribute("mail"), entry.getDN());
      boolean marked = "FALSE".equals(entry.getAttributeValue("asBoiteAuxLettres"));
      assertFalse(marked && entry.toLDIFString().contains("@"), entry.toLDIFString());
    }
  }

  private static List<String> about(List<String> addresses) {
    return addresses.stream().filter(address -> address.contains("zzoeuf")).toList();
  }

  @Test
  void nothingButMailboxesHasAnAddressThatClientsWouldOffer() throws LDAPException {
    for (String attribute : List.of("mail", "rfc822Mailbox", "mozillaSecondEmail")) {
      for (String container : List.of(PERSONS, "ou=structures," + TREE)) {
        assertEquals(List.of(), found(container, "(" + attribute + "=*)"), attribute);
      }
    }
    assertEquals(100, found(PERSONS, "(cn=*)").size());
  }
}
