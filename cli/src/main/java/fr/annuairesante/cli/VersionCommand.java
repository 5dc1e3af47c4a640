package fr.annuairesante.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code annuaire version}. */
@Command(name = "version", description = "Print the version and the Java it runs on.")
final class VersionCommand implements Callable<Integer> {

  private final Console console;

  VersionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.line("annuaire " + Main.Version.number() + ", Java " + Runtime.version());
    return 0;
  }
}
