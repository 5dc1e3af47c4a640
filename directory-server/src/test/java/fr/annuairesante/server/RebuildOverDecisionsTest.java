package fr.annuairesante.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.index.StoredEntry;
import fr.annuairesante.server.search.SearchLimits;
import fr.annuairesante.server.search.Viewer;
import fr.annuairesante.server.trustspace.WithdrawalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A load in bulk follows the rules of the nightly import: people's decisions survive it. */
class RebuildOverDecisionsTest {

  private static final String OPERATOR = Tree.operator("medimail");
  private static final String NUMBER = "810000000017";
  private static final String ADDRESS = "zoe.desbois@essai.mssante.fr";
  private static final String PUBLISHED = "zoe@medimail.mssante.fr";

  @TempDir Path folder;

  private static DirectoryEntry person(String number, String... addresses) {
    return DirectoryEntry.builder(Tree.person(number))
        .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson")
        .objectClasses(ObjectClasses.PERSON)
        .add(Attributes.NATIONAL_ID, number)
        .add(Attributes.CN, "Zoé DESBOIS")
        .add(Attributes.SN, "DESBOIS")
        .add(Attributes.HAS_MAILBOX, addresses.length > 0 ? "TRUE" : "FALSE")
        .addAll(Attributes.MAILBOX_ADDRESS, List.of(addresses))
        .add(Attributes.DIGEST, "d")
        .build();
  }

  private static DirectoryEntry mailbox(String address, String paperless, String imported) {
    return DirectoryEntry.builder(Tree.mailbox(address))
        .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson", "asBoite")
        .add(Attributes.CN, "Zoé DESBOIS")
        .add(Attributes.SN, "DESBOIS")
        .add(Attributes.MAIL, address)
        .add(Attributes.MAILBOX_TYPE, "PER")
        .add(Attributes.PAPERLESS, paperless)
        .add(Attributes.PAPERLESS_IMPORTED, imported)
        .add(Attributes.DIGEST, imported.isEmpty() ? "" : "d")
        .build();
  }

  private void rebuild(DirectoryEntry... entries) throws IOException {
    try (DirectoryRebuild rebuild = DirectoryRebuild.begin(DataDirectory.at(folder))) {
      for (DirectoryEntry entry : entries) {
        rebuild.sink().put(entry);
      }
      rebuild.commit();
    }
  }

  private void change(String by, DirectoryEntry... entries) throws IOException {
    try (Directory directory = Directory.open(DataDirectory.at(folder), SearchLimits.DEFAULT)) {
      directory
          .change(
              by,
              "",
              draft -> {
                for (DirectoryEntry entry : entries) {
                  draft.put(entry);
                }
                return true;
              })
          .join();
    }
  }

  private Map<String, DirectoryEntry> entries(Map<String, Stamp> stamps, String... names)
      throws IOException {
    Map<String, DirectoryEntry> entries = new HashMap<>();
    try (Directory directory = Directory.open(DataDirectory.at(folder), SearchLimits.DEFAULT)) {
      for (String dn : names) {
        directory.entry(dn, Viewer.SERVER).ifPresent(entry -> entries.put(dn, entry));
        directory
            .change("", "", draft -> draft.stamp(dn))
            .join()
            .ifPresent(stamp -> stamps.put(dn, stamp));
      }
    }
    return entries;
  }

  @Test
  void keepsDecisionsPublicationsAndIdentities() throws IOException {
    String dn = Tree.mailbox(ADDRESS);
    rebuild(person(NUMBER, ADDRESS), mailbox(ADDRESS, "FALSE", "FALSE"));
    change("uid=zoe", mailbox(ADDRESS, "TRUE", "FALSE"));
    change(OPERATOR, mailbox(PUBLISHED, "TRUE", ""), person(NUMBER, ADDRESS, PUBLISHED));
    Map<String, Stamp> before = new HashMap<>();
    entries(before, dn, Tree.mailbox(PUBLISHED), Tree.person(NUMBER));
    rebuild(
        person(NUMBER, ADDRESS),
        mailbox(ADDRESS, "FALSE", "FALSE"),
        mailbox(PUBLISHED, "FALSE", "FALSE"));
    Map<String, Stamp> after = new HashMap<>();
    Map<String, DirectoryEntry> entries =
        entries(after, dn, Tree.mailbox(PUBLISHED), Tree.person(NUMBER));
    assertEquals("TRUE", entries.get(dn).first(Attributes.PAPERLESS));
    assertEquals(mailbox(PUBLISHED, "TRUE", ""), entries.get(Tree.mailbox(PUBLISHED)));
    assertEquals(
        List.of(PUBLISHED, ADDRESS).stream().sorted().toList(),
        entries.get(Tree.person(NUMBER)).values(Attributes.MAILBOX_ADDRESS));
    before.forEach((name, stamp) -> assertEquals(stamp.uuid(), after.get(name).uuid(), name));
    assertEquals(OPERATOR, after.get(Tree.mailbox(PUBLISHED)).creator());
    assertEquals(StoredEntry.IMPORTER, after.get(dn).creator());
  }

  @Test
  void doesNotShowAgainAnAddressThatItsOperatorHasHidden() throws IOException {
    rebuild(person(NUMBER, PUBLISHED, ADDRESS), mailbox(ADDRESS, "FALSE", "FALSE"));
    change(OPERATOR, mailbox(PUBLISHED, "FALSE", ""), person(NUMBER, ADDRESS));
    String newcomer = "810000000025";
    rebuild(person(NUMBER, PUBLISHED, ADDRESS), person(newcomer, PUBLISHED));
    Map<String, DirectoryEntry> entries =
        entries(new HashMap<>(), Tree.person(NUMBER), Tree.person(newcomer));
    assertEquals(person(NUMBER, ADDRESS), entries.get(Tree.person(NUMBER)));
    assertEquals(person(newcomer), entries.get(Tree.person(newcomer)));
  }

  @Test
  void bringsNoMailboxBackThatItsOperatorHasWithdrawn() throws IOException {
    rebuild(person(NUMBER, ADDRESS), mailbox(ADDRESS, "FALSE", "FALSE"));
    try (Directory directory = Directory.open(DataDirectory.at(folder), SearchLimits.DEFAULT)) {
      directory
          .change(
              OPERATOR,
              "",
              draft -> {
                draft.delete(Tree.mailbox(ADDRESS));
                draft.put(WithdrawalEntry.of(ADDRESS));
                draft.put(person(NUMBER));
                return true;
              })
          .join();
    }
    Map<String, Stamp> before = new HashMap<>();
    String note = Tree.withdrawal(ADDRESS);
    entries(before, note);
    String newcomer = "810000000025";
    rebuild(person(NUMBER, ADDRESS), person(newcomer, ADDRESS), mailbox(ADDRESS, "FALSE", "FALSE"));
    Map<String, Stamp> after = new HashMap<>();
    String dn = Tree.mailbox(ADDRESS);
    Map<String, DirectoryEntry> entries =
        entries(after, dn, note, Tree.person(NUMBER), Tree.person(newcomer));
    assertFalse(entries.containsKey(dn));
    assertEquals(before.get(note), after.get(note));
    assertEquals(person(NUMBER), entries.get(Tree.person(NUMBER)));
    assertEquals(person(newcomer), entries.get(Tree.person(newcomer)));
  }

  @Test
  void closesWhoLeavesAndKeepsThemClosedUntilTheyComeBack() throws IOException {
    String dn = Tree.person(NUMBER);
    rebuild(person(NUMBER), mailbox(ADDRESS, "FALSE", "FALSE"));
    Map<String, Stamp> stamps = new HashMap<>();
    entries(stamps, dn);
    for (int i = 0; i < 2; i++) {
      rebuild(person("810000000025"));
      DirectoryEntry closed = entries(new HashMap<>(), dn).get(dn);
      assertEquals("TRUE", closed.first(Attributes.CLOSED));
      assertTrue(entries(new HashMap<>(), Tree.mailbox(ADDRESS)).isEmpty());
    }
    List<String> previous = new ArrayList<>();
    try (DirectoryRebuild rebuild = DirectoryRebuild.begin(DataDirectory.at(folder))) {
      rebuild.previousRegister().sendTo(entry -> previous.add(entry.dn()));
    }
    assertEquals(List.of(Tree.person("810000000025")), previous);
    rebuild(person(NUMBER));
    Map<String, Stamp> after = new HashMap<>();
    assertEquals(person(NUMBER), entries(after, dn).get(dn));
    assertEquals(stamps.get(dn).uuid(), after.get(dn).uuid());
  }

  @Test
  void takesIntoAccountWhatOnlyTheJournalHolds() throws IOException {
    rebuild(mailbox(ADDRESS, "FALSE", "FALSE"));
    Directory directory = Directory.open(DataDirectory.at(folder), SearchLimits.DEFAULT);
    Path copy = folder.resolveSibling(folder.getFileName() + "-copy");
    directory
        .change(
            "uid=zoe",
            "",
            draft -> {
              draft.put(mailbox(ADDRESS, "TRUE", "FALSE"));
              return true;
            })
        .join();
    copyAsAPowerCutWould(folder, copy);
    directory.close();
    try (DirectoryRebuild rebuild = DirectoryRebuild.begin(DataDirectory.at(copy))) {
      rebuild.sink().put(mailbox(ADDRESS, "FALSE", "FALSE"));
      rebuild.commit();
    }
    try (Directory again = Directory.open(DataDirectory.at(copy), SearchLimits.DEFAULT)) {
      Optional<DirectoryEntry> mailbox = again.entry(Tree.mailbox(ADDRESS), Viewer.SERVER);
      assertEquals("TRUE", mailbox.orElseThrow().first(Attributes.PAPERLESS));
    }
  }

  private static void copyAsAPowerCutWould(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else if (!each.getFileName().toString().equals("write.lock")) {
          Files.copy(each, target);
        }
      }
    }
  }
}
