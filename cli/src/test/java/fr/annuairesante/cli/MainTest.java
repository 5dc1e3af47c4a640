package fr.annuairesante.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {

  private final RecordedConsole console = new RecordedConsole();

  @Test
  void everyCommandHasHelp() {
    List<CommandLine> all = new ArrayList<>();
    collect(Main.commandLine(console.console()), all);
    assertTrue(all.size() > 2, "too few commands seen");
    for (CommandLine each : all) {
      RecordedConsole own = new RecordedConsole();
      String[] words = each.getCommandSpec().qualifiedName().split(" ");
      List<String> arguments = new ArrayList<>(List.of(words).subList(1, words.length));
      arguments.add("--help");
      assertEquals(0, own.run(arguments.toArray(String[]::new)), arguments.toString());
      assertTrue(own.out().startsWith("Usage: annuaire"), own.out());
    }
  }

  @Test
  void wrongUsageEndsWithTwoAndSaysWhereHelpIs() {
    assertEquals(2, console.run("lookup", "--nonsense"));
    assertTrue(console.err().startsWith("error: "), console.err());
    assertTrue(console.err().contains("hint: try: annuaire lookup --help"), console.err());
    assertEquals("", console.out());
  }

  @Test
  void noCommandIsWrongUsage() {
    assertEquals(2, console.run());
    assertTrue(console.err().contains("error: no command given"), console.err());
  }

  @Test
  void aFailureIsASentenceAndAHintWithoutStackTrace() {
    assertEquals(1, Failures.report(console.console(), new Failure("no", "yes")));
    assertEquals(List.of("error: no", "hint: yes"), console.err().lines().toList());
  }

  @Test
  void fileErrorsGetAVerb() {
    assertAll(
        () ->
            assertEquals(
                "no such file or directory: été.zip",
                Failures.sentence(new java.nio.file.NoSuchFileException("été.zip"))),
        () ->
            assertEquals(
                "permission denied: x",
                Failures.sentence(new java.nio.file.AccessDeniedException("x"))),
        () -> assertEquals("disk full", Failures.sentence(new java.io.IOException("Disk full"))));
  }

  private static void collect(CommandLine line, List<CommandLine> all) {
    all.add(line);
    line.getSubcommands().values().forEach(each -> collect(each, all));
  }
}
