package fr.annuairesante.importer.mapping;

import fr.annuairesante.importer.extract.ActivityColumn;
import fr.annuairesante.importer.extract.Line;
import fr.annuairesante.trust.CheckDigit;
import fr.annuairesante.trust.Professions;

/** Oddities of a person's lines, each counted once for the person. */
final class PersonChecks {

  private final Anomalies anomalies;

  PersonChecks(Anomalies anomalies) {
    this.anomalies = anomalies;
  }

  void check(PersonLines lines) {
    String id = lines.id();
    if (id.charAt(0) == '8' && !CheckDigit.fits(id.substring(1))) {
      anomalies.add(Anomaly.BAD_CHECK_DIGIT, id);
    }
    if (lines.activities().isEmpty()) {
      anomalies.add(Anomaly.PERSON_WITHOUT_ACTIVITY_LINE, id);
    }
    boolean unnamed = false;
    boolean unknownProfession = false;
    boolean contradicted = false;
    for (Line line : lines.activities()) {
      Line first = lines.activities().get(0);
      contradicted |= first.contradicts(line, ActivityColumn.NAME);
      contradicted |= first.contradicts(line, ActivityColumn.GIVEN_NAME);
      unnamed |= line.isEmpty(ActivityColumn.NAME) || line.isEmpty(ActivityColumn.GIVEN_NAME);
      unknownProfession |=
          !line.isEmpty(ActivityColumn.PROFESSION)
              && !Professions.isKnown(line.stripped(ActivityColumn.PROFESSION));
    }
    if (unnamed) {
      anomalies.add(Anomaly.MISSING_NAME, id);
    }
    if (contradicted) {
      anomalies.add(Anomaly.PERSON_CONTRADICTED, id);
    }
    if (unknownProfession) {
      anomalies.add(Anomaly.UNKNOWN_PROFESSION, id);
    }
  }
}
