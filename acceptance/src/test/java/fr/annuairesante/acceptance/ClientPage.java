package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.acceptance.Annuaire.Ended;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of {@code docs/clients}: what its reader pastes, and what it says of failures.
 *
 * @param name the page's file name without its ending
 * @param text all of it
 */
record ClientPage(String name, String text) {

  static ClientPage read(String name) {
    return new ClientPage(name, Project.read("docs/clients/" + name + ".md"));
  }

  /** The block below the line that names its file: {@code `annuaire.py`:}. */
  String file(String file) {
    Matcher block =
        Pattern.compile(
                "`" + Pattern.quote(file) + "`[^`]*:\n\n```\\w*\n(.*?\n)```", Pattern.DOTALL)
            .matcher(text);
    assertTrue(block.find(), name + ".md has no block for " + file);
    return block.group(1);
  }

  /** The shell block with a line that begins so. */
  String command(String beginning) {
    return Pattern.compile("```sh\n(.*?)\n```", Pattern.DOTALL)
        .matcher(text)
        .results()
        .map(block -> block.group(1))
        .filter(block -> block.lines().anyMatch(line -> line.startsWith(beginning)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + ".md has no command " + beginning));
  }

  /** Holds what a client did to the row of the page's table of failures that begins so. */
  void foretells(String wrong, Ended ended) {
    List<String> row =
        text.lines()
            .filter(line -> line.startsWith("| " + wrong + " |"))
            .map(line -> List.of(line.split("\\s*\\|\\s*")))
            .findFirst()
            .orElseThrow(() -> new AssertionError(name + ".md does not foretell: " + wrong));
    ended.expect(Integer.parseInt(row.get(2)));
    String said = row.get(3).replace("`", "");
    String everything = ended.out() + ended.err();
    assertTrue(everything.contains(said), () -> name + ".md says " + said + "; is: " + everything);
  }
}
