package fr.annuairesante.server.journal;

import java.nio.file.Path;

/** How far the journal goes for all that this process knows. Thread-safe. */
final class KnownEnd {

  private final JournalFiles files;
  private volatile boolean othersUnseen;
  private volatile Place place;

  /** How long the last file is. */
  private record Place(Path file, long size) {

    boolean hasGrown() {
      return file.toFile().length() > size;
    }
  }

  KnownEnd(JournalFiles files, JournalCursor cursor) {
    this.files = files;
    know(cursor);
  }

  /** It ends where the cursor is. */
  void know(JournalCursor cursor) {
    know(cursor, cursor.position());
  }

  /** It ends in the file of the cursor. */
  void know(JournalCursor cursor, long size) {
    place = new Place(files.file(Math.max(1, cursor.file())), size);
  }

  /** Notes whether others have appended what was not shown yet, even if it is known. */
  void setOthersUnseen(boolean unseen) {
    othersUnseen = unseen;
  }

  /** True when there is more: cheap, and does not wait. */
  boolean isPassed() {
    return othersUnseen || place.hasGrown();
  }
}
