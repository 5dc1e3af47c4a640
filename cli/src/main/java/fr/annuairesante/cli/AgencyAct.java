package fr.annuairesante.cli;

import fr.annuairesante.server.trustspace.Dossier;
import fr.annuairesante.trust.Act;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** One act of the agency, sent to a running server. */
abstract class AgencyAct implements Callable<Integer> {

  private final Console console;

  @Mixin private ActorOption actor;

  AgencyAct(Console console) {
    this.console = console;
  }

  /** What the options and parameters ask for. */
  abstract Act act() throws Failure, IOException, GeneralSecurityException;

  /** Whether it is to be done again until it changes nothing more. */
  boolean repeats() {
    return false;
  }

  @Override
  public final Integer call() throws Failure, IOException, GeneralSecurityException {
    return OneLine.send(console, actor, "acte", Dossier.write(act()), repeats());
  }
}
