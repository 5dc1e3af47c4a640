package fr.annuairesante.server.acts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.WriteFailure;
import fr.annuairesante.server.WriteLimits;
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
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one write may bring, and how many wait, as the configuration says. */
class WriteLimitsTest {

  private static final Viewer AGENCY =
      new Viewer(Tree.account("agent"), Viewer.Sight.EVERYTHING, Set.of(Right.AGENCY));

  @TempDir private Path folder;
  private Scene scene;

  @BeforeEach
  void open() throws IOException {
    WriteLimits usual = WriteLimits.DEFAULT;
    WriteLimits small =
        new WriteLimits(
            usual.journalFileBytes(),
            usual.uncommittedBytes(),
            usual.uncommittedTime(),
            2,
            3,
            2,
            200);
    scene = new Scene(folder, small);
  }

  @AfterEach
  void close() throws IOException {
    scene.close();
  }

  private void exceeds(String sentence, Write write) {
    Written written =
        new Writes(scene.directory, Runnable::run).write(new Asked(write), AGENCY).join();
    assertEquals(ResultCode.ADMIN_LIMIT_EXCEEDED, written.code(), written.sentence());
    assertEquals(sentence, written.sentence());
  }

  private static Write.Add account(String attribute, String... values) {
    return new Write.Add(
        Tree.account("nouveau"),
        List.of(
            new Write.Values("objectClass", List.of("account", "simpleSecurityObject")),
            new Write.Values("uid", List.of("nouveau")),
            new Write.Values(attribute, List.of(values))));
  }

  @Test
  void valuesStepsAndBytesAreCounted() {
    exceeds(
        "an attribute has at most 3 values", account("description", "à", "été", "île", "œuvre"));
    exceeds("an entry has at most 200 bytes", account("description", "é".repeat(100)));
    scene.validated(Scene.ALPHA, "alpha.mssante.fr");
    Write.Modification step =
        new Write.Modification(Write.Kind.REPLACE, new Write.Values("asDossier", List.of("{}")));
    exceeds(
        "a modify has at most 2 steps",
        new Write.Modify(Tree.operator("alpha"), List.of(step, step, step)));
  }

  @Test
  void whatWaitsBeyondTheQueueIsToldToComeAgain() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
    waiting.add(
        scene.directory.change(
            "",
            "",
            draft -> {
              begun.countDown();
              await(end);
              return true;
            }));
    begun.await();
    waiting.add(scene.directory.change("", "", draft -> true));
    waiting.add(scene.directory.change("", "", draft -> true));
    CompletableFuture<Boolean> late = scene.directory.change("", "", draft -> true);
    Throwable why = assertThrows(CompletionException.class, late::join).getCause();
    assertEquals(WriteFailure.Reason.BUSY, assertInstanceOf(WriteFailure.class, why).reason());
    end.countDown();
    for (CompletableFuture<Boolean> each : waiting) {
      assertTrue(each.join());
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }
}
