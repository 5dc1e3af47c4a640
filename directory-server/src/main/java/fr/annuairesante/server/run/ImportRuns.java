package fr.annuairesante.server.run;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.schema.exchange.Applied;
import fr.annuairesante.schema.exchange.Batch;
import fr.annuairesante.schema.exchange.Reverted;
import fr.annuairesante.schema.exchange.RunState;
import fr.annuairesante.schema.exchange.UnitKind;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.Draft;
import fr.annuairesante.server.filter.Filter;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.index.StoredEntry;
import fr.annuairesante.server.search.Scope;
import fr.annuairesante.server.search.Search;
import fr.annuairesante.server.search.Viewer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * What an importer may ask of a served directory. Everything it makes has the importer as its
 * creator, whatever the account, so that what an import made is told from what people made.
 * Thread-safe.
 */
public final class ImportRuns {

  private final Directory directory;

  public ImportRuns(Directory directory) {
    this.directory = directory;
  }

  /**
   * The entry of a run in bulk, to be put with what it loads.
   *
   * @param id letters, digits and hyphens
   * @param dossier what it says of itself, JSON
   */
  public static DirectoryEntry inBulk(String id, String dossier) {
    return new RunEntry(id, RunState.APPLIED, 0, dossier).toEntry();
  }

  /**
   * Gives every unit of these kinds in short, in pages of {@link
   * fr.annuairesante.schema.exchange.Held}, all of one state of the directory.
   *
   * @param sink false when nobody wants any more
   */
  public void digests(List<UnitKind> kinds, Predicate<byte[]> sink) {
    Instant now = directory.rehearse("", Draft::now);
    directory.read(
        snapshot -> {
          new HeldPages(snapshot, sink).digests(kinds, now);
          return null;
        });
  }

  /** The same of every kind, of a directory that nobody serves. */
  public static void digests(Snapshot snapshot, Instant now, Predicate<byte[]> sink)
      throws IOException {
    new HeldPages(snapshot, sink).digests(List.of(UnitKind.values()), now);
  }

  /** Gives every entry of these kinds that an import made, likewise. */
  public void entries(List<UnitKind> kinds, Predicate<byte[]> sink) {
    directory.read(
        snapshot -> {
          new HeldPages(snapshot, sink).entries(kinds);
          return null;
        });
  }

  /**
   * Applies a batch in one transaction, with the note in the run's entry that it was applied: so it
   * is applied once, whatever is cut or killed.
   *
   * @return fails with {@link RunRefused} when the batch is not the next one of a run in progress
   */
  public CompletableFuture<Applied> apply(Batch batch) {
    return directory.change(
        StoredEntry.IMPORTER, RunEntry.origin(batch.run()), draft -> apply(draft, batch));
  }

  private static Applied apply(Draft draft, Batch batch) throws IOException {
    if (!RunEntry.isName(batch.run())) {
      throw new RunRefused("a run is named by letters, digits and hyphens");
    }
    Optional<RunEntry> run = draft.entry(Tree.run(batch.run())).map(RunEntry::of);
    if (batch.state() == RunState.STOPPED) {
      return stopped(draft, batch, run);
    }
    int done = run.map(RunEntry::batches).orElse(0);
    if (batch.state() != RunState.STARTED && batch.state() != RunState.APPLIED) {
      throw new RunRefused("no importer makes a run " + batch.state());
    }
    if (batch.number() <= done) {
      return Applied.BEFORE;
    }
    if (batch.number() > done + 1) {
      throw new RunRefused(
          "batch " + batch.number() + " follows batch " + done + ": run the import again");
    }
    if (run.isPresent() && run.get().state() != RunState.STARTED) {
      throw new RunRefused(
          "run " + batch.run() + " is " + run.get().state() + ": run the import again");
    }
    if (run.isEmpty()) {
      replaceOthers(draft);
    }
    Applied applied = Application.of(draft, batch.differences());
    String said = run.map(RunEntry::dossier).orElse("{}");
    String dossier = batch.dossier().isEmpty() ? said : batch.dossier();
    draft.put(new RunEntry(batch.run(), batch.state(), batch.number(), dossier).toEntry());
    return applied;
  }

  /** Nothing but the note that there was a run; one that wrote before is no such run. */
  private static Applied stopped(Draft draft, Batch batch, Optional<RunEntry> run)
      throws IOException {
    if (run.isEmpty()) {
      draft.put(new RunEntry(batch.run(), RunState.STOPPED, 0, batch.dossier()).toEntry());
    }
    return new Applied(run.isPresent(), 0, 0, 0, 0);
  }

  /** A run that was broken off and not resumed stays as far as it came. */
  private static void replaceOthers(Draft draft) throws IOException {
    Search started =
        new Search(
            Tree.RUNS,
            Scope.ONE_LEVEL,
            new Filter.Equality(Attributes.STATE, RunState.STARTED.name()),
            List.of(),
            false,
            0,
            0,
            Viewer.SERVER);
    for (DirectoryEntry each : draft.find(started)) {
      draft.put(RunEntry.of(each).in(RunState.REPLACED).toEntry());
    }
  }

  /**
   * Takes a run back: what it changed is as it was before, but for what somebody changed since.
   * Blocks until that is on disk; asked again, it goes on where it was broken off.
   *
   * @param by distinguished name of who asks for it
   * @throws RunRefused when there is no such run
   */
  public Reverted revert(String run, String by) throws IOException {
    return new Reverting(directory, run, by).revert();
  }
}
