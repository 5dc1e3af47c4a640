package fr.annuairesante.server.acts;

import fr.annuairesante.server.trustspace.Dossier;
import fr.annuairesante.trust.Decision;
import fr.annuairesante.trust.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a part of a batch, line by line. Kept as an entry in the transaction that changed
 * what it says, so that one is there exactly when the other is.
 *
 * @param demande the request's name
 * @param partie the number of the part
 * @param essai true when nothing was to be changed
 * @param recu when it was carried out
 * @param empreinte of the lines
 * @param resultats one letter for each line: A applied, I unchanged, R refused
 * @param motifs of refused lines, and remarks on others
 */
public record Receipt(
    String demande,
    int partie,
    boolean essai,
    Instant recu,
    String empreinte,
    String resultats,
    List<Line> motifs) {

  static final char APPLIED = 'A';
  static final char UNCHANGED = 'I';
  static final char REFUSED = 'R';

  public Receipt {
    motifs = List.copyOf(motifs);
  }

  /**
   * What there is to say of a line.
   *
   * @param ligne its number in the part, from 1; 0 for the part as a whole
   * @param adresse that the line is about, or ""
   * @param refus the rules it broke; empty when it was not refused
   * @param remarques what is pointed out
   */
  public record Line(int ligne, String adresse, List<Motif> refus, List<Motif> remarques) {
    public Line {
      refus = List.copyOf(refus);
      remarques = List.copyOf(remarques);
    }

    static Line of(int number, String address, List<Finding> refusals, List<Finding> remarks) {
      return new Line(number, address, motifs(refusals), motifs(remarks));
    }

    private static List<Motif> motifs(List<Finding> findings) {
      return findings.stream()
          .map(each -> new Motif(each.code(), each.field().label(), each.sentence()))
          .toList();
    }
  }

  /**
   * A rule that was broken.
   *
   * @param code as docs/refusals.md lists it
   * @param champ the field
   * @param texte for the operator, with what the register says where that matters
   */
  public record Motif(String code, String champ, String texte) {}

  /** A part that was refused as a whole: nothing of it was carried out, no receipt is kept. */
  static Receipt refused(BatchPart part, Instant now, Finding why) {
    return new Receipt(
        part.request(),
        part.number(),
        part.rehearsal(),
        now,
        "",
        "",
        List.of(Line.of(0, "", List.of(why), List.of())));
  }

  /** True when nothing of the part was carried out, for the reason of line 0. */
  public boolean isRefused() {
    return !motifs.isEmpty() && motifs.get(0).ligne() == 0;
  }

  /** Addresses of the lines that were refused. */
  List<String> refusedAddresses() {
    return motifs.stream().filter(each -> !each.refus().isEmpty()).map(Line::adresse).toList();
  }

  /** How many lines have that letter. */
  public int count(char letter) {
    return (int) resultats.chars().filter(each -> each == letter).count();
  }

  public int applied() {
    return count(APPLIED);
  }

  public int unchanged() {
    return count(UNCHANGED);
  }

  public int refused() {
    return count(REFUSED);
  }

  public String toJson() {
    return Dossier.write(this);
  }

  /** Reads what {@link #toJson} wrote. */
  public static Receipt of(String json) {
    return Dossier.read(json, Receipt.class);
  }

  /** Collects a receipt line by line. */
  static final class Writer {
    private final StringBuilder results = new StringBuilder();
    private final List<Line> motifs = new ArrayList<>();

    void refused(String address, List<Finding> why) {
      results.append(REFUSED);
      note(address, why, List.of());
    }

    void add(String address, Decision decision) {
      if (decision instanceof Decision.Refused refused) {
        results.append(REFUSED);
        note(address, refused.refusals(), refused.remarks());
      } else {
        results.append(decision instanceof Decision.Applied ? APPLIED : UNCHANGED);
        note(address, List.of(), decision.remarks());
      }
    }

    private void note(String address, List<Finding> refusals, List<Finding> remarks) {
      if (!refusals.isEmpty() || !remarks.isEmpty()) {
        motifs.add(Line.of(results.length(), address, refusals, remarks));
      }
    }

    Receipt receipt(BatchPart part, Instant now) {
      return new Receipt(
          part.request(),
          part.number(),
          part.rehearsal(),
          now,
          part.digest(),
          results.toString(),
          motifs);
    }
  }
}
