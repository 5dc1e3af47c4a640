package fr.annuairesante.cli;

import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What the command understands, for those who check the documents against it. */
public final class CommandReference {

  private CommandReference() {}

  /** Every command ({@code annuaire account add}) and every long option ({@code --data}). */
  public static Set<String> commandsAndOptions() {
    Set<String> all = new TreeSet<>();
    collect(Main.commandLine(Console.ofProcess()), all);
    return all;
  }

  /** The Markdown table of the configuration file's keys. */
  public static String configurationTable() {
    StringBuilder table =
        new StringBuilder("| key | value | default | what it does |\n|---|---|---|---|\n");
    for (ConfigKey each : ConfigKey.values()) {
      table.append(each.row());
    }
    return table.toString();
  }

  private static void collect(CommandLine line, Set<String> all) {
    all.add(line.getCommandSpec().qualifiedName());
    for (OptionSpec option : line.getCommandSpec().options()) {
      all.add(option.longestName());
    }
    line.getSubcommands().values().forEach(each -> collect(each, all));
  }
}
