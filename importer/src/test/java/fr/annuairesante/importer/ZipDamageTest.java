package fr.annuairesante.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.annuairesante.importer.extract.ExtractKind;
import fr.annuairesante.importer.extract.ImportFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage that only shows while a zip is being read, long after its header was found good. */
class ZipDamageTest {

  @TempDir Path directory;

  @Test
  void importsAGoodZip() throws IOException {
    TestRun run = new TestRun(directory).file(zip());
    assertEquals(2_000, run.run().counts().allMailboxes());
  }

  @Test
  void failsOnAWrongChecksum() throws IOException {
    Path zip = zip();
    byte[] bytes = Files.readAllBytes(zip);
    int directoryEntry = lastIndexOf(bytes, new byte[] {'P', 'K', 1, 2});
    bytes[directoryEntry + 16] ^= 1;
    Files.write(zip, bytes);
    assertBroken(zip);
  }

  @Test
  void failsOnDamagedBytesInItsMiddle() throws IOException {
    Path zip = zip();
    byte[] bytes = Files.readAllBytes(zip);
    for (int i = 0; i < 64; i++) {
      bytes[bytes.length / 2 + i] ^= (byte) 0x5a;
    }
    Files.write(zip, bytes);
    assertBroken(zip);
  }

  @Test
  void failsOnAWrongLength() throws IOException {
    Path zip = zip();
    byte[] bytes = Files.readAllBytes(zip);
    int directoryEntry = lastIndexOf(bytes, new byte[] {'P', 'K', 1, 2});
    bytes[directoryEntry + 24] ^= 1;
    Files.write(zip, bytes);
    assertBroken(zip);
  }

  private void assertBroken(Path zip) {
    ImportFailure failure =
        assertThrows(ImportFailure.class, () -> new TestRun(directory).file(zip).run());
    assertEquals(ImportFailure.Code.BROKEN_ZIP, failure.code(), failure.getMessage());
  }

  private static int lastIndexOf(byte[] bytes, byte[] wanted) {
    for (int i = bytes.length - wanted.length; i >= 0; i--) {
      if (java.util.Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    throw new AssertionError("no zip directory");
  }

  private Path zip() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      String noise = String.format(Locale.ROOT, "%x", i * 0x9e3779b97f4a7c15L);
      lines.add(TestLines.organisation("o" + noise + "@chu" + i + ".mssante.fr").line());
    }
    Path path = directory.resolve("bal.zip");
    try (OutputStream out = Files.newOutputStream(path);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("bal.txt"));
      zip.write(TestLines.text(ExtractKind.MAILBOX, lines).getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return path;
  }
}
