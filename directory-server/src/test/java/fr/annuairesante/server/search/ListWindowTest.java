package fr.annuairesante.server.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Folding;
import fr.annuairesante.server.index.BulkLoad;
import fr.annuairesante.server.index.Plan;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.index.Snapshot.Next;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever part of a list is shown, it is the one that sorting the whole list would give. */
class ListWindowTest {

  /** So few are kept that most parts take several passes. */
  private static final int MOST = 40;

  @TempDir static Path folder;
  private static Snapshot snapshot;
  private final Random random = new Random(5);

  @BeforeAll
  static void load() throws Exception {
    try (BulkLoad load = new BulkLoad(folder.resolve("index"), 1)) {
      for (DirectoryEntry entry : RandomDirectory.of(3, 4000)) {
        load.put(entry);
      }
      load.finish(0, 0);
    }
    snapshot = Snapshot.open(folder.resolve("index"));
  }

  @AfterAll
  static void close() throws Exception {
    snapshot.close();
  }

  private static SortOrder order(String attribute, boolean reverse) {
    return SortOrder.of(
        List.of(
            new SortOrder.Wanted(attribute, null, reverse),
            new SortOrder.Wanted("l", null, false)));
  }

  /** The whole list, as numbers of documents. */
  private static List<Integer> sorted(SortOrder order) throws Exception {
    Ranking ranking = new Ranking(order);
    List<Ranking.Place> places = new ArrayList<>();
    snapshot.visit(
        Plan.EVERYTHING,
        entry -> {
          places.add(ranking.of(entry));
          return Next.CONTINUE;
        });
    return places.stream().sorted(ranking).map(Ranking.Place::document).toList();
  }

  private static ListWindow window(SortOrder order, ListView view) throws Exception {
    ListWindow window = new ListWindow(order, view, MOST);
    int passes = 0;
    while (window.shown() == null) {
      snapshot.visit(
          Plan.EVERYTHING,
          entry -> {
            window.offer(entry);
            return Next.CONTINUE;
          });
      window.endPass();
      assertTrue(++passes < 6, () -> view + " takes too long");
    }
    return window;
  }

  private static void shows(List<Integer> list, int target, ListWindow window, ListView view) {
    assertEquals(ListView.Shown.at(target, list.size()), window.shown(), view::toString);
    int first = Math.max(1, target - view.before());
    int last = Math.min(list.size(), target + view.after());
    assertEquals(list.subList(first - 1, last), window.documents(), view::toString);
  }

  @Test
  void showsAnyPartOfAnyList() throws Exception {
    for (String attribute : List.of("sn", "cn", "l", "objectClass", "mail", "entryUUID")) {
      SortOrder order = order(attribute, random.nextBoolean());
      List<Integer> list = sorted(order);
      assertTrue(list.size() > 4000);
      for (int i = 0; i < 40; i++) {
        int target = i == 0 ? list.size() : 1 + random.nextInt(list.size());
        int before = random.nextInt(MOST / 2);
        int after = random.nextInt(MOST / 2);
        ListView view = new ListView(before, after, new ListView.Target.Offset(target, 0), "");
        shows(list, target, window(order, view), view);
      }
    }
  }

  @Test
  void startsAtWhatIsTyped() throws Exception {
    SortOrder order = order("sn", false);
    List<Integer> list = sorted(order);
    for (String typed : List.of("", "d", "D’HAUT", "le", "Müller", "saint martin", "zz", "z")) {
      ListView view = new ListView(7, 12, new ListView.Target.AtLeast(typed), "");
      int target = 1;
      while (target <= list.size() && isBefore(list.get(target - 1), typed)) {
        target++;
      }
      shows(list, target, window(order, view), view);
    }
  }

  private static boolean isBefore(int document, String typed) throws Exception {
    boolean[] before = new boolean[1];
    snapshot.read(
        document,
        entry -> {
          String sn = entry.toEntry().first("sn");
          before[0] = !sn.isEmpty() && Folding.fold(sn).compareTo(Folding.fold(typed)) < 0;
          return Next.STOP;
        });
    return before[0];
  }

  @Test
  void offsetsAreRatios() {
    assertEquals(1, new ListView.Target.Offset(1, 500).position(80));
    assertEquals(80, new ListView.Target.Offset(500, 500).position(80));
    assertEquals(80, new ListView.Target.Offset(1, 1).position(80));
    assertEquals(40, new ListView.Target.Offset(250, 500).position(80));
    assertEquals(1, new ListView.Target.Offset(2, 500).position(80));
    assertEquals(7, new ListView.Target.Offset(7, 80).position(80));
    assertEquals(7, new ListView.Target.Offset(7, 0).position(80));
    int most = Integer.MAX_VALUE;
    assertEquals(most - 1, new ListView.Target.Offset(most - 1, most).position(most));
  }

  @Test
  void anEmptyListHasNoTarget() throws Exception {
    for (ListView.Target target :
        List.of(new ListView.Target.Offset(1, 0), new ListView.Target.AtLeast("x"))) {
      ListWindow window = new ListWindow(order("sn", false), new ListView(3, 3, target, ""), MOST);
      window.endPass();
      assertEquals(ListView.Shown.at(1, 0), window.shown());
      assertEquals(List.of(), window.documents());
    }
  }

  @Test
  void saysWhyItShowsNothing() throws Exception {
    int entries = snapshot.entries();
    assertEquals(61, problem("sn", 0, new ListView.Target.Offset(0, 0)));
    assertEquals(61, problem("sn", 0, new ListView.Target.Offset(6, 5)));
    assertEquals(61, problem("sn", 0, new ListView.Target.Offset(entries + 1, 0)));
    assertEquals(0, problem("sn", 0, new ListView.Target.Offset(entries, 0)));
    assertEquals(18, problem("createTimestamp", 0, new ListView.Target.AtLeast("m")));
    assertEquals(11, problem("sn", MOST, new ListView.Target.Offset(1, 0)));
    assertEquals(
        0, problem("sn", Integer.MAX_VALUE, new ListView.Target.Offset(entries - MOST + 1, 0)));
  }

  private static int problem(String attribute, int after, ListView.Target target) throws Exception {
    return window(order(attribute, false), new ListView(0, after, target, "")).shown().problem();
  }
}
