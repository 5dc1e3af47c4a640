package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.acceptance.Annuaire.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not what they should be: what is lost, what is said, what stays. */
class BrokenFilesTest {

  private static final String MAILBOX_FILE = "Extraction_Correspondance_MSSante";

  @TempDir private static Path shared;
  private static Path files;
  private static Path zips;
  private static Path data;
  private static String before;

  @TempDir private Path folder;

  @BeforeAll
  static void importASample() {
    files = Prepared.files("--scale", "0.001");
    zips = Prepared.files("--scale", "0.001", "--zip");
    data = shared.resolve("data");
    Prepared.imported(data, "--scale", "0.001");
    before = mailboxes(data);
    assertTrue(before.lines().count() > 400, "too few mailboxes");
  }

  @AfterAll
  static void theDirectoryIsAsItWas() {
    assertEquals(before, mailboxes(data));
  }

  @Test
  void zipsGiveTheSameDirectoryAsPlainFiles() {
    Path other = folder.resolve("data");
    Annuaire.run(Annuaire.withFiles(zips, "import", "--data", other.toString())).expect(0);
    assertEquals(before, mailboxes(other));
  }

  @Test
  void aCutZipChangesNothing() throws IOException {
    for (Path zip : Project.below(zips, ".zip")) {
      byte[] whole = Files.readAllBytes(zip);
      Path cut = folder.resolve(zip.getFileName());
      for (double part : new double[] {0.5, 0.98}) {
        Files.write(cut, Arrays.copyOf(whole, (int) (whole.length * part)));
        refused(cut);
      }
    }
  }

  @Test
  void aZipWithAFlippedBitChangesNothing() throws IOException {
    Path zip = Project.below(zips, ".zip").get(0);
    byte[] bytes = Files.readAllBytes(zip);
    bytes[bytes.length / 2] ^= 0x10;
    Path flipped = folder.resolve(zip.getFileName());
    Files.write(flipped, bytes);
    refused(flipped);
  }

  @Test
  void aMissingColumnStopsBeforeAnythingIsChangedAndIsNamed() throws IOException {
    Path file = Extract.file(files, MAILBOX_FILE);
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(line.substring(line.indexOf('|') + 1));
    }
    Path without = folder.resolve(file.getFileName());
    Files.write(without, lines);
    assertTrue(refused(without).err().contains("Type de BAL"));
  }

  @Test
  void anUnknownHeaderIsRefused() throws IOException {
    Path file = folder.resolve("notes.txt");
    Files.writeString(file, "Nom;Prénom\nLE GOFF;Jean-Pierre\n");
    assertTrue(refused(file).err().contains("notes.txt"));
  }

  @Test
  void aFileThatDoesNotExistIsRefused() {
    assertTrue(refused(folder.resolve("absent.txt")).err().contains("absent.txt"));
  }

  @Test
  void badLinesAreReportedWithTheirPlaceAndTheOthersAreKept() throws IOException {
    Path file = Extract.file(files, MAILBOX_FILE);
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    int good = lines.size() - 1;
    lines.add(5, "PER|seulement|trois");
    lines.add(9, lines.get(1).replaceFirst("\\|[^|]*\\|", "|ceci n'est pas une adresse|"));
    Path broken = folder.resolve(file.getFileName());
    Files.write(broken, lines);
    Path other = folder.resolve("data");
    Ended ended = Annuaire.run("import", "--data", other.toString(), broken.toString()).expect(0);
    Path reports = other.resolve("reports");
    String json = Files.readString(Project.below(reports, ".json").get(0));
    assertTrue(json.contains("ceci n'est pas une adresse"), json);
    assertTrue(json.contains("10"), json);
    assertTrue(ended.out().contains("ejected"), ended.out());
    String rejects = Files.readString(Project.below(reports, "rejects.txt").get(0));
    assertTrue(rejects.contains("PER|seulement|trois"), rejects);
    assertTrue(good - mailboxes(other).lines().count() < 60, "too many lines were lost");
  }

  /** What stops a night by differences stops a load over a directory in force. */
  @Test
  void halfAFileAnOlderOneAndADomainGoneChangeNothingUnasked() throws IOException {
    Path file = Extract.file(files, MAILBOX_FILE);
    List<String> lines = Files.readAllLines(file);
    Path half = folder.resolve(file.getFileName());
    Files.write(half, lines.subList(0, lines.size() / 2));
    String stopped = refused(half).err();
    assertTrue(stopped.contains("nothing was changed: LINES_LESS:"), stopped);
    assertTrue(stopped.contains("over the limit: MAILBOXES_LEFT"), stopped);
    assertTrue(
        refused(dated(lines, "202001010000")).err().contains("nothing was changed: FILE_AGE"));
    String domain = largestDomain(lines);
    List<String> others = lines.stream().filter(line -> !line.contains("@" + domain)).toList();
    String gone = refused(dated(others, "203001010000")).err();
    assertTrue(gone.contains("over the limit: DOMAIN_LEFT:" + domain + " 100.0%"), gone);
    String page = Files.readString(newest(data.resolve("reports"), ".html"));
    assertTrue(page.contains(domain), "the report does not name the domain");
    String remembered = Annuaire.run("status", "--data", data.toString()).out();
    assertTrue(remembered.contains("STOPPED"), remembered);
  }

  @Test
  void anAcceptedLimitPassesInBulkToo() throws IOException {
    Path other = folder.resolve("data");
    Path file = Extract.file(files, MAILBOX_FILE);
    Annuaire.run("import", "--data", other.toString(), file.toString()).expect(0);
    List<String> lines = Files.readAllLines(file);
    Path half = dated(lines.subList(0, lines.size() / 2), "203001010000");
    List<String> accept = new ArrayList<>(List.of("import", "--data", other.toString()));
    for (String limit : List.of("LINES_LESS", "MAILBOXES_LEFT", "DOMAIN_LEFT", "DOMAINS_LEFT")) {
      accept.addAll(List.of("--accept", limit));
    }
    accept.add(half.toString());
    Annuaire.run(accept.toArray(String[]::new)).expect(0);
    Path alone = folder.resolve("alone");
    Annuaire.run("import", "--data", alone.toString(), half.toString()).expect(0);
    assertEquals(mailboxes(alone), mailboxes(other));
  }

  private Path dated(List<String> lines, String stamp) throws IOException {
    return Files.write(folder.resolve(MAILBOX_FILE + "_" + stamp + ".txt"), lines);
  }

  private static String largestDomain(List<String> lines) {
    Map<String, Integer> sizes = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String address = line.split("\\|", 3)[1];
      sizes.merge(address.substring(address.indexOf('@') + 1), 1, Integer::sum);
    }
    return Collections.max(sizes.entrySet(), Map.Entry.comparingByValue()).getKey();
  }

  private static Path newest(Path reports, String ending) throws IOException {
    List<Path> pages =
        Project.below(reports, ending).stream()
            .filter(page -> page.getFileName().toString().startsWith("import-"))
            .sorted()
            .toList();
    return pages.get(pages.size() - 1);
  }

  @Test
  void anUnknownFurtherColumnIsIgnoredAndReported() throws IOException {
    Path file = Extract.file(files, MAILBOX_FILE);
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(line + (lines.isEmpty() ? "|Colonne nouvelle" : "|x"));
    }
    Path wider = folder.resolve(file.getFileName());
    Files.write(wider, lines);
    Path other = folder.resolve("data");
    Ended ended = Annuaire.run("import", "--data", other.toString(), wider.toString()).expect(0);
    assertTrue((ended.out() + ended.err()).contains("Colonne nouvelle"), ended.toString());
    Path plain = folder.resolve("plain");
    Annuaire.run("import", "--data", plain.toString(), file.toString()).expect(0);
    assertEquals(mailboxes(plain), mailboxes(other));
  }

  private static Ended refused(Path file) {
    Ended ended = Annuaire.run("import", "--data", data.toString(), file.toString()).expect(1);
    assertTrue(("\n" + ended.err()).contains("\nerror: "), ended.err());
    assertEquals(before, mailboxes(data));
    return ended;
  }

  private static String mailboxes(Path data) {
    return Annuaire.run("export", "--data", data.toString(), "--mssante", "-").expect(0).out();
  }
}
