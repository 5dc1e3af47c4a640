package fr.annuairesante.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Values drawn in proportion to their weights. Immutable. */
final class Weighted<T> {

  private final List<T> values;
  private final int[] upTo;

  private Weighted(List<T> values, int[] upTo) {
    this.values = List.copyOf(values);
    this.upTo = upTo;
  }

  /** Reads {@code "SM54:130 SM26:190"}; blank text gives an empty set, which must not be drawn. */
  static <T> Weighted<T> parse(String text, Function<String, T> value) {
    List<T> values = new ArrayList<>();
    List<Integer> weights = new ArrayList<>();
    for (String part : text.isBlank() ? new String[0] : text.split(" ", -1)) {
      int colon = part.indexOf(':');
      values.add(value.apply(part.substring(0, colon)));
      weights.add(Integer.valueOf(part.substring(colon + 1)));
    }
    int[] upTo = new int[values.size()];
    int sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += weights.get(i);
      upTo[i] = sum;
    }
    return new Weighted<>(values, upTo);
  }

  T pick(Draw draw) {
    int mark = draw.below(upTo[upTo.length - 1]);
    int i = 0;
    while (upTo[i] <= mark) {
      i++;
    }
    return values.get(i);
  }
}
