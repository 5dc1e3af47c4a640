package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.acceptance.Annuaire.Ended;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** OpenLDAP's ldapsearch scrolls through the directory. */
@ExtendWith(SharedServer.class)
class ListViewsTest {

  private static Ldapsearch ldapsearch;
  private static List<String> sorted;

  @BeforeAll
  static void sortTheWholeList(ServedSample sample) {
    ldapsearch = new Ldapsearch(sample);
    sorted = names(ask("", "-E", "!sss=sn/givenName").expect(0));
    assertTrue(sorted.size() > 1500, sorted.size() + " mailboxes");
  }

  /** All mailboxes; what is typed asks for the next views, the first word that is none ends it. */
  private static Ended ask(String typed, String... controls) {
    List<String> options = new ArrayList<>(ldapsearch.credentials());
    options.addAll(List.of(controls));
    options.addAll(List.of("-o", "ldif-wrap=no", "-b", ServedSample.MAILBOXES, "(mail=*)", "sn"));
    return ldapsearch.tool("ldapsearch", typed, options);
  }

  private static Ended view(String typed, String view) {
    return ask(typed, "-E", "sss=sn/givenName", "-E", "!vlv=" + view);
  }

  private static List<String> names(Ended ended) {
    return ended.lines().stream().filter(line -> line.startsWith("dn:")).toList();
  }

  private static List<String> said(Ended ended) {
    return ended.lines().stream()
        .filter(line -> line.startsWith("vlvResult"))
        .map(line -> line.replaceFirst(" context=.*? \\(", " ("))
        .toList();
  }

  @Test
  void windowsTogetherAreTheWholeList() {
    int count = sorted.size();
    StringBuilder typed = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int first = 1; first <= count; first += 300) {
      typed.append(first == 1 ? "" : "0/299/" + first + "/" + count + "\n");
      expected.add("vlvResult: pos=" + first + " count=" + count + " (0) Success");
    }
    Ended ended = view(typed + "stop\n", "0/299/1/0");
    assertEquals(expected, said(ended), ended.err());
    assertEquals(sorted, names(ended));
  }

  @Test
  void theEndAndTheMiddleAreReachedByRatio() {
    int count = sorted.size();
    assertEquals(sorted.subList(count - 20, count), names(view("stop\n", "19/0/1000000/1000000")));
    int middle = (count + 1) / 2;
    assertEquals(
        sorted.subList(middle - 3, middle + 2), names(view("stop\n", "2/2/500000/1000000")));
  }

  @Test
  void whatIsTypedIsJumpedTo() {
    List<String> found = names(view("stop\n", "0/4:dhauteville"));
    int at = sorted.indexOf(found.get(0));
    assertEquals(sorted.subList(at, at + 5), found);
    List<String> named = names(view("stop\n", "0/0:D'Hauteville-Cœur"));
    assertTrue(named.get(0).contains("dhauteville"), named.get(0));
    Ended nobody = view("stop\n", "1/4:zzzz");
    assertEquals(sorted.subList(sorted.size() - 1, sorted.size()), names(nobody));
    assertEquals(
        List.of(
            "vlvResult: pos=" + (sorted.size() + 1) + " count=" + sorted.size() + " (0) Success"),
        said(nobody));
  }

  @Test
  void outsideTheListIsAnError() {
    Ended outside = view("", "0/9/1000000/0");
    assertEquals(76, outside.code(), outside.toString());
    assertTrue(said(outside).get(0).contains("(61)"), outside.out());
  }
}
