package fr.annuairesante.importer.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.importer.TestLines;
import fr.annuairesante.importer.extract.ImportFailure.Code;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused, and what is recognised, before the first line is read. */
class ExtractFilesTest {

  @TempDir Path directory;

  @Test
  void recognisesEveryKindByItsHeader() throws IOException {
    for (ExtractKind kind : ExtractKind.values()) {
      assertEquals(kind, ExtractHeader.parse("f", kind.headerLine()).kind());
      assertEquals(kind, ExtractHeader.parse("f", kind.headerLine() + "|").kind());
    }
  }

  @Test
  void numbersOfColumnsAreThoseOf2026() {
    List<Integer> sizes =
        Arrays.stream(ExtractKind.values()).map(kind -> kind.columns().size()).toList();
    assertEquals(List.of(56, 13, 13, 31), sizes);
  }

  @Test
  void acceptsActivityHeadersOf48And52Columns() throws IOException {
    for (int columns : List.of(48, 52)) {
      ExtractHeader header = ExtractHeader.parse("f", activityHeader(columns));
      assertEquals(ExtractKind.ACTIVITY, header.kind());
      assertEquals(columns, header.fields());
      assertEquals(56 - columns, header.absentColumns().size());
    }
  }

  @Test
  void namesTheNeededColumnThatIsMissing() {
    String header = ExtractKind.ACTIVITY.headerLine().replace("Nom d'exercice|", "");
    ImportFailure failure =
        assertThrows(ImportFailure.class, () -> ExtractHeader.parse("activites.txt", header));
    assertEquals(Code.MISSING_COLUMN, failure.code());
    assertTrue(failure.sentence().contains("activites.txt"));
    assertTrue(failure.sentence().contains("\"Nom d'exercice\""));
  }

  @Test
  void everyColumnOfTheOtherKindsIsNeeded() {
    for (ExtractKind kind : List.of(ExtractKind.DIPLOMA, ExtractKind.SKILL, ExtractKind.MAILBOX)) {
      for (Column missing : kind.columns()) {
        String header =
            kind.columns().stream()
                .filter(c -> c != missing)
                .map(Column::title)
                .collect(Collectors.joining("|"));
        ImportFailure failure =
            assertThrows(ImportFailure.class, () -> ExtractHeader.parse("f", header));
        assertEquals(Code.MISSING_COLUMN, failure.code(), kind + " " + missing);
      }
    }
  }

  @Test
  void reportsUnknownColumnsAndReadsTheRest() throws IOException {
    String header = "Nouveauté|" + ExtractKind.SKILL.headerLine() + "|Autre";
    ExtractHeader parsed = ExtractHeader.parse("f", header);
    assertEquals(List.of("Nouveauté", "Autre"), parsed.unknownColumns());
    assertEquals(1, parsed.places().get(0));
  }

  @Test
  void matchesTitlesWithTypographicApostrophesAndOtherCase() throws IOException {
    String header =
        ExtractKind.MAILBOX.headerLine().replace('\'', '\u2019').toLowerCase(java.util.Locale.ROOT);
    assertEquals(ExtractKind.MAILBOX, ExtractHeader.parse("f", header).kind());
  }

  @Test
  void refusesAColumnNamedTwice() {
    String header = ExtractKind.SKILL.headerLine() + "|Libellé savoir-faire";
    assertEquals(
        Code.REPEATED_COLUMN,
        assertThrows(ImportFailure.class, () -> ExtractHeader.parse("f", header)).code());
  }

  @Test
  void saysWhatItExpectedOfAnUnknownHeader() throws IOException {
    for (String text : List.of("", "a;b;c\n1;2;3\n", "\u0000\u0001", "x".repeat(200_000))) {
      Path path = Files.writeString(directory.resolve("autre.csv"), text);
      ImportFailure failure = failure(path);
      assertEquals(Code.UNKNOWN_HEADER, failure.code());
      assertTrue(failure.hint().contains("PS_LibreAcces_Personne_activite (56 columns"));
    }
  }

  @Test
  void showsWhatStandsInPlaceOfTheHeader() throws IOException {
    Path path = directory.resolve("PS_LibreAcces_Personne_activite_202611160300.txt");
    Files.writeString(path, "");
    assertTrue(failure(path).sentence().endsWith("is empty."));
    Files.writeString(path, "<!DOCTYPE html><title>503</title>\n");
    assertTrue(failure(path).sentence().endsWith("\"<!DOCTYPE html><title>503</title>\"."));
    Charset latin = StandardCharsets.ISO_8859_1;
    Files.write(path, ExtractKind.ACTIVITY.headerLine().replace('|', ';').getBytes(latin));
    String sentence = failure(path).sentence();
    assertTrue(sentence.contains("is no UTF-8 text: its first line is \"Type d'identifiant PP;"));
    assertTrue(sentence.length() < 250, sentence);
  }

  @Test
  void refusesTwoStampsOfOneKindButNotOfTwo() throws IOException {
    Path monday = mailboxes("Extraction_Correspondance_MSSante_202611160300.txt");
    Path tuesday = mailboxes("Extraction_Correspondance_MSSante_202611170300.txt");
    Path unstamped = mailboxes("bal.csv");
    Path activities =
        TestLines.file(
            directory.resolve("PS_LibreAcces_Personne_activite_202611170200.txt"),
            ExtractKind.ACTIVITY,
            List.of());
    assertEquals(3, ExtractFiles.check(List.of(monday, unstamped, activities)).size());
    ImportFailure failure = failure(monday, activities, tuesday);
    assertEquals(Code.STAMP_CONFLICT, failure.code());
    assertTrue(failure.sentence().contains("202611160300"));
    assertTrue(failure.sentence().contains("202611170300"));
  }

  @Test
  void refusesDiplomasAndSkillsWithoutActivities() throws IOException {
    for (ExtractKind kind : List.of(ExtractKind.DIPLOMA, ExtractKind.SKILL)) {
      Path path = TestLines.file(directory.resolve(kind + ".txt"), kind, List.of());
      ImportFailure failure = failure(path, mailboxes("bal.txt"));
      assertEquals(Code.ACTIVITIES_MISSING, failure.code());
      assertTrue(failure.hint().contains("PS_LibreAcces_Personne_activite"));
    }
  }

  @Test
  void refusesNothingAndMissingFiles() {
    assertEquals(Code.NO_FILE, failure().code());
    assertEquals(Code.UNREADABLE_FILE, failure(directory.resolve("absent.txt")).code());
    assertEquals(Code.UNREADABLE_FILE, failure(directory.resolve("absent.zip")).code());
  }

  @Test
  void takesEveryTextOfAZipAndItsOwnStamp() throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("PS_LibreAcces_Personne_activite_202611290911.txt", text(ExtractKind.ACTIVITY));
    entries.put("PS_LibreAcces_SavoirFaire_202611290911.txt", text(ExtractKind.SKILL));
    entries.put("LISEZMOI.pdf", "pas un texte");
    List<ExtractFile> files =
        ExtractFiles.check(List.of(zip("PS_LibreAcces_202611291200.zip", entries)));
    assertEquals(
        List.of(ExtractKind.ACTIVITY, ExtractKind.SKILL),
        files.stream().map(f -> f.header().kind()).toList());
    assertEquals("202611290911", files.get(0).stamp());
    assertEquals(
        "PS_LibreAcces_202611291200.zip!PS_LibreAcces_SavoirFaire_202611290911.txt",
        files.get(1).name());
  }

  @Test
  void takesTheZipsStampWhenTheTextHasNone() throws IOException {
    Path zip =
        zip(
            "Extraction_Correspondance_MSSante_202608261013.zip",
            Map.of("bal.txt", text(ExtractKind.MAILBOX)));
    assertEquals("202608261013", ExtractFiles.check(List.of(zip)).get(0).stamp());
  }

  @Test
  void refusesAZipWithoutText() throws IOException {
    assertEquals(Code.EMPTY_ZIP, failure(zip("vide.zip", Map.of())).code());
    assertEquals(Code.EMPTY_ZIP, failure(zip("autre.zip", Map.of("a.pdf", "x"))).code());
  }

  @Test
  void refusesAZipThatIsCutShortOrNone() throws IOException {
    Path whole = zip("a.zip", Map.of("bal.txt", text(ExtractKind.MAILBOX)));
    byte[] bytes = Files.readAllBytes(whole);
    for (int length : List.of(0, 10, bytes.length / 2, bytes.length - 1)) {
      Path cut = Files.write(directory.resolve("cut.zip"), Arrays.copyOf(bytes, length));
      assertEquals(Code.BROKEN_ZIP, failure(cut).code(), "cut at " + length);
    }
  }

  private static String activityHeader(int columns) {
    return ExtractKind.ACTIVITY.columns().stream()
        .limit(columns)
        .map(Column::title)
        .collect(Collectors.joining("|"));
  }

  private static String text(ExtractKind kind) {
    return TestLines.text(kind, List.of(TestLines.of(kind).line()));
  }

  private Path mailboxes(String name) throws IOException {
    return TestLines.file(directory.resolve(name), ExtractKind.MAILBOX, List.of());
  }

  private Path zip(String name, Map<String, String> entries) throws IOException {
    Path path = directory.resolve(name);
    try (OutputStream out = Files.newOutputStream(path);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return path;
  }

  private static ImportFailure failure(Path... paths) {
    return assertThrows(ImportFailure.class, () -> ExtractFiles.check(List.of(paths)));
  }
}
