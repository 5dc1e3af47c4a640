package fr.annuairesante.server.acts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.search.Right;
import fr.annuairesante.server.search.Viewer;
import fr.annuairesante.server.write.Asked;
import fr.annuairesante.server.write.ResultCode;
import fr.annuairesante.server.write.Write;
import fr.annuairesante.server.write.Writes;
import fr.annuairesante.server.write.Written;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Two operators and the agency, who ask for writes. */
abstract class SceneWithWriters {

  static final Viewer OPERATOR = new Viewer(Tree.operator("alpha"), Viewer.Sight.DIRECTORY);
  static final Viewer OTHER = new Viewer(Tree.operator("beta"), Viewer.Sight.DIRECTORY);
  static final Viewer AGENCY =
      new Viewer(Tree.account("agent"), Viewer.Sight.EVERYTHING, Set.of(Right.AGENCY));
  static final String ADDRESS = "helene.dhauteville@alpha.mssante.fr";
  static final String DN = Tree.mailbox(ADDRESS);

  @TempDir Path folder;

  Scene scene;
  Writes writes;

  @BeforeEach
  void open() throws IOException {
    scene = new Scene(folder);
    writes = new Writes(scene.directory, Runnable::run);
    scene.validated(Scene.ALPHA, "alpha.mssante.fr");
    scene.validated(Scene.BETA, "beta.mssante.fr");
  }

  @AfterEach
  void close() throws IOException {
    scene.close();
  }

  Written write(Viewer viewer, Write write) {
    return writes.write(new Asked(write), viewer).join();
  }

  static Write.Add add(String address, String... more) {
    List<String> pairs = new ArrayList<>(List.of(more));
    pairs.add(0, "TypeBAL=PER");
    pairs.add(0, "mail=" + address);
    List<Write.Values> attributes = new ArrayList<>();
    attributes.add(new Write.Values("objectClass", List.of("inetOrgPerson", "asBoite")));
    for (String each : pairs) {
      int equals = each.indexOf('=');
      attributes.add(
          new Write.Values(each.substring(0, equals), List.of(each.substring(equals + 1))));
    }
    return new Write.Add(Tree.mailbox(address), attributes);
  }

  static Write.Add helene(String... more) {
    List<String> all = new ArrayList<>(Arrays.asList(more));
    all.add("TypeIdentifiantPP=8");
    all.add("IdentifiantPP=" + Scene.HELENE.substring(1));
    all.add("givenName=HELENE");
    if (all.stream().noneMatch(each -> each.startsWith("sn="))) {
      all.add("sn=d hauteville-coeur");
    }
    return add(ADDRESS, all.toArray(String[]::new));
  }

  static Write.Modify replace(String dn, String attribute, String... values) {
    return new Write.Modify(
        dn,
        List.of(
            new Write.Modification(
                Write.Kind.REPLACE, new Write.Values(attribute, List.of(values)))));
  }

  static void done(Written written) {
    assertEquals(ResultCode.SUCCESS, written.code(), written.sentence());
  }

  static void refused(ResultCode code, String word, Written written) {
    assertEquals(code, written.code(), written.sentence());
    assertTrue(written.sentence().contains(word), written.sentence());
  }
}
