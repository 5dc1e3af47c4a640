package fr.annuairesante.server.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.DirectoryRebuild;
import fr.annuairesante.server.filter.Filter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes first, and so what is there when not all fits: docs/clients says it to people. */
class OrderOfResultsTest {

  @TempDir Path folder;
  private Directory directory;

  @BeforeEach
  void load() throws IOException {
    DataDirectory data = DataDirectory.at(folder.resolve("data"));
    try (DirectoryRebuild rebuild = DirectoryRebuild.begin(data)) {
      for (DirectoryEntry entry :
          List.of(
              service("accueil@a.fr", "Martin Santé"),
              person("a@a.fr", "Léa", "DEMARTIN"),
              person("b@a.fr", "Zoé", "MARTINEAU"),
              person("c@a.fr", "Zoé", "MARTIN"),
              person("d@a.fr", "Martine", "ABEL"),
              person("e@a.fr", "Élise", "SAINT-MARTIN"),
              person("f@a.fr", "Anne", "MARTIN"),
              person("x.amartin@a.fr", "Xavier", "ZOLA"),
              person("g@a.fr", "Jean-Martin", "BLANC"),
              person("h@a.fr", "李", "𠮷野é"),
              professional("810000000991", "Ève", "MARTIN"),
              professional("810000000983", "Paul", "DEMARTIN"),
              ofDoctor("1.boite@a.fr", "810000000025", null),
              ofDoctor("4.boite@a.fr", "810000000017", null),
              ofDoctor("2.boite@a.fr", "810000000017", "FALSE"),
              ofDoctor("3.boite@a.fr", "810000000017", "TRUE"))) {
        rebuild.sink().put(entry);
      }
      rebuild.commit();
    }
    directory = Directory.open(data, SearchLimits.DEFAULT);
  }

  @AfterEach
  void close() throws IOException {
    directory.close();
  }

  private static DirectoryEntry.Builder mailbox(String address, String type) {
    return DirectoryEntry.builder(Tree.mailbox(address))
        .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson")
        .add(Attributes.OBJECT_CLASS, ObjectClasses.MAILBOX)
        .add(Attributes.MAILBOX_TYPE, type)
        .add(Attributes.MAIL, address);
  }

  private static DirectoryEntry person(String address, String first, String family) {
    return mailbox(address, "PER")
        .add("cn", first + " " + family)
        .add("cn", family + " " + first)
        .add(Attributes.SN, family)
        .add(Attributes.GIVEN_NAME, first)
        .build();
  }

  /** Without a mailbox: found, never offered as an address. */
  private static DirectoryEntry professional(String id, String first, String family) {
    return DirectoryEntry.builder(Tree.person(id))
        .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson")
        .add(Attributes.NATIONAL_ID, id)
        .add("cn", first + " " + family)
        .add(Attributes.SN, family)
        .add(Attributes.GIVEN_NAME, first)
        .build();
  }

  /** One of the mailboxes of doctors who have a name in common. */
  private static DirectoryEntry ofDoctor(String address, String person, String preferred) {
    DirectoryEntry.Builder entry =
        mailbox(address, "PER")
            .add("cn", "Anaïs CŒUR-LY")
            .add("cn", "CŒUR-LY Anaïs")
            .add(Attributes.SN, "CŒUR-LY")
            .add(Attributes.GIVEN_NAME, "Anaïs")
            .add(Attributes.NATIONAL_ID, person);
    return preferred == null ? entry.build() : entry.add(Attributes.PREFERRED, preferred).build();
  }

  private static DirectoryEntry service(String address, String name) {
    return mailbox(address, "ORG").add("cn", name).add(Attributes.SN, name).build();
  }

  private static Filter contains(String attribute, String typed) {
    return new Filter.Substrings(attribute, null, List.of(typed), null);
  }

  private static Filter thunderbird(String typed) {
    return new Filter.Or(
        List.of(
            contains("cn", typed),
            contains("mail", typed),
            contains("givenName", typed),
            contains("sn", typed)));
  }

  private List<String> found(Filter filter, int most) {
    return foundIn(Tree.MAILBOXES, filter, most);
  }

  private List<String> foundIn(String base, Filter filter, int most) {
    Search search =
        new Search(base, Scope.SUBTREE, filter, List.of(), false, most, 0, Viewer.SERVER);
    return directory
        .find(search)
        .map(
            entry ->
                entry
                    .attribute(Attributes.MAIL)
                    .map(mail -> mail.values().get(0))
                    .orElse(entry.first("cn")))
        .toList();
  }

  @Test
  void familyNamesComeFirstThenOtherStartsThenStartsOfWordsThenTheRest() {
    assertEquals(
        List.of(
            "f@a.fr",
            "c@a.fr",
            "b@a.fr",
            "d@a.fr",
            "accueil@a.fr",
            "g@a.fr",
            "e@a.fr",
            "a@a.fr",
            "x.amartin@a.fr"),
        found(thunderbird("martin"), 0));
  }

  @Test
  void thePreferredMailboxComesBeforeTheOthersOfItsPersonOnly() {
    for (String typed : List.of("coeur", "cœur-ly", "anais", "ly", "boite@")) {
      List<String> found = found(thunderbird(typed), 0);
      assertEquals("3.boite@a.fr", found.get(0), typed);
      assertEquals("1.boite@a.fr", found.get(3), typed);
      assertEquals(Set.of("2.boite@a.fr", "4.boite@a.fr"), Set.copyOf(found.subList(1, 3)), typed);
    }
    assertEquals(List.of("3.boite@a.fr"), found(new Filter.Equality("sn", "coeur ly"), 1));
    assertEquals(
        List.of("3.boite@a.fr"), found(new Filter.Equality(Attributes.PREFERRED, "TRUE"), 0));
  }

  @Test
  void theBetterOnesAreThoseWithinTheLimit() {
    assertEquals(List.of("f@a.fr", "c@a.fr", "b@a.fr"), found(thunderbird("martin"), 3));
    assertEquals(List.of("d@a.fr"), found(thunderbird("ab"), 1));
    assertEquals(List.of("x.amartin@a.fr", "c@a.fr"), found(thunderbird("z"), 2));
  }

  @Test
  void inTheWholeTreeEveryMailboxComesBeforeWhoHasNone() {
    List<String> mailboxes = found(thunderbird("martin"), 0);
    List<String> all = foundIn(Tree.SUFFIX, thunderbird("martin"), 0);
    assertEquals(mailboxes, all.subList(0, mailboxes.size()));
    assertEquals(List.of("Ève MARTIN", "Paul DEMARTIN"), all.subList(mailboxes.size(), all.size()));
    for (int most = 1; most <= mailboxes.size(); most++) {
      assertEquals(mailboxes.subList(0, most), foundIn(Tree.SUFFIX, thunderbird("martin"), most));
    }
    assertEquals(
        all.subList(0, mailboxes.size() + 1),
        foundIn(Tree.SUFFIX, thunderbird("martin"), mailboxes.size() + 1));
  }

  @Test
  void otherConditionsStillHold() {
    Filter filter =
        new Filter.And(
            List.of(new Filter.Equality(Attributes.MAILBOX_TYPE, "ORG"), thunderbird("martin")));
    assertEquals(List.of("accueil@a.fr"), found(filter, 0));
    Filter not =
        new Filter.And(
            List.of(thunderbird("martin"), new Filter.Not(contains("givenName", "martin"))));
    assertEquals(7, found(not, 0).size());
  }

  @Test
  void whoHoldsAllThatWasTypedComesBeforeWhoHoldsThePart() {
    Filter ofThunderbird =
        new Filter.Or(
            List.of(
                new Filter.Substrings("cn", null, List.of("saint", "martin"), null),
                contains("mail", "saint martin"),
                contains("givenName", "a"),
                contains("sn", "saint martin")));
    assertEquals(List.of("e@a.fr"), found(ofThunderbird, 1));
    assertTrue(found(ofThunderbird, 0).size() > 4);
  }

  @Test
  void charactersOfTwoUnitsAreFoundLikeOthers() {
    for (String typed : List.of("𠮷", "𠮷野", "𠮷野e", "野e", "李 𠮷")) {
      assertEquals(List.of("h@a.fr"), found(thunderbird(typed), 0), typed);
    }
    assertEquals(List.of("h@a.fr"), found(new Filter.Substrings("sn", "𠮷", List.of(), null), 0));
    assertEquals(List.of("h@a.fr"), found(new Filter.Equality("sn", "𠮷野É"), 0));
  }

  /** The mailboxes of a load are sorted; what changes later is not, nor what it is merged with. */
  @Test
  void namesAreFoundByTheirStartWhateverWasChangedSince() throws Exception {
    Filter martin =
        new Filter.And(
            List.of(
                new Filter.Substrings("sn", "martin", List.of(), null),
                new Filter.Substrings("givenName", "z", List.of(), null)));
    Filter service = new Filter.Substrings("sn", "Martin S", List.of(), null);
    assertEquals(List.of("c@a.fr", "b@a.fr"), found(martin, 0));
    assertEquals(List.of("accueil@a.fr"), found(service, 0));
    for (int i = 0; i < 40; i++) {
      DirectoryEntry entry =
          i % 2 == 0
              ? person("i" + i + "@a.fr", "Zoé", "MARTINET")
              : mailbox("i" + i + "@a.fr", "PER")
                  .add("cn", "Zoé PETIT")
                  .add(Attributes.SN, "PETIT")
                  .add(Attributes.SN, "MARTIN PETIT")
                  .add(Attributes.GIVEN_NAME, "Zoé")
                  .build();
      boolean only = i == 39;
      directory
          .change(
              "",
              "",
              draft -> {
                draft.put(entry);
                if (only) {
                  draft.delete(Tree.mailbox("b@a.fr"));
                }
                return entry;
              })
          .get();
      assertEquals(i + (only ? 2 : 3), found(martin, 0).size());
    }
    assertEquals(List.of("accueil@a.fr"), found(service, 0));
  }

  @Test
  void oneLetterFindsNamesThatStartWithItFirst() {
    assertEquals(List.of("x.amartin@a.fr"), found(thunderbird("x"), 1));
  }
}
