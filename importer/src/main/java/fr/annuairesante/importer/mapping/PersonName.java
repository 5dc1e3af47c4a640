package fr.annuairesante.importer.mapping;

import fr.annuairesante.importer.extract.ActivityColumn;
import fr.annuairesante.importer.extract.Column;
import fr.annuairesante.importer.extract.DiplomaColumn;
import fr.annuairesante.importer.extract.Line;
import fr.annuairesante.importer.extract.SkillColumn;
import fr.annuairesante.schema.Attributes;
import java.util.List;

/**
 * How a person is called: the first line that gives a family name decides, activities before
 * savoir-faire before diplomas.
 */
record PersonName(
    String id,
    String name,
    String givenName,
    String civility,
    String practiceCivility,
    String practiceCivilityLabel) {

  static PersonName of(PersonLines lines) {
    PersonName best = new PersonName(lines.id(), "", "", "", "", "");
    for (Line line : lines.activities()) {
      PersonName named =
          best.named(line, ActivityColumn.NAME, ActivityColumn.GIVEN_NAME).withCivility(line);
      best = named;
    }
    best = best.fromAll(lines.skills(), SkillColumn.NAME, SkillColumn.GIVEN_NAME);
    return best.fromAll(lines.diplomas(), DiplomaColumn.NAME, DiplomaColumn.GIVEN_NAME);
  }

  private PersonName fromAll(List<Line> lines, Column name, Column givenName) {
    PersonName best = this;
    for (Line line : lines) {
      best = best.named(line, name, givenName);
    }
    return best;
  }

  private PersonName named(Line line, Column nameColumn, Column givenNameColumn) {
    if (!name.isEmpty() || (!givenName.isEmpty() && line.isEmpty(nameColumn))) {
      return this;
    }
    return new PersonName(
        id,
        line.stripped(nameColumn),
        line.stripped(givenNameColumn),
        civility,
        practiceCivility,
        practiceCivilityLabel);
  }

  private PersonName withCivility(Line line) {
    boolean complete = !civility.isEmpty() && !practiceCivility.isEmpty();
    if (complete) {
      return this;
    }
    boolean takesPractice = practiceCivility.isEmpty();
    return new PersonName(
        id,
        name,
        givenName,
        Texts.firstNonEmpty(civility, line.stripped(ActivityColumn.CIVILITY)),
        takesPractice ? line.stripped(ActivityColumn.PRACTICE_CIVILITY) : practiceCivility,
        takesPractice
            ? line.stripped(ActivityColumn.PRACTICE_CIVILITY_LABEL)
            : practiceCivilityLabel);
  }

  /** cn holds both orders, the one people read first (D7); sn falls back, the class requires it. */
  void addTo(EntryDraft draft) {
    String shown = Texts.firstNonEmpty(Texts.words(givenName, name), id);
    draft.add(Attributes.CN, shown);
    draft.add(Attributes.CN, Texts.words(name, givenName));
    draft.add(Attributes.SN, Texts.firstNonEmpty(name, givenName, id));
    draft.add(Attributes.GIVEN_NAME, givenName);
    draft.add(Attributes.DISPLAY_NAME, Texts.words(practiceCivilityLabel, shown));
    draft.add(Attributes.CIVILITY, civility);
    draft.add(Attributes.PRACTICE_CIVILITY, practiceCivility);
  }
}
