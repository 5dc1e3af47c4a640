package fr.annuairesante.cli;

import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.history.PastTrustSpace;
import fr.annuairesante.trust.oversight.Funding;
import fr.annuairesante.trust.oversight.FundingScale;
import fr.annuairesante.trust.oversight.FundingShare;
import fr.annuairesante.trust.oversight.FundingShare.Standing;
import fr.annuairesante.trust.oversight.Tally;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code annuaire funding}. */
@Command(
    name = "funding",
    description = {
      "Compute what AF-OPE-MSS pays each operator for the mailboxes of an instant, without VAT.",
      "The first time, the instant's extraction is written to DATA/extractions; only that counts."
    })
final class FundingCommand implements Callable<Integer> {

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Console console;

  @Mixin private DataOption data;
  @Mixin private MomentOption at;
  @Mixin private SigningOption signing;

  FundingCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure, IOException {
    DataDirectory directory = data.existing();
    Path file = frozen(directory, at.moment());
    Extraction extraction = Extraction.read(Files.readAllBytes(file));
    if (!extraction.known()) {
      throw new Failure(
          "not all mailboxes of "
              + extraction.at()
              + " are known: nothing is computed from "
              + file,
          "the directory was loaded as a whole after that instant");
    }
    console.line("extraction of " + extraction.at() + ", amounts in EUR without VAT");
    table(extraction);
    return 0;
  }

  /** The extraction of that instant: the one there is, else a new one. */
  private Path frozen(DataDirectory directory, Instant instant) throws Failure, IOException {
    Path file = directory.extractions().resolve(NAME.format(instant) + ".jsonl");
    if (Files.exists(file)) {
      console.note("from " + file);
      return file;
    }
    try (PastTrustSpace past = PastTrustSpace.of(directory, instant)) {
      Extraction.warn(console, past);
      if (past.isKnown()) {
        byte[] content = Extraction.of(past).content().getBytes(StandardCharsets.UTF_8);
        SignedFile.write(file, content, signing.key(directory));
        console.note("extraction written to " + file + ", signature beside it");
        return file;
      }
      throw new Failure(
          "not all mailboxes of " + instant + " are known, so nothing is computed",
          "the directory was loaded as a whole at " + past.knownSince() + ", after that instant");
    }
  }

  private void table(Extraction extraction) {
    console.line(
        row(
            "operator",
            "V2 since",
            "PER",
            "ORG",
            "APP",
            "uncapped",
            "total",
            "advance",
            "balance",
            ""));
    BigDecimal total = BigDecimal.ZERO;
    for (Standing standing : extraction.standings()) {
      Tally counted = extraction.tallies().getOrDefault(standing.operator(), Tally.ZERO);
      FundingShare share = FundingShare.of(standing, counted, FundingScale.AF_OPE_MSS);
      total = total.add(share.funding().map(Funding::total).orElse(BigDecimal.ZERO));
      console.line(line(share));
    }
    console.line(row("total", "", "", "", "", "", total.toPlainString(), "", "", ""));
  }

  private static String line(FundingShare share) {
    Standing standing = share.standing();
    String since = standing.v2Since().map(Object::toString).orElse("-");
    Tally counted = share.counted();
    if (share.funding().isEmpty()) {
      return row(
          standing.operator(),
          since,
          counted.per(),
          counted.org(),
          counted.app(),
          "-",
          "-",
          "-",
          "-",
          standing.terminated() ? "contract ended" : "no contract V2");
    }
    Funding funding = share.funding().get();
    return row(
        standing.operator(),
        since,
        counted.per(),
        counted.org(),
        counted.app(),
        funding.uncapped().toPlainString(),
        funding.total().toPlainString(),
        funding.advance().toPlainString(),
        funding.balance().toPlainString(),
        "");
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "%-20s %-10s %8s %8s %8s %14s %14s %14s %14s  %s", cells)
        .stripTrailing();
  }
}
