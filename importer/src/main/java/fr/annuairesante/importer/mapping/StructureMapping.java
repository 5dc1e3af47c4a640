package fr.annuairesante.importer.mapping;

import fr.annuairesante.importer.extract.ActivityColumn;
import fr.annuairesante.importer.extract.Line;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.Tree;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The structure columns of activity lines to the entry below {@link Tree#STRUCTURES}. Where lines
 * disagree, the one that says most is taken whole, then the first in byte order; sectors, which
 * belong to activities, add up. Not thread-safe.
 */
public final class StructureMapping {

  private static final List<String> CLASSES =
      List.of("top", "organization", ObjectClasses.STRUCTURE);

  /** What makes another structure of it; telephones and the like differ more often. */
  private static final Set<ActivityColumn> TELLING =
      EnumSet.of(
          ActivityColumn.SIRET,
          ActivityColumn.SIREN,
          ActivityColumn.FINESS,
          ActivityColumn.FINESS_LEGAL,
          ActivityColumn.COMPANY_NAME,
          ActivityColumn.TRADE_NAME,
          ActivityColumn.COMMUNE);

  private final Digest digest = new Digest();
  private final Anomalies anomalies;

  public StructureMapping(Anomalies anomalies) {
    this.anomalies = anomalies;
  }

  /**
   * The entry of a structure.
   *
   * @param id technical identifier, letters as capitals
   * @param lines distinct canonical activity lines in byte order, at least one
   */
  public DirectoryEntry map(String id, List<Line> lines) {
    Line best = mostComplete(lines);
    if (lines.stream().anyMatch(line -> contradicts(best, line))) {
      anomalies.add(Anomaly.STRUCTURE_CONTRADICTED, id);
    }
    Place place = Place.of(best);
    EntryDraft draft = new EntryDraft(Tree.structure(id));
    draft.objectClasses(CLASSES).add(Attributes.STRUCTURE_ID, id);
    Columns from = new Columns(draft, best);
    addNames(draft, id, best);
    place.addTownTo(draft);
    draft.add(Attributes.STREET, place.street());
    draft.add(Attributes.POSTAL_ADDRESS, place.postalAddress());
    draft.add(Attributes.C, place.country());
    from.telephone(Attributes.TELEPHONE, ActivityColumn.TELEPHONE_2);
    from.telephone(Attributes.FAX, ActivityColumn.FAX);
    String publicMail = best.stripped(ActivityColumn.PUBLIC_MAIL);
    draft.add(Attributes.PUBLIC_MAIL, Texts.isAscii(publicMail) ? publicMail : "");
    from.structureNumbers();
    addNationalId(draft, id, best.stripped(ActivityColumn.FORMER_STRUCTURE_ID));
    for (Line line : lines) {
      Columns each = new Columns(draft, line);
      each.add(Attributes.SECTOR, ActivityColumn.SECTOR);
      each.add(Attributes.SECTOR_LABEL, ActivityColumn.SECTOR_LABEL);
    }
    draft.add(Attributes.DIGEST, ofLines(lines));
    if (place.departement().isEmpty() && place.country().equals("FR")) {
      anomalies.add(Anomaly.NO_DEPARTEMENT, id);
    }
    return draft.build();
  }

  private static Line mostComplete(List<Line> lines) {
    Line best = lines.get(0);
    int most = filled(best);
    for (Line line : lines) {
      int filled = filled(line);
      if (filled > most) {
        best = line;
        most = filled;
      }
    }
    return best;
  }

  private static boolean contradicts(Line one, Line other) {
    for (ActivityColumn column : TELLING) {
      if (one.contradicts(other, column)) {
        return true;
      }
    }
    return false;
  }

  private static int filled(Line line) {
    int filled = 0;
    for (ActivityColumn column : ActivityColumn.values()) {
      filled += line.isEmpty(column) ? 0 : 1;
    }
    return filled;
  }

  private static void addNames(EntryDraft draft, String id, Line line) {
    String company = line.stripped(ActivityColumn.COMPANY_NAME);
    String trade = line.stripped(ActivityColumn.TRADE_NAME);
    String shown = Texts.firstNonEmpty(company, trade, id);
    draft.add(Attributes.O, shown).add(Attributes.O, trade);
  }

  /** Type and number of DATA-FORMATS §2.1, read off the technical identifier of §2.5. */
  private static void addNationalId(EntryDraft draft, String id, String former) {
    String rest = id.substring(1);
    switch (id.charAt(0)) {
      case 'F' -> nationalId(draft, "1", rest);
      case 'C' -> nationalId(draft, "3", rest);
      default -> {
        if (former.length() > 1) {
          nationalId(draft, former.substring(0, 1), former.substring(1));
        }
      }
    }
  }

  private static void nationalId(EntryDraft draft, String type, String number) {
    draft.add(Attributes.STRUCTURE_NATIONAL_ID, number);
    draft.add(Attributes.STRUCTURE_NATIONAL_ID_TYPE, type);
  }

  private String ofLines(List<Line> lines) {
    digest.begin();
    lines.forEach(line -> digest.line(line.bytes(), line.start(), line.end()));
    return digest.ofLines();
  }
}
