package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public extraction goes in and comes out again. */
class RoundTripTest {

  @TempDir private Path folder;

  @Test
  void extractionToDirectoryToExtractionGivesTheSameLines() throws IOException {
    Path files = Prepared.files("--scale", "0.002");
    Path source = Extract.file(files, "Extraction_Correspondance_MSSante");
    Path data = folder.resolve("data");
    Annuaire.run(Annuaire.withFiles(files, "import", "--data", data.toString())).expect(0);
    Path first = export(data, "first.txt");

    Path again = folder.resolve("again");
    Annuaire.run("import", "--data", again.toString(), first.toString()).expect(0);
    Path second = export(again, "second.txt");
    assertEquals(Files.readString(first), Files.readString(second));

    List<String> in = Files.readAllLines(source);
    List<String> out = Files.readAllLines(first);
    assertEquals(in.get(0), out.get(0));
    Set<String> known = new HashSet<>(in);
    Set<String> invented = new TreeSet<>(out);
    invented.removeAll(known);
    assertEquals(Set.of(), invented);
    int addresses = Extract.read(source).byAddress().size();
    assertTrue(out.size() - 1 > addresses - 60, out.size() + " lines for " + addresses);
    List<String> sorted = out.subList(1, out.size()).stream().map(RoundTripTest::address).toList();
    assertEquals(sorted.stream().sorted().toList(), sorted);
  }

  private Path export(Path data, String name) {
    Path file = folder.resolve(name);
    Annuaire.run("export", "--data", data.toString(), "--mssante", file.toString()).expect(0);
    return file;
  }

  private static String address(String line) {
    return line.split("\\|", -1)[1].toLowerCase(java.util.Locale.ROOT);
  }
}
