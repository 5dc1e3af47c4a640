package fr.annuairesante.server.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;

/** What the last commit of an index says of itself. */
public final class CommitData {

  private static final String SEQUENCE = "journal.sequence";
  private static final String LOADED = "journal.loaded";
  private static final String SCHEMA = "schema";

  private CommitData() {}

  /**
   * Writes it.
   *
   * @param loaded the last journal record it held when it was loaded
   */
  static Map<String, String> of(long journalSequence, long loaded) {
    Map<String, String> data = new HashMap<>();
    data.put(SEQUENCE, Long.toString(journalSequence));
    data.put(LOADED, Long.toString(loaded));
    data.put(SCHEMA, Types.fingerprint());
    data.put(RecentCommits.TIME, Long.toString(System.currentTimeMillis()));
    return data;
  }

  static long sequenceOf(Map<String, String> data) {
    return Long.parseLong(data.get(SEQUENCE));
  }

  static long loadedOf(Map<String, String> data) {
    return Long.parseLong(data.getOrDefault(LOADED, data.get(SEQUENCE)));
  }

  /** The last journal record that the committed index in a folder holds. */
  public static long sequenceIn(Path folder) throws IOException {
    try (FSDirectory files = FSDirectory.open(folder)) {
      return sequenceOf(in(files));
    }
  }

  /** The last journal record that the index in a folder held when it was loaded. */
  public static long loadedIn(Path folder) throws IOException {
    try (FSDirectory files = FSDirectory.open(folder)) {
      return loadedOf(in(files));
    }
  }

  static Map<String, String> in(FSDirectory files) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(files)) {
      Map<String, String> data = reader.getIndexCommit().getUserData();
      String schema = data.get(SCHEMA);
      if (!Types.fingerprint().equals(schema)) {
        throw new IOException(
            "the index was made by another version of the schema ("
                + schema
                + "): import the files again");
      }
      return data;
    }
  }
}
