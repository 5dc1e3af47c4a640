package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.DataDirectory;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/processing.md} forgets no place where personal data could be (R111). */
class ProcessingRecordTest {

  private final String page = Project.read("docs/processing.md");

  @Test
  void namesEveryContainerAndFolder() throws ReflectiveOperationException {
    List<String> places = new ArrayList<>();
    for (DirectoryEntry container : Tree.containers()) {
      if (!container.dn().equals(Tree.SUFFIX)) {
        places.add("| `" + container.dn().replace("," + Tree.SUFFIX, "") + "` |");
      }
    }
    DataDirectory data = new DataDirectory(Path.of("/data"));
    for (Method each : DataDirectory.class.getDeclaredMethods()) {
      boolean folder =
          Modifier.isPublic(each.getModifiers())
              && each.getParameterCount() == 0
              && each.getReturnType() == Path.class
              && !each.getName().equals("root");
      if (folder) {
        places.add("`" + data.root().relativize((Path) each.invoke(data)) + "/`");
      }
    }
    assertTrue(places.size() > 14, places.toString());
    assertEquals(List.of(), places.stream().filter(each -> !page.contains(each)).toList());
  }
}
