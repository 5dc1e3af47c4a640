package fr.annuairesante.importer.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.annuairesante.importer.TestLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shape of a file: line ends, byte order mark, encoding, columns in another order. */
class ExtractFileTest {

  @TempDir Path directory;

  private static final String HEADER = ExtractKind.MAILBOX.headerLine();
  private static final String LINE = TestLines.mailbox().line();

  @Test
  void readsEveryCombinationOfMarkLineEndAndTrailingSeparator() throws IOException {
    for (String mark : List.of("", "\ufeff")) {
      for (String end : List.of("\n", "\r\n")) {
        for (String trailing : List.of("", "|")) {
          String text = mark + HEADER + trailing + end + LINE + trailing + end + end;
          assertEquals(List.of("2:OK:" + LINE), read(text.getBytes(StandardCharsets.UTF_8)));
        }
      }
    }
  }

  @Test
  void readsALastLineWithoutEnd() throws IOException {
    assertEquals(List.of("2:OK:" + LINE), read((HEADER + "\n" + LINE).getBytes(UTF)));
    assertEquals(List.of("2:OK:" + LINE), read((HEADER + "\n" + LINE + "\r").getBytes(UTF)));
  }

  @Test
  void refusesLinesThatDoNotEndAsTheirHeaderDoes() throws IOException {
    String plain = HEADER + "\n" + LINE + "|\n" + LINE + "\n";
    assertEquals(List.of("2:COLUMN_COUNT", "3:OK:" + LINE), read(plain.getBytes(UTF)));
    String trailing = HEADER + "|\n" + LINE + "|\n" + LINE + "\n" + LINE + "x|y\n";
    assertEquals(
        List.of("2:OK:" + LINE, "3:COLUMN_COUNT", "4:COLUMN_COUNT"), read(trailing.getBytes(UTF)));
  }

  @Test
  void rewritesLinesOfAnotherColumnOrder() throws IOException {
    List<Column> reversed = new ArrayList<>(ExtractKind.MAILBOX.columns());
    java.util.Collections.reverse(reversed);
    String header = String.join("|", reversed.stream().map(Column::title).toList());
    String text = header + "|Colonne nouvelle\n" + TestLines.mailbox().line(reversed) + "|x\n";
    assertEquals(List.of("2:OK:" + LINE), read(text.getBytes(UTF)));
  }

  @Test
  void refusesInvalidUtf8AndKeepsTheNextLine() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes((HEADER + "\n").getBytes(UTF));
    text.writeBytes(LINE.getBytes(StandardCharsets.ISO_8859_1));
    text.writeBytes(("\n" + LINE + "\n").getBytes(UTF));
    assertEquals(List.of("2:NOT_UTF8", "3:OK:" + LINE), read(text.toByteArray()));
  }

  @Test
  void refusesControlCharactersThatNoLineCanCarry() throws IOException {
    String text = HEADER + "\n" + LINE + "\u0000\n" + "a\r" + LINE + "\n" + LINE + "\n";
    assertEquals(
        List.of("2:CONTROL_CHARACTER", "3:CONTROL_CHARACTER", "4:OK:" + LINE),
        read(text.getBytes(UTF)));
  }

  @Test
  void refusesLinesOfMoreThan65536BytesAndKeepsTheNextLine() throws IOException {
    String service = "é".repeat(40_000);
    String huge = "x".repeat(3_000_000);
    String text = HEADER + "\n" + service + "\n" + huge + "\n" + LINE + "\n" + huge;
    assertEquals(
        List.of("2:TOO_LONG", "3:TOO_LONG", "4:OK:" + LINE, "5:TOO_LONG"),
        read(text.getBytes(UTF)));
  }

  @Test
  void keepsALineOfExactly65536Bytes() throws IOException {
    int room = LineReader.LONGEST_LINE - LINE.getBytes(UTF).length;
    String full = TestLines.mailbox().with(MailboxColumn.SERVICE, "s".repeat(room)).line();
    assertEquals(List.of("2:OK:" + full), read((HEADER + "\r\n" + full + "\r\n").getBytes(UTF)));
    assertEquals(List.of("2:TOO_LONG"), read((HEADER + "\n" + full + "|\n").getBytes(UTF)));
  }

  @Test
  void readsLinesAcrossTheEndsOfItsBuffer() throws IOException {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    int lines = 20_000;
    for (int i = 0; i < lines; i++) {
      text.append(LINE).append('\n');
    }
    List<String> outcomes = read(text.toString().getBytes(UTF));
    assertEquals(lines, outcomes.size());
    assertEquals((lines + 1) + ":OK:" + LINE, outcomes.get(lines - 1));
  }

  @Test
  void failsWhenTheHeaderIsNoLongerTheCheckedOne() throws IOException {
    Path path = TestLines.file(directory.resolve("bal.txt"), ExtractKind.MAILBOX, List.of(LINE));
    ExtractFile file = ExtractFiles.check(List.of(path)).get(0);
    Files.writeString(path, "autre chose\n", StandardCharsets.UTF_8);
    ImportFailure failure =
        assertThrows(ImportFailure.class, () -> file.read(b -> {}, (line, number, refusal) -> {}));
    assertEquals(ImportFailure.Code.FILE_CHANGED, failure.code());
  }

  @Test
  void tellsWellFormedUtf8FromTheRest() {
    byte[][] bad = {
      {(byte) 0xc0, (byte) 0x80},
      {(byte) 0xc3},
      {(byte) 0x80},
      {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
      {(byte) 0xe0, (byte) 0x80, (byte) 0x80},
      {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
      {(byte) 0xf0, (byte) 0x9f, (byte) 0x98},
      {(byte) 0xff}
    };
    for (byte[] bytes : bad) {
      assertEquals(false, Utf8.isValid(bytes, 0, bytes.length));
    }
    byte[] good = "é€😀 L’Haÿ-les-Roses".getBytes(UTF);
    assertEquals(true, Utf8.isValid(good, 0, good.length));
  }

  private static final java.nio.charset.Charset UTF = StandardCharsets.UTF_8;

  private List<String> read(byte[] text) throws IOException {
    Path path = directory.resolve("bal.txt");
    Files.write(path, text);
    ExtractFile file = ExtractFiles.check(List.of(path)).get(0);
    CanonicalLine canonical = new CanonicalLine(file.header());
    List<String> outcomes = new ArrayList<>();
    file.read(
        bytes -> {},
        (line, number, refusal) -> {
          if (refusal != null) {
            outcomes.add(number + ":" + refusal.reason());
          } else {
            canonical.take(line);
            int length = canonical.to() - canonical.from();
            outcomes.add(
                number + ":OK:" + new String(canonical.bytes(), canonical.from(), length, UTF));
          }
        });
    return outcomes;
  }
}
