package fr.annuairesante.cli;

import fr.annuairesante.server.acts.Receipt;

/** Receipts as a person or a script reads them; counts what they say. */
final class ReceiptLines {

  private final Console console;
  private int applied;
  private int unchanged;
  private int refused;

  ReceiptLines(Console console) {
    this.console = console;
  }

  /** Prints what the receipt of the next part has to say; lines are counted through all parts. */
  void add(Receipt receipt) throws Failure {
    int before = lines();
    if (receipt.isRefused()) {
      Receipt.Motif why = receipt.motifs().get(0).refus().get(0);
      throw new Failure(why.code() + " " + why.texte(), "");
    }
    applied += receipt.applied();
    unchanged += receipt.unchanged();
    refused += receipt.refused();
    for (Receipt.Line line : receipt.motifs()) {
      for (Receipt.Motif motif : line.refus()) {
        print(before + line.ligne(), line.adresse(), motif);
      }
      for (Receipt.Motif motif : line.remarques()) {
        print(before + line.ligne(), line.adresse(), motif);
      }
    }
  }

  private void print(int number, String address, Receipt.Motif motif) {
    console.line(
        String.join(
            "\t", Integer.toString(number), address, motif.code(), motif.champ(), motif.texte()));
  }

  int refused() {
    return refused;
  }

  int lines() {
    return applied + unchanged + refused;
  }

  String summary() {
    return Progress.count(applied)
        + " applied, "
        + Progress.count(unchanged)
        + " unchanged, "
        + Progress.count(refused)
        + " refused";
  }
}
