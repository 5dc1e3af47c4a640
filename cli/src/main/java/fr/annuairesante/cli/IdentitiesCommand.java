package fr.annuairesante.cli;

import fr.annuairesante.server.history.PastState;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.journal.Before;
import fr.annuairesante.server.trustspace.MailboxEntry;
import fr.annuairesante.trust.Mailbox;
import fr.annuairesante.trust.Owner;
import fr.annuairesante.trust.StructureIdentifier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code annuaire identities}: the identities that structures allotted (R36). */
@Command(
    name = "identities",
    description = {
      "List the local identities, by the structure that answers for each; also while the server",
      "runs. One line each, with tabs: structure, identifier, family name, given name, role,"
          + " address, when it was first published and by whom."
    })
final class IdentitiesCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private DataOption data;
  @Mixin private MomentOption at;

  @Option(
      names = "--structure",
      paramLabel = "ID",
      description = "This structure's only: its type and identifier, such as 1750000001.")
  private String structure;

  IdentitiesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure, IOException {
    List<String> lines = new ArrayList<>();
    try (PastState state = PastState.of(data.existing(), at.moment())) {
      state.mailboxes(stored -> line(stored).ifPresent(lines::add));
    }
    lines.stream().sorted().forEach(console::line);
    return CommandLine.ExitCode.OK;
  }

  private Optional<String> line(Before stored) {
    Optional<Mailbox> mailbox = MailboxEntry.mailbox(stored.entry());
    if (mailbox.isEmpty()
        || !(mailbox.get().owner() instanceof Owner.Person person)
        || !person.identifier().type().isLocal()) {
      return Optional.empty();
    }
    String of = person.structure().map(IdentitiesCommand::text).orElse("");
    return Optional.of(
            List.of(
                of,
                person.identifier().national(),
                person.identity().familyName(),
                person.identity().givenName(),
                person.role(),
                mailbox.get().address().toString(),
                Stamp.instant(stored.stamp().createdMicros()).toString(),
                stored.stamp().creator()))
        .filter(each -> structure == null || of.equals(structure))
        .map(each -> each.stream().collect(Collectors.joining("\t")));
  }

  private static String text(StructureIdentifier identifier) {
    return identifier.type().code() + identifier.value();
  }
}
