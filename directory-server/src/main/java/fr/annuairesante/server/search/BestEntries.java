package fr.annuairesante.server.search;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The first entries in an order among all that are offered; keeps no more. Not thread-safe. */
final class BestEntries {

  private final Comparator<Ranking.Place> order;
  private final int most;
  private final PriorityQueue<Ranking.Place> lastFirst;
  private int offered;

  BestEntries(Comparator<Ranking.Place> order, int most) {
    this.order = order;
    this.most = most;
    this.lastFirst = new PriorityQueue<>(order.reversed());
  }

  void offer(Ranking.Place place) {
    offered++;
    if (lastFirst.size() == most) {
      if (most == 0 || order.compare(place, lastFirst.peek()) > 0) {
        return;
      }
      lastFirst.remove();
    }
    lastFirst.add(place);
  }

  /** How many entries there were. */
  int offered() {
    return offered;
  }

  /** How many of them are kept. */
  int kept() {
    return lastFirst.size();
  }

  /** Numbers of the documents kept, in order. */
  List<Integer> documents() {
    return lastFirst.stream().sorted(order).map(Ranking.Place::document).toList();
  }
}
