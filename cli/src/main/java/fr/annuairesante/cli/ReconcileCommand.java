package fr.annuairesante.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.acts.PublicationLine;
import fr.annuairesante.server.trustspace.MailboxEntry;
import fr.annuairesante.trust.DomainName;
import fr.annuairesante.trust.MailAddress;
import fr.annuairesante.trust.Publication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code annuaire reconcile}: compares an operator's full list with the directory. */
@Command(
    name = "reconcile",
    description = {
      "Compare an operator's full list of mailboxes with the directory.",
      "The file is as publish reads it. Prints one line for each difference, with a tab: missing,"
          + " superfluous or different, and the address. Both lists are held in memory."
    })
final class ReconcileCommand implements Callable<Integer> {

  private static final int PAGE = 500;

  private final Console console;

  @Mixin private ActorOption actor;

  @Option(
      names = "--domain",
      paramLabel = "DOMAIN",
      required = true,
      description = "A domain of the operator's; may be repeated. Other lines are left out.")
  private List<String> domains;

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description = "Write the batch that makes the directory as the file says.")
  private String batch;

  @Parameters(paramLabel = "FILE", description = "The full list.")
  private Path file;

  ReconcileCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure, IOException, GeneralSecurityException {
    Set<DomainName> compared = compared();
    Map<String, JsonNode> wanted = wanted(compared);
    Map<String, Publication> present = new HashMap<>();
    try (ActsLink link = new ActsLink(actor, console)) {
      for (DomainName domain : compared) {
        read(link, domain, present);
      }
    }
    List<String> lines = new ArrayList<>();
    int missing = 0;
    int different = 0;
    for (Map.Entry<String, JsonNode> each : wanted.entrySet()) {
      Publication there = present.remove(each.getKey());
      if (there == null) {
        missing++;
        console.line("missing\t" + each.getKey());
        lines.add(each.getValue().toString());
      } else if (!PublicationLine.saysTheSame(each.getValue(), there)) {
        different++;
        console.line("different\t" + each.getKey());
        lines.add(each.getValue().toString());
      }
    }
    for (String address : present.keySet().stream().sorted().toList()) {
      console.line("superfluous\t" + address);
      lines.add(PublicationLine.withdrawal(address).toString());
    }
    if (batch != null) {
      OutputFile.write(
          console,
          batch,
          out -> out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8)));
    }
    console.note(
        missing + " missing, " + present.size() + " superfluous, " + different + " different");
    return lines.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private Set<DomainName> compared() throws Failure {
    Set<DomainName> compared = new LinkedHashSet<>();
    for (String domain : domains) {
      compared.add(
          DomainName.of(domain)
              .orElseThrow(() -> new Failure("« " + domain + " » is no domain name", "")));
    }
    return compared;
  }

  /**
   * The list by address. What it does not say is withdrawn by the batch, so a list that cannot be
   * read as a whole, or has nothing of a domain, is none.
   */
  private Map<String, JsonNode> wanted(Set<DomainName> compared) throws Failure, IOException {
    Map<String, JsonNode> wanted = new TreeMap<>();
    Set<DomainName> empty = new LinkedHashSet<>(compared);
    int number = 0;
    try (BatchFile lines = BatchFile.open(file)) {
      for (List<JsonNode> some = lines.next(PAGE); !some.isEmpty(); some = lines.next(PAGE)) {
        for (JsonNode line : some) {
          number++;
          MailAddress address = address(line, number);
          if (compared.contains(address.domain())) {
            wanted.put(address.toString().toLowerCase(Locale.ROOT), line);
            empty.remove(address.domain());
          }
        }
      }
    }
    if (!empty.isEmpty()) {
      throw new Failure(
          "no line of " + file + " is of " + empty.iterator().next(),
          "leave that domain out, or withdraw its mailboxes with annuaire publish");
    }
    return wanted;
  }

  private MailAddress address(JsonNode line, int number) throws Failure {
    return PublicationLine.address(line)
        .orElseThrow(
            () ->
                new Failure(
                    "line " + number + " of " + file + " publishes no address",
                    "a full list says of each mailbox that it is there; mend the line first, or"
                        + " its mailbox would be withdrawn"));
  }

  private void read(ActsLink link, DomainName domain, Map<String, Publication> present)
      throws Failure, IOException, GeneralSecurityException {
    try {
      LDAPConnection connection = link.connection();
      Filter filter = Filter.createSubstringFilter(Attributes.MAIL, null, null, "@" + domain);
      SearchRequest request = new SearchRequest(Tree.MAILBOXES, SearchScope.ONE, filter);
      SimplePagedResultsControl page = new SimplePagedResultsControl(PAGE);
      while (page != null) {
        request.setControls(page);
        SearchResult result = connection.search(request);
        for (SearchResultEntry entry : result.getSearchEntries()) {
          Publication publication = MailboxEntry.publication(entry(entry));
          present.put(publication.address().toLowerCase(Locale.ROOT), publication);
        }
        SimplePagedResultsControl answer = SimplePagedResultsControl.get(result);
        page =
            answer != null && answer.moreResultsToReturn()
                ? new SimplePagedResultsControl(PAGE, answer.getCookie())
                : null;
      }
    } catch (LDAPException failed) {
      throw link.failure(failed);
    }
  }

  private static DirectoryEntry entry(SearchResultEntry found) {
    DirectoryEntry.Builder entry = DirectoryEntry.builder(found.getDN());
    found.getAttributes().forEach(each -> entry.addAll(each.getName(), List.of(each.getValues())));
    return entry.build();
  }
}
