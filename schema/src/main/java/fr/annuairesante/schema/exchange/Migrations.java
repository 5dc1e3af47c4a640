package fr.annuairesante.schema.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Knows persons again who leave ADELI and come into the RPPS, in one run or soon after
 * (DATA-FORMATS §2.3).
 *
 * <p>The registers do not say who became whom. Two are one when family and given name are the same,
 * they share a profession, and they share a structure, a mailbox or a telephone; and when that is
 * so of these two only. Names alone are never enough: homonyms are two persons.
 */
final class Migrations {

  private final Map<String, List<Held>> newcomers = new HashMap<>();

  /** A person who was not in the directory and has an RPPS number, with marks. */
  synchronized void arrives(Held person) {
    newcomers.computeIfAbsent(person.marks().get(0), n -> new ArrayList<>(1)).add(person);
  }

  /**
   * Who became whom.
   *
   * @param gone persons of the directory without RPPS number who left their register, with marks
   * @return name of the one gone, by name of the newcomer
   */
  Map<String, String> find(List<Held> gone) {
    Map<String, List<Held>> candidates = new HashMap<>();
    for (Held old : gone) {
      for (Held person : newcomers.getOrDefault(old.marks().get(0), List.of())) {
        if (mayBeOne(old, person)) {
          candidates.computeIfAbsent(person.name(), n -> new ArrayList<>(1)).add(old);
        }
      }
    }
    Map<String, Integer> claims = new HashMap<>();
    candidates
        .values()
        .forEach(all -> all.forEach(old -> claims.merge(old.name(), 1, Integer::sum)));
    Map<String, String> found = new HashMap<>();
    candidates.forEach(
        (name, all) -> {
          if (all.size() == 1 && claims.get(all.get(0).name()) == 1) {
            found.put(name, all.get(0).name());
          }
        });
    return found;
  }

  private static boolean mayBeOne(Held old, Held person) {
    return !old.marks().get(0).contains("||")
        && !Collections.disjoint(old.professions(), person.professions())
        && !Collections.disjoint(
            old.marks().subList(1, old.marks().size()),
            person.marks().subList(1, person.marks().size()));
  }
}
