package fr.annuairesante.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What an asserted value sounds like, for {@code ~=}: a value matches when each word of the
 * assertion sounds like one of its words, in any order. A particle may be written apart or together
 * with the word after it: {@code le goff} and {@code legoff}, {@code d hauteville} and {@code
 * dauteville}. Immutable.
 *
 * @param groups all of which a value must have: a word with the particles before it
 */
public record Sounds(List<Group> groups) {

  /** Longer runs of particles are not joined: no name has them. */
  private static final int MOST_PARTICLES = 4;

  private static final Set<String> PARTICLES =
      Set.of(
          ("le la les l de des du d da das do dos di del della van von vander den der ter ten zu"
                  + " el al abd abdel ben bel bou ait ould mac n o san santa saint sainte")
              .split(" ", -1));

  private static final Map<String, String> ABBREVIATED =
      Map.of("st", "saint", "ste", "sainte", "mc", "mac");

  /**
   * Some words of an assertion.
   *
   * @param ways each of which is enough: sounds that a value must all have
   */
  public record Group(List<List<String>> ways) {
    public Group {
      ways = ways.stream().map(List::copyOf).toList();
    }
  }

  public Sounds {
    groups = List.copyOf(groups);
  }

  /** The sounds to ask for; no group when the normal form has neither letter nor digit. */
  public static Sounds asserted(String normal) {
    List<String> words = words(normal);
    List<Group> groups = new ArrayList<>();
    int from = 0;
    while (from < words.size()) {
      int last = joinedUpTo(words, from);
      groups.add(group(words.subList(from, last + 1)));
      from = last + 1;
    }
    return new Sounds(groups);
  }

  /** The words apart, or from any particle on together. */
  private static Group group(List<String> words) {
    List<List<String>> ways = new ArrayList<>();
    List<String> apart = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (i < words.size() - 1) {
        List<String> way = new ArrayList<>(apart);
        way.add(Sound.of(String.join("", words.subList(i, words.size()))));
        ways.add(way);
      }
      apart.add(Sound.of(words.get(i)));
    }
    ways.add(apart);
    return new Group(ways);
  }

  /** The sounds of a value in normal form: of its words, and of particles with their word. */
  public static Set<String> of(String normal) {
    Set<String> sounds = new LinkedHashSet<>();
    spellings(normal, spelling -> sounds.add(ofSpelling(spelling)));
    return sounds;
  }

  /** What {@link #of} sounds, for who has heard most words before. */
  public static void spellings(String normal, Consumer<String> taker) {
    List<String> words = words(normal);
    for (int i = 0; i < words.size(); i++) {
      taker.accept(words.get(i));
      int last = joinedUpTo(words, i);
      if (last > i) {
        taker.accept(String.join("", words.subList(i, last + 1)));
      }
    }
  }

  /** The sound of one of the {@link #spellings}. */
  public static String ofSpelling(String spelling) {
    return Sound.of(spelling);
  }

  /** True when a value with these sounds matches. */
  public boolean areIn(Set<String> sounds) {
    for (Group group : groups) {
      if (group.ways.stream().noneMatch(sounds::containsAll)) {
        return false;
      }
    }
    return true;
  }

  /** The word that a run of particles leads to; without one, or when it is too long, itself. */
  private static int joinedUpTo(List<String> words, int from) {
    int last = from;
    while (last < words.size() && last - from < MOST_PARTICLES && isParticle(words.get(last))) {
      last++;
    }
    return last < words.size() ? last : from;
  }

  private static boolean isParticle(String word) {
    return PARTICLES.contains(word);
  }

  private static List<String> words(String normal) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= normal.length(); i++) {
      boolean inWord = i < normal.length() && isPartOfWord(normal.charAt(i));
      if (inWord && start < 0) {
        start = i;
      } else if (!inWord && start >= 0) {
        String word = normal.substring(start, i);
        words.add(ABBREVIATED.getOrDefault(word, word));
        start = -1;
      }
    }
    return words;
  }

  private static boolean isPartOfWord(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }
}
