package fr.annuairesante.importer.extract;

import fr.annuairesante.importer.extract.ImportFailure.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines to take in place of refused ones, each known by its place: a rejects file of an earlier
 * run, corrected by hand or not. A single line says nothing of a person made of several, so it is
 * read where it stood, among the others of its file. Immutable.
 */
public final class ReplayedLines {

  /** None: every refused line stays refused. */
  public static final ReplayedLines NONE = new ReplayedLines(Map.of());

  /** Longest rejects file that is read, in bytes: it is in memory whole. */
  static final long MOST_BYTES = 64L << 20;

  /** {@code file:line REASON [column]}, before the tab; one character for each byte. */
  private static final Pattern PLACE = Pattern.compile("(.+):(\\d{1,18}) [A-Z0-9_]+( \\[.*])?");

  private final Map<String, SortedMap<Long, byte[]>> byFile;

  private ReplayedLines(Map<String, SortedMap<Long, byte[]>> byFile) {
    this.byFile = byFile;
  }

  /**
   * Reads a rejects file; blank lines are left out, as if they had been removed.
   *
   * @throws ImportFailure REPLAY_UNREADABLE
   */
  public static ReplayedLines read(Path rejects) throws IOException {
    if (Files.size(rejects) > MOST_BYTES) {
      throw unreadable(rejects + " is longer than " + MOST_BYTES + " bytes.");
    }
    byte[] bytes = Files.readAllBytes(rejects);
    Map<String, SortedMap<Long, byte[]>> byFile = new HashMap<>();
    int number = 0;
    for (String text : new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1)) {
      number++;
      int tab = text.indexOf('\t');
      Matcher place = PLACE.matcher(tab < 0 ? "" : text.substring(0, tab));
      if (place.matches()) {
        String file = utf8(place.group(1));
        byte[] line = text.substring(tab + 1).getBytes(StandardCharsets.ISO_8859_1);
        byFile.computeIfAbsent(file, f -> new TreeMap<>()).put(Long.valueOf(place.group(2)), line);
      } else if (!text.isBlank()) {
        throw unreadable(rejects + ":" + number + " has no place before a tab.");
      }
    }
    return new ReplayedLines(byFile);
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static ImportFailure unreadable(String sentence) {
    return new ImportFailure(
        Code.REPLAY_UNREADABLE,
        sentence,
        "Give the rejects file of a run, its lines as they were up to the tab.");
  }

  /** The lines of one file by their number, the header being 1. */
  public SortedMap<Long, byte[]> of(String file) {
    return byFile.getOrDefault(file, Collections.emptySortedMap());
  }

  /** Refuses lines of files that are not there. */
  public void checkFiles(List<String> names) throws ImportFailure {
    for (String file : byFile.keySet()) {
      if (!names.contains(file)) {
        throw new ImportFailure(
            Code.REPLAY_MISMATCH,
            "There are lines of " + file + " to replay, and that file is not given.",
            "Give all files of that night; nothing was changed.");
      }
    }
  }
}
