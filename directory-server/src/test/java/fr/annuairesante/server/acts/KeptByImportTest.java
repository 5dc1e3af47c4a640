package fr.annuairesante.server.acts;

import static fr.annuairesante.server.acts.Scene.ALPHA;
import static fr.annuairesante.server.acts.Scene.HELENE;
import static fr.annuairesante.server.acts.Scene.JEAN;
import static fr.annuairesante.server.acts.Scene.applied;
import static fr.annuairesante.server.acts.Scene.personal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.DirectoryRebuild;
import fr.annuairesante.server.search.SearchLimits;
import fr.annuairesante.server.search.Viewer;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Claimed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptByImportTest {

  private static final String DOMAIN = "chu-nimes.mssante.fr";
  private static final String PUBLISHED = "publiee@" + DOMAIN;
  private static final String IMPORTED = "importee@" + DOMAIN;

  @TempDir Path folder;

  private static DirectoryEntry imported(String address, String person) {
    return DirectoryEntry.builder(Tree.mailbox(address))
        .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson", "asBoite")
        .add("cn", "selon l’extraction")
        .add("sn", "NOËL")
        .add("mail", address)
        .add("TypeBAL", "PER")
        .add("TypeIdentifiantPP", "8")
        .add("IdentifiantPP", person.substring(1))
        .add("asIdentifiantNational", person)
        .add("asDematerialisation", "FALSE")
        .add("asEmpreinte", "abc")
        .build();
  }

  @Test
  void keepsChoicesAndPublishedMailboxesOverAnImport() throws IOException {
    try (Scene scene = new Scene(folder)) {
      scene.validated(ALPHA, DOMAIN);
      applied(scene.publish(ALPHA, personal(PUBLISHED)));
      scene.put(imported(IMPORTED, JEAN));
      applied(
          scene.operator(
              ALPHA, new Act.ChoosePaperless(IMPORTED, new Claimed("8", JEAN.substring(1)), true)));
    }
    try (DirectoryRebuild rebuild = DirectoryRebuild.begin(DataDirectory.at(folder))) {
      rebuild.sink().put(Scene.person(HELENE, "D’HAUTEVILLE-CŒUR", "Hélène", "10", "Médecin"));
      rebuild.sink().put(imported(IMPORTED, JEAN));
      rebuild.sink().put(imported(PUBLISHED, JEAN));
      rebuild.commit();
    }
    try (Directory directory = Directory.open(DataDirectory.at(folder), SearchLimits.DEFAULT)) {
      assertEquals("TRUE", entry(directory, Tree.mailbox(IMPORTED)).first("asDematerialisation"));
      assertEquals(
          HELENE, entry(directory, Tree.mailbox(PUBLISHED)).first("asIdentifiantNational"));
      assertEquals(
          List.of(PUBLISHED), entry(directory, Tree.person(HELENE)).values("asAdresseBal"));
      assertTrue(directory.entry(Tree.domain(DOMAIN), Viewer.SERVER).isPresent());
    }
  }

  private static DirectoryEntry entry(Directory directory, String dn) {
    return directory.entry(dn, Viewer.SERVER).orElseThrow();
  }
}
