package fr.annuairesante.sample;

import java.util.List;

/**
 * Family and given names. A common family name is drawn from a short list with weights that fall
 * with the rank (MARTIN about 0.32 %, the next half of that), the others from a long composed tail.
 * Immutable.
 */
final class Names {

  private static final int COMMON_PERCENT = 18;
  private static final int TAIL = 320_000;

  private final List<String> surnames = Resource.lines("surnames.txt");
  private final List<String> plainSurnames = surnames.stream().map(Slug::plain).toList();
  private final double[] upTo = ranks(surnames.size());
  private final List<String> men = Resource.lines("given_names_m.txt");
  private final List<String> women = Resource.lines("given_names_f.txt");

  /** In capitals; accents are rare, as in the registers. */
  String surname(Draw draw) {
    String first = simpleSurname(draw);
    return draw.below(1000) < 35 ? first + "-" + simpleSurname(draw) : first;
  }

  private String simpleSurname(Draw draw) {
    if (draw.percent(COMMON_PERCENT)) {
      int rank = find(draw.unit());
      return draw.percent(3) ? surnames.get(rank) : plainSurnames.get(rank);
    }
    double u = draw.unit();
    return tail((int) (TAIL * u * u));
  }

  private static String tail(int rank) {
    return Syllables.surname(Draw.of(0, Draw.Topic.NAME, rank));
  }

  /** Mixed case with accents; compounds with a hyphen or, rarely, a space. */
  String givenName(Draw draw, boolean woman) {
    List<String> names = woman ? women : men;
    String name = names.get(skewed(draw, names.size()));
    if (draw.below(1000) >= 75) {
      return name;
    }
    String first =
        woman
            ? draw.pick("Marie", "Marie", "Anne", "Rose")
            : draw.pick("Jean", "Jean", "Pierre", "Paul");
    return first.equals(name) ? name : first + (draw.percent(12) ? " " : "-") + name;
  }

  private static int skewed(Draw draw, int size) {
    double u = draw.unit();
    return (int) (size * u * Math.sqrt(u));
  }

  private int find(double mark) {
    int low = 0;
    int high = upTo.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (upTo[middle] > mark) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static double[] ranks(int size) {
    double[] upTo = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += i == 0 ? 0.32 : 0.35 / Math.pow(i + 2.0, 0.45);
      upTo[i] = sum;
    }
    for (int i = 0; i < size; i++) {
      upTo[i] /= sum;
    }
    return upTo;
  }
}
