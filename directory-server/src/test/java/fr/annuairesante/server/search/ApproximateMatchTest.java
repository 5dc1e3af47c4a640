package fr.annuairesante.server.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.filter.Filter;
import fr.annuairesante.server.index.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ~=} finds (RFC 4511 §4.5.1.7.6): names that sound alike in French. */
class ApproximateMatchTest {

  @TempDir Path folder;

  private static DirectoryEntry person(String first, String family, String town, String place) {
    String address = (first + "." + family).replace(' ', '-') + "@a.fr";
    return DirectoryEntry.builder(Tree.mailbox(address))
        .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson")
        .add(Attributes.MAILBOX_TYPE, "PER")
        .add(Attributes.MAIL, address)
        .add(Attributes.CN, first + " " + family)
        .add(Attributes.CN, family + " " + first)
        .add(Attributes.SN, family)
        .add(Attributes.GIVEN_NAME, first)
        .add(Attributes.L, town)
        .add(Attributes.O, place)
        .add(Attributes.POSTAL_CODE, "69003")
        .build();
  }

  private static final List<DirectoryEntry> PEOPLE =
      List.of(
          person("Ellen", "Dupond", "Lyon", "Clinique Saint-Jean"),
          person("Helene", "Dupont", "Lion", "CLINIQUE ST JEAN"),
          person("Jean", "Zola-Dupont", "Saint-Etienne", "Hopital"),
          person("Yann", "Le Goff", "Quimper", "Pharmacie du Parc"),
          person("Yan", "LEGOFF", "Kimper", "Pharmacie du Park"),
          person("Rene", "Dauteville", "Paris", "Laboratoire"),
          person("Renee", "D'Hauteville", "Paris", "Laboratoire"));

  private List<String> found(Filter filter) throws Exception {
    List<DirectoryEntry> all = new ArrayList<>(Tree.containers());
    all.addAll(PEOPLE);
    try (Directory directory =
        SearchContractTest.directory(folder.resolve("data" + System.nanoTime()), all)) {
      return directory
          .find(search(filter))
          .map(e -> e.first(Attributes.GIVEN_NAME) + " " + e.first(Attributes.SN))
          .toList();
    }
  }

  private static Search search(Filter filter) {
    return new Search(Tree.SUFFIX, Scope.SUBTREE, filter, List.of(), false, 0, 0, Viewer.SERVER);
  }

  private List<String> like(String attribute, String value) throws Exception {
    return found(new Filter.Approximate(attribute, value));
  }

  @Test
  void findsWhatSoundsAlikeAfterWhatIsWrittenSo() throws Exception {
    assertEquals(
        List.of("Helene Dupont", "Jean Zola-Dupont", "Ellen Dupond"), like("sn", "DUPONT"));
    assertEquals(List.of("Ellen Dupond", "Helene Dupont"), like("cn", "Dupond Ellène"));
  }

  @Test
  void takesWordsInAnyOrderAndAllOfThem() throws Exception {
    assertEquals(like("cn", "ellen dupont").size(), like("cn", "dupont ellen").size());
    assertEquals(List.of(), like("sn", "dupont ellen"));
    assertEquals(List.of(), like("cn", "dupont martin"));
  }

  @Test
  void takesAParticleApartOrJoined() throws Exception {
    List<String> both = List.of("Yan LEGOFF", "Yann Le Goff");
    for (String typed : List.of("legoff", "Le Goff", "le gof", "yan le goff", "Legoff Yann")) {
      assertEquals(both, like("cn", typed).stream().sorted().toList(), typed);
    }
    assertEquals(List.of("Yann Le Goff"), like("sn", "goff"));
    assertEquals(2, like("sn", "d hauteville").size());
    assertEquals(2, like("sn", "dautevile").size());
  }

  @Test
  void knowsPlacesAndStructures() throws Exception {
    assertEquals(2, like("l", "lyon").size());
    assertEquals(2, like("l", "quimper").size());
    assertEquals(1, like("l", "st étiène").size());
    assertEquals(2, like("o", "clinic saint jan").size());
    assertEquals(2, like("o", "farmacie du parque").size());
  }

  @Test
  void isEqualityWhereNoNameIsHeld() throws Exception {
    assertEquals(7, like(Attributes.POSTAL_CODE, "69003").size());
    assertEquals(0, like(Attributes.POSTAL_CODE, "6903").size());
    assertEquals(0, like(Attributes.MAIL, "Helen.Dupont@a.fr").size());
    assertEquals(1, like(Attributes.MAIL, "helene.dupont@A.fr").size());
  }

  @Test
  void canBeNegatedAndIsUndefinedForUnknownAttributes() throws Exception {
    Filter named = new Filter.Present("sn");
    Filter not = new Filter.Not(new Filter.Approximate("sn", "dupont"));
    assertEquals(4, found(new Filter.And(List.of(named, not))).size());
    Filter unknown = new Filter.Approximate("mozillaNickname", "dupont");
    assertEquals(0, found(unknown).size());
    assertEquals(0, found(new Filter.Not(new Filter.Approximate("inconnu", "x"))).size());
  }

  @Test
  void usesTheIndex() {
    for (String attribute : List.of("cn", "sn", "givenName", "displayName", "o", "l", "ou")) {
      Filter filter = new Filter.Approximate(attribute, "de la tour dupont");
      assertNotEquals(Plan.EVERYTHING, Searcher.plan(search(filter)), attribute);
    }
  }

  @Test
  void findsWhateverAnEqualityFinds() throws Exception {
    List<DirectoryEntry> entries = RandomDirectory.of(5, 120);
    int compared = 0;
    try (Directory directory = SearchContractTest.directory(folder.resolve("random"), entries)) {
      for (DirectoryEntry entry : entries) {
        for (Attribute attribute : entry.attributes()) {
          for (String value : attribute.values()) {
            List<String> equal =
                names(directory, new Filter.Equality(attribute.name(), value)).toList();
            List<String> alike =
                names(directory, new Filter.Approximate(attribute.name(), value)).toList();
            assertTrue(alike.containsAll(equal), () -> attribute.name() + " " + value);
            compared += equal.size();
          }
        }
      }
    }
    assertTrue(compared > 10_000, "comparisons: " + compared);
  }

  private static Stream<String> names(Directory directory, Filter filter) throws Exception {
    return directory.find(search(filter)).map(DirectoryEntry::dn);
  }
}
