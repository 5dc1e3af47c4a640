package fr.annuairesante.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleBytesTest {

  private static final double SCALE = 0.004;

  @TempDir Path directory;

  @Test
  void writesTheSameBytesForTheSameSeedOnAnyNumberOfThreads() throws IOException {
    SampleRequest one = SampleRequest.of(directory.resolve("one"), SCALE).withDays(2);
    SampleRequest two = SampleRequest.of(directory.resolve("two"), SCALE).withDays(2);
    NationalSample.write(one, Progress.NONE, 1);
    NationalSample.write(two, Progress.NONE, 3);
    Map<String, byte[]> first = contents(directory.resolve("one"));
    Map<String, byte[]> second = contents(directory.resolve("two"));
    assertEquals(8, first.size());
    assertEquals(first.keySet(), second.keySet());
    first.forEach((name, bytes) -> assertArrayEquals(bytes, second.get(name), name));
  }

  @Test
  void writesOtherPeopleForAnotherSeed() throws IOException {
    SampleRequest one = SampleRequest.of(directory.resolve("one"), SCALE);
    SampleRequest two = SampleRequest.of(directory.resolve("two"), SCALE).withSeed(8);
    SampleSummary.Day first = NationalSample.write(one, Progress.NONE).days().get(0);
    SampleSummary.Day second = NationalSample.write(two, Progress.NONE).days().get(0);
    List<String> common = new ArrayList<>(SampleDirectory.lines(first, Extract.PERSON_ACTIVITY));
    common.retainAll(SampleDirectory.lines(second, Extract.PERSON_ACTIVITY));
    assertTrue(common.isEmpty(), () -> "the same lines for both seeds: " + common);
  }

  @Test
  void packsThePlainFilesUnchanged() throws IOException {
    SampleRequest plain = SampleRequest.of(directory.resolve("plain"), SCALE);
    SampleRequest zipped = SampleRequest.of(directory.resolve("zip"), SCALE).withZip(true);
    NationalSample.write(plain, Progress.NONE);
    SampleSummary.Day day = NationalSample.write(zipped, Progress.NONE).days().get(0);
    Map<String, byte[]> archives = contents(directory.resolve("zip"));
    assertEquals(
        List.of(
            "Extraction_Correspondance_MSSante_202609151013.zip", "PS_LibreAcces_202609151200.zip"),
        List.copyOf(archives.keySet()));
    assertEquals(2, day.files().size());
    Map<String, byte[]> unpacked = new TreeMap<>();
    for (Path archive : day.files()) {
      unpacked.putAll(unpacked(archive));
    }
    Map<String, byte[]> expected = contents(directory.resolve("plain"));
    assertEquals(expected.keySet(), unpacked.keySet());
    expected.forEach((name, bytes) -> assertArrayEquals(bytes, unpacked.get(name), name));
  }

  @Test
  void packsTheSameArchiveTwice() throws IOException {
    SampleRequest one = SampleRequest.of(directory.resolve("one"), 0.001).withZip(true);
    SampleRequest two = SampleRequest.of(directory.resolve("two"), 0.001).withZip(true);
    NationalSample.write(one, Progress.NONE);
    NationalSample.write(two, Progress.NONE);
    Map<String, byte[]> second = contents(directory.resolve("two"));
    contents(directory.resolve("one"))
        .forEach((name, bytes) -> assertArrayEquals(bytes, second.get(name), name));
  }

  @Test
  void endsEveryLineWithASeparatorWhenAsked() throws IOException {
    SampleRequest request =
        SampleRequest.of(directory, 0.001).withTrailingSeparator(true).withMalformed(false);
    SampleSummary.Day day = NationalSample.write(request, Progress.NONE).days().get(0);
    for (Extract extract : Extract.values()) {
      String text = Files.readString(SampleDirectory.file(day, extract), StandardCharsets.UTF_8);
      assertFalse(text.contains("\r"));
      for (String line : text.split("\n", -1)) {
        assertTrue(line.isEmpty() || line.endsWith("|"), line);
        assertTrue(line.isEmpty() || line.split("\\|", -1).length == extract.columns() + 1, line);
      }
    }
  }

  @Test
  void holdsTheShowcaseAtAnyScaleAndSeed() throws IOException {
    SampleRequest request = SampleRequest.of(directory, 0.0005).withSeed(-3).withDays(2);
    for (SampleSummary.Day day : NationalSample.write(request, Progress.NONE).days()) {
      List<String> addresses =
          SampleDirectory.records(day, Extract.MAILBOX).stream().map(f -> f.get(1)).toList();
      assertTrue(addresses.contains(Showcase.HELENE_MAILBOX));
      assertTrue(addresses.contains(Showcase.JEAN_PIERRE_MAILBOX));
      assertTrue(addresses.contains(Showcase.SECRETARIAT_MAILBOX));
      assertEquals(0, day.malformed().get(Malformation.BAD_IDENTIFIER));
    }
  }

  @Test
  void refusesAScaleOrANumberOfDaysOutOfRange() {
    assertThrows(IllegalArgumentException.class, () -> SampleRequest.of(directory, 0));
    assertThrows(IllegalArgumentException.class, () -> SampleRequest.of(directory, 4.1));
    assertThrows(IllegalArgumentException.class, () -> SampleRequest.of(directory, Double.NaN));
    SampleRequest request = SampleRequest.of(directory, 4);
    assertThrows(IllegalArgumentException.class, () -> request.withDays(0));
    assertThrows(IllegalArgumentException.class, () -> request.withDays(401));
  }

  private static Map<String, byte[]> contents(Path directory) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        contents.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return contents;
  }

  private static Map<String, byte[]> unpacked(Path archive) throws IOException {
    Map<String, byte[]> unpacked = new TreeMap<>();
    try (InputStream in = Files.newInputStream(archive);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        unpacked.put(entry.getName(), zip.readAllBytes());
      }
    }
    return unpacked;
  }
}
