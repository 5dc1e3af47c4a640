package fr.annuairesante.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import fr.annuairesante.importer.extract.ActivityColumn;
import fr.annuairesante.importer.extract.ExtractKind;
import fr.annuairesante.importer.extract.MailboxColumn;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are given only part of the files keep the rest of the directory. */
class CarryingTest {

  @TempDir Path directory;
  private TestRun first;

  @BeforeEach
  void importEverything() throws IOException {
    first = newRun("first");
    register(first);
    first.file(
        ExtractKind.MAILBOX,
        TestLines.mailbox().with(MailboxColumn.PAPERLESS, "True").line(),
        TestLines.organisation("cardio@chu.mssante.fr")
            .with(MailboxColumn.DEPARTEMENT, "Rhône")
            .line());
    first.run();
  }

  @Test
  void mailboxesAloneGiveTheSameDirectory() throws IOException {
    TestRun second = newRun("second").previous(first);
    second.file(
        ExtractKind.MAILBOX,
        TestLines.mailbox().with(MailboxColumn.PAPERLESS, "True").line(),
        TestLines.organisation("cardio@chu.mssante.fr")
            .with(MailboxColumn.DEPARTEMENT, "Rhône")
            .line());
    second.run();
    assertEquals(first.entries(), second.entries());
    assertEquals(first.report().counts(), second.report().counts());
  }

  @Test
  void registersAloneGiveTheSameDirectory() throws IOException {
    TestRun second = newRun("second").previous(first);
    register(second);
    second.run();
    assertEquals(first.entries(), second.entries());
    assertEquals(first.report().counts(), second.report().counts());
  }

  @Test
  void aRunOfMailboxesChangesOnlyWhatThePersonsOwe() throws IOException {
    TestRun second = newRun("second").previous(first);
    second.file(ExtractKind.MAILBOX, TestLines.organisation("autre@chu.mssante.fr").line());
    second.run();
    String dn = Tree.person("810000000017");
    assertEquals("FALSE", second.entries().get(dn).first(Attributes.HAS_MAILBOX));
    assertEquals("", second.entries().get(dn).first(Attributes.MAILBOX_ADDRESS));
    assertNotEquals(
        first.entries().get(dn).first(Attributes.DIGEST),
        second.entries().get(dn).first(Attributes.DIGEST));
    TestRun third = newRun("third");
    register(third);
    third.file(ExtractKind.MAILBOX, TestLines.organisation("autre@chu.mssante.fr").line());
    third.run();
    assertEquals(third.entries(), second.entries());
  }

  @Test
  void aMovedActivityMovesTheMailboxThatBorrowsItsPlace() throws IOException {
    TestRun second = newRun("second").previous(first);
    second.file(
        ExtractKind.ACTIVITY,
        TestLines.activity().with(ActivityColumn.COMMUNE_LABEL, "L'Haÿ-les-Roses").line());
    second.run();
    String dn = Tree.mailbox("Helene.Dhauteville@medecin.mssante.fr");
    assertEquals("L'Haÿ-les-Roses", second.entries().get(dn).first(Attributes.L));
    assertNotEquals(
        first.entries().get(dn).first(Attributes.DIGEST),
        second.entries().get(dn).first(Attributes.DIGEST));
  }

  private static void register(TestRun run) throws IOException {
    run.file(
        ExtractKind.ACTIVITY,
        TestLines.activity().line(),
        TestLines.activity()
            .with(ActivityColumn.PRACTICE_MODE, "S")
            .with(ActivityColumn.TELEPHONE_2, "+33400000002")
            .line(),
        TestLines.activity().ofPerson("10000000025").with(ActivityColumn.STRUCTURE_ID, "").line());
    run.file(ExtractKind.DIPLOMA, TestLines.diploma().line());
    run.file(ExtractKind.SKILL, TestLines.skill().line());
  }

  private TestRun newRun(String name) throws IOException {
    return new TestRun(Files.createDirectories(directory.resolve(name)));
  }
}
