package fr.annuairesante.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.importer.extract.ActivityColumn;
import fr.annuairesante.importer.extract.ExtractKind;
import fr.annuairesante.importer.extract.ImportFailure;
import fr.annuairesante.importer.extract.MailboxColumn;
import fr.annuairesante.importer.extract.ReplayedLines;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refused lines, corrected or not, with the files they came from. */
class ReplayTest {

  private static final String PERSON = Tree.person("810000000017");
  private static final String GOOD = TestLines.activity().line();
  private static final String OTHER =
      TestLines.activity().with(ActivityColumn.PRACTICE_MODE, "S").line();

  /** The same but for the structure's identifier. */
  private static final String BAD =
      TestLines.activity()
          .with(ActivityColumn.PRACTICE_MODE, "S")
          .with(ActivityColumn.STRUCTURE_ID, "à corriger")
          .line();

  private static final String SKILL_OF_NOBODY =
      TestLines.skill().with("Identification nationale PP", "").line();

  @TempDir Path directory;

  private TestRun run(String name) throws IOException {
    return new TestRun(Files.createDirectories(directory.resolve(name)));
  }

  /** Lines of a person in two files, one of each bad. */
  private TestRun night(String name, String second, String skill) throws IOException {
    TestRun run = run(name);
    run.file(
        ExtractKind.ACTIVITY, GOOD, second, TestLines.activity().ofPerson("10000000025").line());
    run.file(ExtractKind.SKILL, skill, TestLines.skill().ofPerson("10000000025").line());
    return run;
  }

  private static TestRun replaying(TestRun run, Path rejects) throws IOException {
    run.replay(ReplayedLines.read(rejects)).run();
    return run;
  }

  private Path corrected(TestRun run, String from, String to) throws IOException {
    String text = Files.readString(run.rejects());
    assertTrue(text.contains(from), text);
    return Files.writeString(directory.resolve("corrigé.txt"), text.replace(from, to));
  }

  @Test
  void aPersonWithACorrectedLineIsThatOfTheRightFiles() throws IOException {
    TestRun right = night("right", OTHER, TestLines.skill().line());
    right.run();
    TestRun first = night("first", BAD, TestLines.skill().line());
    assertEquals(1, first.run().rejectedLines());
    assertEquals(List.of("L"), first.entries().get(PERSON).values(Attributes.PRACTICE_MODE));
    TestRun second = night("second", BAD, TestLines.skill().line());
    replaying(second, corrected(first, "à corriger", "F690000018"));
    assertEquals(right.entries(), second.entries());
    assertEquals(List.of("L", "S"), second.entries().get(PERSON).values(Attributes.PRACTICE_MODE));
    assertEquals(0, second.report().rejectedLines());
    assertEquals(1, second.report().replayedLines());
  }

  @Test
  void whatIsStillBadStaysRefusedAndWhatWasTakenIsReplayedAgain() throws IOException {
    TestRun first = night("first", BAD, SKILL_OF_NOBODY);
    assertEquals(2, first.run().rejectedLines());
    TestRun second = night("second", BAD, SKILL_OF_NOBODY);
    replaying(second, corrected(first, "à corriger", "F690000018"));
    assertEquals(1, second.report().rejectedLines());
    assertEquals(List.of("L", "S"), second.entries().get(PERSON).values(Attributes.PRACTICE_MODE));
    TestRun third = night("third", BAD, SKILL_OF_NOBODY);
    replaying(third, corrected(second, SKILL_OF_NOBODY, TestLines.skill().line()));
    assertEquals(0, third.report().rejectedLines());
    TestRun right = night("right", OTHER, TestLines.skill().line());
    right.run();
    assertEquals(right.entries(), third.entries());
  }

  @Test
  void linesTakenOutOfTheRejectsAndBlankOnesStayRefused() throws IOException {
    TestRun first = night("first", BAD, SKILL_OF_NOBODY);
    first.run();
    String place = Files.readString(first.rejects()).lines().findFirst().orElseThrow();
    Path blank = directory.resolve("blank.txt");
    Files.writeString(blank, place.substring(0, place.indexOf('\t') + 1) + "\r\n\n");
    TestRun second = night("second", BAD, SKILL_OF_NOBODY);
    replaying(second, blank);
    assertEquals(first.entries(), second.entries());
    assertEquals(sorted(first.rejects()), sorted(second.rejects()));
  }

  /** Files are read side by side. */
  private static List<String> sorted(Path rejects) throws IOException {
    return Files.readAllLines(rejects).stream().sorted().toList();
  }

  @Test
  void refusesPlacesWhereNoRefusedLineIs() throws IOException {
    assertRefused("ACTIVITY-0.txt:2 COLUMN_COUNT\t" + GOOD);
    assertRefused("ACTIVITY-0.txt:9 COLUMN_COUNT\t" + GOOD);
    assertRefused("absent.txt:3 COLUMN_COUNT\t" + GOOD);
    assertRefused("n'importe quoi");
  }

  private void assertRefused(String line) throws IOException {
    Path rejects = Files.writeString(directory.resolve("rejects.txt"), line + "\n");
    TestRun night = night("refused", BAD, SKILL_OF_NOBODY);
    assertThrows(ImportFailure.class, () -> replaying(night, rejects), line);
  }

  @Test
  void keepsTheBytesOfALineAndItsTrailingSeparator() throws IOException {
    String mailbox = TestLines.mailbox().with(MailboxColumn.ADDRESS, "hélène").line() + "|";
    String text =
        ExtractKind.MAILBOX.headerLine()
            + "|\n"
            + mailbox
            + "\n"
            + TestLines.organisation("a@b.fr").line()
            + "|\n";
    Path file = directory.resolve("boîtes.txt");
    Files.write(file, text.replace("CHU", "CH\u00dc").getBytes(StandardCharsets.UTF_8));
    TestRun first = run("first").file(file);
    first.run();
    assertTrue(Files.readString(first.rejects()).endsWith("\t" + mailbox + "\n"));
    TestRun second = run("second").file(file);
    replaying(second, corrected(first, "|hélène|", "|helene@b.fr|"));
    assertEquals(2, second.report().counts().allMailboxes());
    assertTrue(second.entries().containsKey(Tree.mailbox("helene@b.fr")));
  }
}
