package fr.annuairesante.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The name of a mailbox that is no person's. Mail clients look at no attribute but names and the
 * address, and some only at how a value starts (LDAP-CLIENTS §1.2): so every word that people look
 * a service up by starts a value.
 *
 * @param service where in the structure, or empty
 * @param company the structure's name, or empty
 * @param trade its other name, or empty
 */
public record ServiceName(String service, String company, String trade) {

  /** Of a service as long as the free text allows. */
  private static final int MOST_WORDS = 8;

  private static final int SHORTEST_WORD = 3;
  private static final String BETWEEN_WORDS = "/()[]{},;:.+&\"";

  private static final Set<String> PARTICLES =
      Set.of("aux", "avec", "des", "les", "par", "pour", "sans", "sous", "sur", "une");

  /** What stands before the name by which people know a company. */
  private static final Set<String> LEGAL_FORMS =
      Set.of(
          "eurl", "gcs", "gie", "sa", "sarl", "sas", "sasu", "scm", "scp", "sel", "selafa",
          "selarl", "selarlu", "selas", "selasu", "selca", "sisa", "snc");

  /** {@code service - structure}, or the one there is, or empty. */
  public String shown() {
    return with(service, structure());
  }

  /**
   * What else it is found by: the other order, the other name of the structure, the names without
   * their legal form, and the service from each of its words on. May hold one value twice.
   */
  public List<String> starts() {
    List<String> starts = new ArrayList<>();
    for (String structure : List.of(company, trade)) {
      if (!structure.isEmpty()) {
        starts.add(with(structure, service));
        starts.add(with(service, structure));
        starts.add(with(withoutLegalForm(structure), service));
      }
    }
    for (String rest : fromEachWord(service)) {
      starts.add(with(rest, structure()));
    }
    return starts;
  }

  private String structure() {
    return company.isEmpty() ? trade : company;
  }

  private static String with(String first, String second) {
    return first.isEmpty() || second.isEmpty() ? first + second : first + " - " + second;
  }

  private static String withoutLegalForm(String structure) {
    int end = endOfWord(structure, 0);
    boolean legal = LEGAL_FORMS.contains(Folding.fold(structure.substring(0, end)));
    String rest = structure.substring(end).strip();
    return legal && !rest.isEmpty() ? rest : structure;
  }

  private static List<String> fromEachWord(String text) {
    List<String> rests = new ArrayList<>();
    for (int at = 0; at < text.length() && rests.size() < MOST_WORDS; at++) {
      int end = endOfWord(text, at);
      if (end - at >= SHORTEST_WORD && !PARTICLES.contains(Folding.fold(text.substring(at, end)))) {
        rests.add(text.substring(at));
      }
      at = end;
    }
    return rests;
  }

  private static int endOfWord(String text, int from) {
    int end = from;
    while (end < text.length() && !isBetweenWords(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isBetweenWords(char c) {
    return Folding.isSpaceLike(c) || BETWEEN_WORDS.indexOf(c) >= 0;
  }
}
