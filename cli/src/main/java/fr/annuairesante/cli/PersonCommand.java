package fr.annuairesante.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.history.EntryHistory;
import fr.annuairesante.server.index.NameKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code annuaire person}: everything held on one person (R112). */
@Command(
    name = "person",
    description = {
      "Write everything that is held on one person, for who asks for it (GDPR, article 15), as",
      "JSON: entries as they are, and every change in the journal. Also while the server runs."
    })
final class PersonCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Console console;

  @Mixin private DataOption data;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "-",
      description = "Default: standard output.")
  private String out;

  @Parameters(
      paramLabel = "IDENTIFIER",
      description = "National identifier with its type, such as 810000000009, or a local one.")
  private String identifier;

  private final Set<String> addresses = new HashSet<>();

  PersonCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure, IOException {
    DataDirectory directory = data.existing();
    ObjectNode all = JSON.createObjectNode();
    all.put("identifiant", identifier).put("etabli", Instant.now().toString());
    ArrayNode entries = all.putArray("entrees");
    ArrayNode history = all.putArray("historique");
    StoredTree tree = StoredTree.of(directory);
    tree.sendAll(
        entry -> {
          if (isAbout(entry)) {
            entries.add(json(entry));
          }
        });
    EntryHistory.read(
        directory, entry -> isAbout(entry) || isReceipt(entry), step -> add(step, history));
    tree.sendAll(
        entry -> {
          if (isReceipt(entry)) {
            entries.add(json(entry));
          }
        });
    if (entries.isEmpty() && history.isEmpty()) {
      throw new Failure("nothing is held on " + identifier, "is its first character its type?");
    }
    byte[] text = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all);
    OutputFile.write(
        console,
        out,
        stream -> {
          stream.write(text);
          stream.write("\n".getBytes(StandardCharsets.UTF_8));
        });
    return CommandLine.ExitCode.OK;
  }

  /** Its own entry and what is below, and what names it: mailboxes, choices. */
  private boolean isAbout(DirectoryEntry entry) {
    boolean about =
        entry.values(Attributes.NATIONAL_ID).contains(identifier)
            || entry.values(Attributes.RESPONSIBLE).contains(identifier)
            || NameKey.of(entry.dn()).parent().equals(NameKey.parse(Tree.person(identifier)));
    if (about && entry.values(Attributes.NATIONAL_ID).contains(identifier)) {
      entry.values(Attributes.MAIL).forEach(each -> addresses.add(each.toLowerCase(Locale.ROOT)));
    }
    return about;
  }

  /** A receipt that refused one of its mailboxes, or says its identifier. */
  private boolean isReceipt(DirectoryEntry entry) {
    return entry.values(Attributes.OBJECT_CLASS).contains(ObjectClasses.RECEIPT_ENTRY)
        && (entry.first(Attributes.DOSSIER).contains(identifier)
            || entry.values(Attributes.MAIL).stream()
                .anyMatch(each -> addresses.contains(each.toLowerCase(Locale.ROOT))));
  }

  private static void add(EntryHistory.Step step, ArrayNode history) {
    ObjectNode line = history.addObject();
    line.put("instant", step.at().toString()).put("par", step.by()).put("origine", step.origin());
    line.put("dn", step.dn());
    step.before().ifPresent(entry -> line.set("avant", json(entry)));
    step.after().ifPresent(entry -> line.set("apres", json(entry)));
  }

  private static ObjectNode json(DirectoryEntry entry) {
    ObjectNode node = JSON.createObjectNode();
    node.put("dn", entry.dn());
    for (Attribute attribute : entry.attributes()) {
      ArrayNode values = node.putArray(attribute.name());
      attribute.values().forEach(values::add);
    }
    return node;
  }
}
