package fr.annuairesante.sample;

/**
 * How many mailboxes the domains have, largest first, after DATA-FORMATS §5.1: median 4, 90th
 * percentile 87, 99th 1,193, largest 62,151 of 535,357 on 5,018 domains.
 *
 * <p>A smaller sample has fewer domains. Its tail keeps the quantiles; what is left of the total
 * goes to the largest ninth, in the proportions of the largest domains of the country.
 */
final class DomainSizes {

  /** (rank, size) at scale 1; between them sizes follow a power of the rank. */
  private static final double[][] ANCHORS = {
    {1, 62_151},
    {2, 36_000},
    {10, 11_800},
    {50, 1_250},
    {502, 88},
    {1_001, 30},
    {1_784, 10},
    {2_509, 4},
    {3_600, 1.6},
    {5_100, 1}
  };

  static final int MAILBOXES = 535_357;
  static final int DOMAINS = 5_018;

  private DomainSizes() {}

  static int[] at(double scale) {
    int count = Math.max(12, (int) Math.round(DOMAINS * scale));
    int head = Math.max(2, (int) (count * 0.09));
    double total = MAILBOXES * scale;
    double[] sizes = new double[count];
    double tail = 0;
    for (int i = head; i < count; i++) {
      sizes[i] = Math.max(1, Math.round(national((i + 0.5) * DOMAINS / count)));
      tail += sizes[i];
    }
    double stretch = Math.max(1, count / (double) DOMAINS);
    double largest = scale >= 1 ? national(1) * scale : 0;
    double rest = 0;
    for (int i = scale >= 1 ? 1 : 0; i < head; i++) {
      sizes[i] = national(1 + i / stretch);
      rest += sizes[i];
    }
    double factor = Math.max(1e-4, (total - tail - largest) / rest);
    int[] rounded = new int[count];
    for (int i = 0; i < count; i++) {
      double size = i < head ? sizes[i] * factor : sizes[i];
      rounded[i] = (int) Math.max(1, Math.round(i == 0 && largest > 0 ? largest : size));
    }
    return rounded;
  }

  private static double national(double rank) {
    int i = 1;
    while (i < ANCHORS.length - 1 && ANCHORS[i][0] < rank) {
      i++;
    }
    double[] low = ANCHORS[i - 1];
    double[] high = ANCHORS[i];
    double power = Math.log(high[1] / low[1]) / Math.log(high[0] / low[0]);
    return low[1] * Math.pow(rank / low[0], power);
  }
}
