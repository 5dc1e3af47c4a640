package fr.annuairesante.importer.mapping;

import fr.annuairesante.importer.extract.ActivityColumn;
import fr.annuairesante.importer.extract.Line;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.Tree;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Activity lines of one person to activity entries. Savoir-faire multiplies the lines of an
 * activity (DATA-FORMATS §1.9) and names belong to the person, so neither makes an activity.
 */
final class ActivityMapping {

  /** The columns that tell two activities of a person apart; the identifier is made of them. */
  private static final ActivityColumn[] KEY = {
    ActivityColumn.PROFESSION,
    ActivityColumn.CATEGORY,
    ActivityColumn.STRUCTURE_ID,
    ActivityColumn.PRACTICE_MODE,
    ActivityColumn.SECTOR,
    ActivityColumn.PHARMACIST_SECTION,
    ActivityColumn.ROLE,
    ActivityColumn.ACTIVITY_KIND,
    ActivityColumn.AUTHORITY
  };

  /** Tells places apart where the register gives no structure. */
  private static final ActivityColumn[] PLACE_KEY = {
    ActivityColumn.SIRET,
    ActivityColumn.FINESS,
    ActivityColumn.COMPANY_NAME,
    ActivityColumn.POSTAL_CODE,
    ActivityColumn.COMMUNE,
    ActivityColumn.STREET
  };

  private static final List<String> CLASSES = List.of("top", ObjectClasses.ACTIVITY);

  private final Digest digest;
  private final Anomalies anomalies;

  ActivityMapping(Digest digest, Anomalies anomalies) {
    this.digest = digest;
    this.anomalies = anomalies;
  }

  /** An activity not yet named: one line of it and the identifier of its key columns. */
  private record Candidate(Line line, String id) {}

  /**
   * Maps the distinct activities, in display order.
   *
   * @param lines in byte order, which decides between activities of one key
   */
  List<Activity> map(List<Line> lines, String person) {
    List<Candidate> candidates = new ArrayList<>(lines.size());
    for (Line line : lines) {
      if (hasActivity(line) && candidates.stream().noneMatch(c -> sameActivity(c.line, line))) {
        candidates.add(new Candidate(line, digest.shortName(key(line))));
      }
    }
    candidates.sort(ActivityMapping::compareContent);
    List<Activity> activities = new ArrayList<>(candidates.size());
    for (int i = 0; i < candidates.size(); i++) {
      Candidate each = candidates.get(i);
      int before = 0;
      for (int k = 0; k < i; k++) {
        before += candidates.get(k).id.equals(each.id) ? 1 : 0;
      }
      if (before > 0) {
        anomalies.add(Anomaly.SIMILAR_ACTIVITIES, person);
      }
      activities.add(
          activity(each.line, before == 0 ? each.id : each.id + "-" + (before + 1), person));
    }
    activities.sort(Activity.DISPLAY_ORDER);
    return activities;
  }

  /** Persons without activity have a line whose columns from the practice mode on are empty. */
  private static boolean hasActivity(Line line) {
    int from = line.from(ActivityColumn.PRACTICE_MODE);
    int authorityFrom = line.from(ActivityColumn.AUTHORITY);
    int authorityTo = line.to(ActivityColumn.AUTHORITY);
    byte[] bytes = line.bytes();
    for (int i = from; i < line.end(); i++) {
      if (bytes[i] != '|' && (i < authorityFrom || i >= authorityTo)) {
        return true;
      }
    }
    return false;
  }

  private static boolean sameActivity(Line a, Line b) {
    return compareProfession(a, b) == 0 && comparePractice(a, b) == 0;
  }

  private static int compareContent(Candidate a, Candidate b) {
    int byProfession = compareProfession(a.line, b.line);
    return byProfession != 0 ? byProfession : comparePractice(a.line, b.line);
  }

  private static int compareProfession(Line a, Line b) {
    return Arrays.compareUnsigned(
        a.bytes(),
        a.from(ActivityColumn.PROFESSION),
        a.to(ActivityColumn.CATEGORY_LABEL),
        b.bytes(),
        b.from(ActivityColumn.PROFESSION),
        b.to(ActivityColumn.CATEGORY_LABEL));
  }

  private static int comparePractice(Line a, Line b) {
    return Arrays.compareUnsigned(
        a.bytes(),
        a.from(ActivityColumn.PRACTICE_MODE),
        a.end(),
        b.bytes(),
        b.from(ActivityColumn.PRACTICE_MODE),
        b.end());
  }

  private static byte[] key(Line line) {
    ByteArrayOutputStream key = new ByteArrayOutputStream(64);
    append(key, line, KEY);
    if (line.isEmpty(ActivityColumn.STRUCTURE_ID)) {
      append(key, line, PLACE_KEY);
    }
    return key.toByteArray();
  }

  private static void append(ByteArrayOutputStream key, Line line, ActivityColumn[] columns) {
    for (ActivityColumn column : columns) {
      key.write(line.bytes(), line.from(column), line.to(column) - line.from(column));
      key.write('|');
    }
  }

  private static Activity activity(Line line, String id, String person) {
    Place place = Place.of(line);
    EntryDraft draft = new EntryDraft(Tree.activity(id, person));
    draft.objectClasses(CLASSES).add(Attributes.ACTIVITY_ID, id);
    place.addToActivity(draft);
    Columns from = new Columns(draft, line);
    from.add(Attributes.TITLE, ActivityColumn.PROFESSION_LABEL);
    from.add(Attributes.PROFESSION, ActivityColumn.PROFESSION);
    from.add(Attributes.CATEGORY, ActivityColumn.CATEGORY);
    from.add(Attributes.PRACTICE_MODE, ActivityColumn.PRACTICE_MODE);
    from.add(Attributes.SECTOR, ActivityColumn.SECTOR);
    from.add(Attributes.SECTOR_LABEL, ActivityColumn.SECTOR_LABEL);
    from.add(Attributes.ROLE, ActivityColumn.ROLE);
    from.add(Attributes.ROLE_LABEL, ActivityColumn.ROLE_LABEL);
    from.add(Attributes.ACTIVITY_KIND, ActivityColumn.ACTIVITY_KIND);
    from.add(Attributes.PHARMACIST_SECTION, ActivityColumn.PHARMACIST_SECTION);
    from.add(Attributes.AUTHORITY, ActivityColumn.AUTHORITY);
    from.add(Attributes.STRUCTURE_ID, ActivityColumn.STRUCTURE_ID);
    from.telephone(Attributes.TELEPHONE, ActivityColumn.TELEPHONE_2);
    from.telephone(Attributes.FAX, ActivityColumn.FAX);
    if (line.isEmpty(ActivityColumn.STRUCTURE_ID)) {
      from.structureNumbers();
    }
    DirectoryEntry entry = draft.build();
    boolean liberal = line.text(ActivityColumn.PRACTICE_MODE).equals("L");
    return new Activity(id, liberal, place, entry, line);
  }
}
