package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What ldapsearch finds, compared with a scan of the input file. */
@ExtendWith(SharedServer.class)
class ScanOfTheInputTest {

  private final Ldapsearch ldapsearch;
  private final Map<String, Map<String, String>> lines;

  ScanOfTheInputTest(ServedSample sample) throws IOException {
    ldapsearch = new Ldapsearch(sample);
    lines = sample.mailboxes().byAddress();
  }

  /** A filter, and what it means on a line of the extraction. */
  private record Question(String filter, Predicate<Map<String, String>> meaning) {}

  @Test
  void equalitiesPiecesAndNegationsMeanWhatTheySay() {
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
  void thunderbirdsFilterMeansWhatItSays() {
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
    found(typed.stream().map(ScanOfTheInputTest::thunderbird).toList(), 1000);
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
  private void found(List<Question> questions, int least) {
    int found = 0;
    for (Question question : questions) {
      Set<String> expected =
          lines.entrySet().stream()
              .filter(line -> question.meaning().test(line.getValue()))
              .map(Map.Entry::getKey)
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(expected, known(question.filter()), question.filter());
      found += expected.size();
    }
    assertTrue(found > least, "the questions find too little to prove anything: " + found);
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

  /** What is found, of what the plain reading knows: malformed lines are another test. */
  private Set<String> known(String filter) {
    Set<String> addresses = ldapsearch.addresses(filter);
    addresses.retainAll(lines.keySet());
    return addresses;
  }
}
