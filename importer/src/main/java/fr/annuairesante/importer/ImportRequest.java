package fr.annuairesante.importer;

import fr.annuairesante.importer.extract.ReplayedLines;
import fr.annuairesante.schema.EntrySink;
import fr.annuairesante.schema.EntrySource;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What to import, from where, to where. Nothing is null.
 *
 * @param files .txt, .csv and .zip in any order and mix
 * @param replayed taken in place of refused lines of these files
 * @param workDirectory for spill files, about as large as the text of the input; exists
 * @param rejectsFile where refused lines go, whole; replaced if it exists
 * @param previousRegister persons, activities and structures of the directory; used when no
 *     register file is given
 * @param previousMailboxes mailboxes of the directory; used when no mailbox file is given
 * @param sink takes every entry of the new directory below the three register containers
 */
public record ImportRequest(
    List<Path> files,
    ReplayedLines replayed,
    Path workDirectory,
    Path rejectsFile,
    EntrySource previousRegister,
    EntrySource previousMailboxes,
    EntrySink sink,
    Progress progress) {

  public ImportRequest {
    files = List.copyOf(files);
    Objects.requireNonNull(replayed, "replayed");
    Objects.requireNonNull(workDirectory, "workDirectory");
    Objects.requireNonNull(rejectsFile, "rejectsFile");
    Objects.requireNonNull(previousRegister, "previousRegister");
    Objects.requireNonNull(previousMailboxes, "previousMailboxes");
    Objects.requireNonNull(sink, "sink");
    Objects.requireNonNull(progress, "progress");
  }
}
