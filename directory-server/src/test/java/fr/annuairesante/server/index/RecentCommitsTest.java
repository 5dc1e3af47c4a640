package fr.annuairesante.server.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentCommitsTest {

  @TempDir Path folder;

  /** Makes commits so many minutes ago and names those that are kept. */
  private List<String> kept(int... minutesAgo) throws IOException {
    IndexWriterConfig configuration =
        new IndexWriterConfig(null).setIndexDeletionPolicy(new RecentCommits());
    List<String> kept = new ArrayList<>();
    try (Directory files = FSDirectory.open(folder);
        IndexWriter writer = new IndexWriter(files, configuration)) {
      for (int minutes : minutesAgo) {
        long made = System.currentTimeMillis() - Duration.ofMinutes(minutes).toMillis();
        Map<String, String> data =
            Map.of(RecentCommits.TIME, Long.toString(made), "name", Integer.toString(minutes));
        writer.setLiveCommitData(data.entrySet());
        writer.commit();
      }
      for (IndexCommit commit : DirectoryReader.listCommits(files)) {
        kept.add(commit.getUserData().get("name"));
      }
    }
    return kept;
  }

  @Test
  void keepsWhatWasInForceInTheLastTenMinutesHoweverOld() throws Exception {
    assertEquals(List.of("600", "1", "0"), kept(600, 1, 0));
  }

  @Test
  void dropsWhatWasReplacedLongAgo() throws Exception {
    assertEquals(List.of("500", "9"), kept(600, 500, 9));
  }
}
