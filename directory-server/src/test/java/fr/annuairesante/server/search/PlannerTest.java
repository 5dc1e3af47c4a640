package fr.annuairesante.server.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.filter.Filter;
import fr.annuairesante.server.index.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every entry has costs nothing to ask for, beside whatever else a filter wants. */
class PlannerTest {

  private static final Filter ANY = new Filter.Present("objectClass");
  private static final Filter ADDRESS = new Filter.Equality("mail", "anne@chu.mssante.fr");

  @Test
  void proposesTheScopeForWhatEveryEntryHas() {
    assertEquals(Plan.EVERYTHING, plan(Tree.SUFFIX, ANY));
    String person = "rppsIdentifier=1," + Tree.PERSONS;
    Plan below = plan(person, ANY);
    assertNotEquals(Plan.EVERYTHING, below);
    assertEquals(below, plan(person, new Filter.And(List.of(ANY, ANY))));
  }

  @Test
  void looksAtAllThereIsBelowOnePerson() {
    String person = "rppsIdentifier=1," + Tree.PERSONS;
    assertEquals(plan(person, ANY), plan(person, new Filter.Present("asIdentifiantActivite")));
  }

  @Test
  void leavesItOutOfAConjunction() {
    assertEquals(
        plan(Tree.SUFFIX, ADDRESS), plan(Tree.SUFFIX, new Filter.And(List.of(ANY, ADDRESS))));
  }

  @Test
  void proposesNothingForEntriesWithoutIt() {
    assertEquals(Plan.NOTHING, plan(Tree.SUFFIX, new Filter.Not(ANY)));
    assertEquals(
        Plan.NOTHING, plan(Tree.MAILBOXES, new Filter.And(List.of(ADDRESS, new Filter.Not(ANY)))));
  }

  private static Plan plan(String base, Filter filter) {
    return Searcher.plan(
        new Search(base, Scope.ONE_LEVEL, filter, List.of(), false, 0, 0, Viewer.SERVER));
  }
}
