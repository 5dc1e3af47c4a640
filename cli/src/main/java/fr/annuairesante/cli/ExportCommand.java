package fr.annuairesante.cli;

import fr.annuairesante.importer.mapping.MailboxLines;
import fr.annuairesante.ldif.LdifWriter;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.server.DataDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code annuaire export}. */
@Command(
    name = "export",
    description = {
      "Write the directory as files; also while the server runs.",
      "FILE appears whole or not at all; \"-\" is standard output."
    })
final class ExportCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private DataOption data;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private Wanted wanted;

  /** What to write; at least one of them. */
  private static final class Wanted {
    @Option(
        names = "--ldif",
        paramLabel = "FILE",
        description = "The whole tree, for another LDAP server with our schema.")
    private String ldif;

    @Option(
        names = "--mssante",
        paramLabel = "FILE",
        description = "The mailboxes as the public extraction of 31 columns, sorted by address.")
    private String mssante;
  }

  /** A line and what it is sorted by. */
  private record Line(String address, String text) {}

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure, IOException {
    DataDirectory directory = data.existing();
    StoredTree tree = StoredTree.of(directory);
    try (Progress progress = new Progress(console)) {
      if (wanted.mssante != null) {
        OutputFile.write(console, wanted.mssante, out -> mailboxes(tree, out, progress));
      }
      if (wanted.ldif != null) {
        OutputFile.write(console, wanted.ldif, out -> ldif(tree, out, progress));
      }
    }
    return 0;
  }

  private static void ldif(StoredTree tree, OutputStream out, Progress progress)
      throws IOException {
    long[] done = new long[1];
    try (LdifWriter writer = new LdifWriter(out)) {
      tree.sendAll(
          entry -> {
            writer.put(entry);
            progress.at("entries written", ++done[0], 0);
          });
    }
  }

  /** Sorted in memory: 170 bytes a line, 90 MB at national size. */
  private static void mailboxes(StoredTree tree, OutputStream out, Progress progress)
      throws IOException {
    List<Line> lines = new ArrayList<>();
    tree.sendMailboxes(
        entry -> {
          String address = entry.first(Attributes.MAIL).toLowerCase(Locale.ROOT);
          lines.add(new Line(address, MailboxLines.line(entry)));
          progress.at("mailboxes read", lines.size(), 0);
        });
    lines.sort(Comparator.comparing(Line::address));
    write(out, MailboxLines.header());
    for (Line line : lines) {
      write(out, line.text());
    }
  }

  private static void write(OutputStream out, String line) throws IOException {
    out.write(line.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }
}
