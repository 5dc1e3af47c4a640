package fr.annuairesante.importer.mapping;

import fr.annuairesante.importer.extract.ActivityColumn;
import fr.annuairesante.importer.extract.Line;
import java.util.Set;

/** Oddities of a person's lines, each counted once for the person. */
final class PersonChecks {

  private static final Set<String> PROFESSIONS = CodeTable.read("professions.csv").keySet();

  private final Anomalies anomalies;

  PersonChecks(Anomalies anomalies) {
    this.anomalies = anomalies;
  }

  void check(PersonLines lines) {
    String id = lines.id();
    if (id.charAt(0) == '8' && !passesLuhn(id, 1)) {
      anomalies.add(Anomaly.BAD_CHECK_DIGIT, id);
    }
    if (lines.activities().isEmpty()) {
      anomalies.add(Anomaly.PERSON_WITHOUT_ACTIVITY_LINE, id);
    }
    boolean unnamed = false;
    boolean unknownProfession = false;
    for (Line line : lines.activities()) {
      unnamed |= line.isEmpty(ActivityColumn.NAME) || line.isEmpty(ActivityColumn.GIVEN_NAME);
      unknownProfession |=
          !line.isEmpty(ActivityColumn.PROFESSION)
              && !PROFESSIONS.contains(line.stripped(ActivityColumn.PROFESSION));
    }
    if (unnamed) {
      anomalies.add(Anomaly.MISSING_NAME, id);
    }
    if (unknownProfession) {
      anomalies.add(Anomaly.UNKNOWN_PROFESSION, id);
    }
  }

  /** The check of DATA-FORMATS §2.2: every second digit from the right doubled, sum over ten. */
  static boolean passesLuhn(String digits, int from) {
    int sum = 0;
    boolean doubled = false;
    for (int i = digits.length() - 1; i >= from; i--) {
      int digit = digits.charAt(i) - '0';
      int value = doubled ? digit * 2 : digit;
      sum += value > 9 ? value - 9 : value;
      doubled = !doubled;
    }
    return sum % 10 == 0;
  }
}
