package fr.annuairesante.server.index;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexDeletionPolicy;

/**
 * Keeps what the directory was in the last minutes, so that the pages of an answer (RFC 2696) and
 * the views of a list show one state of it: a commit counts until ten minutes after the one that
 * replaced it, however old it is. Costs the segments that were merged away meanwhile.
 */
final class RecentCommits extends IndexDeletionPolicy {

  /** When a commit was made, milliseconds since 1970. */
  static final String TIME = "time";

  private static final long KEPT_MILLIS = Duration.ofMinutes(10).toMillis();
  private static final int MOST = 64;

  @Override
  public void onInit(List<? extends IndexCommit> commits) throws IOException {
    onCommit(commits);
  }

  @Override
  public void onCommit(List<? extends IndexCommit> commits) throws IOException {
    long oldest = System.currentTimeMillis() - KEPT_MILLIS;
    for (int i = 0; i < commits.size() - 1; i++) {
      String replaced = commits.get(i + 1).getUserData().get(TIME);
      boolean old = replaced == null || Long.parseLong(replaced) < oldest;
      if (old || i < commits.size() - MOST) {
        commits.get(i).delete();
      }
    }
  }
}
