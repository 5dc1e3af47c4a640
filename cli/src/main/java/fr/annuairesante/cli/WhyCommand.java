package fr.annuairesante.cli;

import fr.annuairesante.server.acts.Questions;
import fr.annuairesante.server.acts.Receipt;
import fr.annuairesante.server.trustspace.Dossier;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code annuaire why}: says why an address is found or not. */
@Command(
    name = "why",
    description = {
      "Say why an address is found or is not: never published, refused, domain not listed,",
      "operator suspended, red list, professional gone from the register, test."
    })
final class WhyCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private ActorOption actor;

  @Parameters(paramLabel = "ADDRESS", description = "The address.")
  private String address;

  WhyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure, IOException, GeneralSecurityException {
    try (ActsLink link = new ActsLink(actor, console)) {
      Questions.Why why = Dossier.read(link.ask(Questions.why(address)), Questions.Why.class);
      console.line(why.adresse() + (why.trouvee() ? " is found" : " is not found"));
      for (Receipt.Motif motif : why.motifs()) {
        console.line("  " + motif.code() + " " + motif.texte());
      }
      for (Questions.Refused refused : why.refus()) {
        for (Receipt.Motif motif : refused.ligne().refus()) {
          console.line(
              "  refused by receipt "
                  + refused.demande()
                  + ", part "
                  + refused.partie()
                  + ", line "
                  + refused.ligne().ligne()
                  + ": "
                  + motif.code()
                  + " "
                  + motif.texte());
        }
      }
      return CommandLine.ExitCode.OK;
    }
  }
}
