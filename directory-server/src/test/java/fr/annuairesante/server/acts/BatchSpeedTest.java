package fr.annuairesante.server.acts;

import static fr.annuairesante.server.acts.Scene.ALPHA;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.annuairesante.trust.Actor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch of persons' mailboxes, whole; {@code -Dbatch.lines=100000} for the figure. */
class BatchSpeedTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DOMAIN = "chu-nimes.mssante.fr";

  @TempDir Path folder;

  @Test
  void publishesEveryLineWithItsReceipt() throws IOException {
    int lines = Integer.getInteger("batch.lines", 1_500);
    try (Scene scene = new Scene(folder)) {
      scene.validated(ALPHA, DOMAIN);
      register(scene, lines);
      Batches batches = new Batches(scene.directory);
      long begun = System.nanoTime();
      int applied = 0;
      for (int from = 0; from < lines; from += BatchPart.MOST_LINES) {
        BatchPart part = part(from, Math.min(lines, from + BatchPart.MOST_LINES));
        BatchPart received = BatchPart.of(part.toBytes());
        applied += batches.carryOut(new Actor.OfOperator(ALPHA), "", received).join().applied();
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      System.getLogger("batch").log(System.Logger.Level.INFO, "{0} lines: {1} s", lines, seconds);
      assertEquals(lines, applied);
    }
  }

  private static String number(int i) {
    return String.format("2%010d", i);
  }

  private static void register(Scene scene, int persons) {
    for (int from = 0; from < persons; from += 1000) {
      int first = from;
      scene
          .directory
          .change(
              "",
              "",
              draft -> {
                for (int i = first; i < Math.min(persons, first + 1000); i++) {
                  draft.put(
                      Scene.person(
                          "8" + number(i), "NOËL-" + i, "Jean-François", "60", "Infirmier"));
                }
                return true;
              })
          .join();
    }
  }

  private static BatchPart part(int from, int to) {
    List<JsonNode> lines = new ArrayList<>();
    for (int i = from; i < to; i++) {
      ObjectNode line = JSON.createObjectNode();
      line.put("adresse", "jf.noel" + i + "@" + DOMAIN)
          .put("type", "PER")
          .put("typeIdentifiantPP", "8")
          .put("identifiantPP", number(i))
          .put("nom", "noel " + i)
          .put("prenom", "JEAN FRANCOIS")
          .put("typeIdentifiantStructure", "1")
          .put("identifiantStructure", "310000005")
          .put("service", "Gériatrie");
      lines.add(line);
    }
    return new BatchPart("vitesse", 1 + from / BatchPart.MOST_LINES, false, lines);
  }
}
