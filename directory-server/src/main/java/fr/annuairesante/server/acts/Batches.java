package fr.annuairesante.server.acts;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.Changing;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.Draft;
import fr.annuairesante.trust.Actor;
import fr.annuairesante.trust.BatchRule;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Carries out parts of batches, each in one transaction with its receipt. The same part sent again
 * changes nothing and gets the same receipt (R88): whoever lost the answer asks again. Thread-safe.
 */
public final class Batches {

  private final Directory directory;

  public Batches(Directory directory) {
    this.directory = directory;
  }

  /**
   * Carries out a part.
   *
   * @param by distinguished name of who sends it
   */
  public CompletableFuture<Receipt> carryOut(Actor actor, String by, BatchPart part) {
    List<BatchLine.Asked> lines = part.lines().stream().map(BatchLine::read).toList();
    Changing<Receipt> work = draft -> decide(draft, actor, part, lines);
    return part.rehearsal()
        ? CompletableFuture.completedFuture(directory.rehearse(by, work))
        : directory.change(by, "receipt " + identifier(actor, part.request(), part.number()), work);
  }

  /** The receipt of a part that was carried out. */
  public Optional<Receipt> receipt(Actor actor, String request, int number) {
    String identifier = identifier(actor, request, number);
    return directory.rehearse("", draft -> kept(draft, identifier));
  }

  private static Optional<Receipt> kept(Draft draft, String identifier) throws IOException {
    return draft
        .entry(Tree.receipt(identifier))
        .map(entry -> Receipt.of(entry.first(Attributes.DOSSIER)));
  }

  /** No operator has a colon in its name, no request a full stop: no two parts share a name. */
  static String identifier(Actor actor, String request, int number) {
    String sender =
        actor instanceof Actor.OfOperator operator
            ? operator.id().text()
            : "agence:" + ((Actor.Agency) actor).name();
    return sender + "." + request + "." + number;
  }

  private static Receipt decide(
      Draft draft, Actor actor, BatchPart part, List<BatchLine.Asked> lines) throws IOException {
    if (!part.request().matches("[A-Za-z0-9_-]{1,64}") || part.number() < 1) {
      return Receipt.refused(part, draft.now(), BatchRule.REQUEST.broken(part.request()));
    }
    if (lines.isEmpty() || lines.size() > BatchPart.MOST_LINES) {
      return Receipt.refused(
          part, draft.now(), BatchRule.SIZE.broken(BatchPart.MOST_LINES, lines.size()));
    }
    String identifier = identifier(actor, part.request(), part.number());
    Optional<Receipt> kept = kept(draft, identifier);
    if (kept.isPresent()) {
      return kept.get().empreinte().equals(part.digest())
          ? kept.get()
          : Receipt.refused(
              part, draft.now(), BatchRule.OTHER_CONTENT.broken(part.number(), part.request()));
    }
    Receipt.Writer writer = new Receipt.Writer();
    Acts acts = new Acts(draft);
    for (BatchLine.Asked line : lines) {
      if (line.step().isPresent()) {
        writer.add(line.address(), line.step().get().carryOut(acts, actor));
      } else {
        writer.refused(line.address(), line.refusals());
      }
    }
    Receipt receipt = writer.receipt(part, draft.now());
    draft.put(entry(actor, identifier, receipt));
    return receipt;
  }

  private static DirectoryEntry entry(Actor actor, String identifier, Receipt receipt) {
    DirectoryEntry.Builder entry =
        DirectoryEntry.builder(Tree.receipt(identifier))
            .objectClasses("top", ObjectClasses.RECEIPT_ENTRY)
            .add(Attributes.RECEIPT, identifier);
    if (actor instanceof Actor.OfOperator operator) {
      entry.add(Attributes.OPERATOR, operator.id().text());
    }
    return entry
        .addAll(Attributes.MAIL, receipt.refusedAddresses())
        .add(
            Attributes.DESCRIPTION,
            receipt.applied()
                + " appliquées, "
                + receipt.unchanged()
                + " inchangées, "
                + receipt.refused()
                + " refusées")
        .add(Attributes.DOSSIER, receipt.toJson())
        .build();
  }
}
