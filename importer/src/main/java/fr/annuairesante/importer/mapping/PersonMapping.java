package fr.annuairesante.importer.mapping;

import fr.annuairesante.importer.extract.ActivityColumn;
import fr.annuairesante.importer.extract.Column;
import fr.annuairesante.importer.extract.DiplomaColumn;
import fr.annuairesante.importer.extract.Line;
import fr.annuairesante.importer.extract.SkillColumn;
import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The lines of one person to the entry below {@link Tree#PERSONS} and its activities. Never a
 * {@code mail}: the mailbox entries carry it. Not thread-safe.
 */
public final class PersonMapping {

  private static final List<String> CLASSES =
      List.of("top", "person", "organizationalPerson", "inetOrgPerson", ObjectClasses.PERSON);

  /** What specialities are comes first: an address book shows one value. */
  private static final Comparator<Skill> SKILL_ORDER =
      Comparator.comparing((Skill s) -> !s.type().equals("S"))
          .thenComparing(Skill::type)
          .thenComparing(Skill::code)
          .thenComparing(Skill::label);

  private final Digest digest = new Digest();
  private final Anomalies anomalies;
  private final ActivityMapping activityMapping;
  private final PersonChecks checks;

  public PersonMapping(Anomalies anomalies) {
    this.anomalies = anomalies;
    activityMapping = new ActivityMapping(digest, anomalies);
    checks = new PersonChecks(anomalies);
  }

  private record Skill(String type, String code, String label) {}

  /** The person's activities, in the order an address book should see them. */
  public List<Activity> activities(PersonLines lines) {
    return activityMapping.map(lines.activities(), lines.id());
  }

  /**
   * The entry of a person.
   *
   * @param lines at least one
   * @param activities as {@link #activities} gave them for these lines
   * @param addresses of the person's published mailboxes, in any order
   */
  public DirectoryEntry person(
      PersonLines lines, List<Activity> activities, List<String> addresses) {
    checks.check(lines);
    EntryDraft draft = new EntryDraft(Tree.person(lines.id()));
    draft.objectClasses(CLASSES).add(Attributes.NATIONAL_ID, lines.id());
    PersonName.of(lines).addTo(draft);
    draft.add(Attributes.PERSON_ID, lines.id().substring(1));
    draft.add(Attributes.PERSON_ID_TYPE, lines.id().substring(0, 1));
    draft.add(Attributes.REGISTER, register(lines.id().charAt(0)));
    addMailboxes(draft, addresses);
    addProfessions(draft, lines, activities);
    addSkills(draft, lines);
    addDiplomas(draft, lines.diplomas());
    addPlaces(draft, activities);
    draft.add(Attributes.DIGEST, digest.with(ofLines(lines), joined(addresses)));
    return draft.build();
  }

  /** The same entry with other mailboxes, for a run without register files. */
  public DirectoryEntry withMailboxes(DirectoryEntry person, List<String> addresses) {
    EntryDraft draft = new EntryDraft(person.dn());
    for (Attribute attribute : person.attributes()) {
      switch (attribute.name()) {
        case Attributes.HAS_MAILBOX -> addMailboxes(draft, addresses);
        case Attributes.MAILBOX_ADDRESS -> {}
        case Attributes.DIGEST ->
            draft.add(
                Attributes.DIGEST,
                digest.with(Digest.linesPart(attribute.first()), joined(addresses)));
        default -> attribute.values().forEach(value -> draft.add(attribute.name(), value));
      }
    }
    return draft.build();
  }

  private static String register(char type) {
    return switch (type) {
      case '8' -> "RPPS";
      case '0' -> "ADELI";
      default -> "LOCAL";
    };
  }

  private static void addMailboxes(EntryDraft draft, List<String> addresses) {
    draft.add(Attributes.HAS_MAILBOX, addresses.isEmpty() ? "FALSE" : "TRUE");
    addresses.stream().sorted().forEach(a -> draft.add(Attributes.MAILBOX_ADDRESS, a));
  }

  private static String joined(List<String> addresses) {
    return String.join("\n", addresses.stream().sorted().toList());
  }

  private String ofLines(PersonLines lines) {
    digest.begin();
    for (List<Line> each : List.of(lines.activities(), lines.diplomas(), lines.skills())) {
      each.forEach(line -> digest.line(line.bytes(), line.start(), line.end()));
    }
    return digest.ofLines();
  }

  private static void addProfessions(
      EntryDraft draft, PersonLines lines, List<Activity> activities) {
    for (Activity activity : activities) {
      addProfession(draft, activity.source());
    }
    for (Line line : lines.activities()) {
      addProfession(draft, line);
    }
    for (Line line : lines.skills()) {
      Columns from = new Columns(draft, line);
      from.add(Attributes.TITLE, SkillColumn.PROFESSION_LABEL);
      from.add(Attributes.PROFESSION, SkillColumn.PROFESSION);
      from.add(Attributes.CATEGORY, SkillColumn.CATEGORY);
      from.add(Attributes.CATEGORY_LABEL, SkillColumn.CATEGORY_LABEL);
    }
  }

  private static void addProfession(EntryDraft draft, Line line) {
    Columns from = new Columns(draft, line);
    from.add(Attributes.TITLE, ActivityColumn.PROFESSION_LABEL);
    from.add(Attributes.PROFESSION, ActivityColumn.PROFESSION);
    from.add(Attributes.CATEGORY, ActivityColumn.CATEGORY);
    from.add(Attributes.CATEGORY_LABEL, ActivityColumn.CATEGORY_LABEL);
  }

  private void addSkills(EntryDraft draft, PersonLines lines) {
    Set<Skill> skills = new TreeSet<>(SKILL_ORDER);
    List<String> ofActivities = new ArrayList<>(2);
    for (Line line : lines.activities()) {
      if (!line.isEmpty(ActivityColumn.SKILL)) {
        Skill skill =
            skill(
                line, ActivityColumn.SKILL_TYPE, ActivityColumn.SKILL, ActivityColumn.SKILL_LABEL);
        skills.add(skill);
        ofActivities.add(skill.code());
      }
    }
    for (Line line : lines.skills()) {
      Skill skill = skill(line, SkillColumn.SKILL_TYPE, SkillColumn.SKILL, SkillColumn.SKILL_LABEL);
      skills.add(skill);
      if (!ofActivities.contains(skill.code())) {
        anomalies.add(Anomaly.SKILL_NOT_IN_ACTIVITIES, lines.id());
      }
    }
    for (Skill skill : skills) {
      draft.add(Attributes.OU, skill.label());
      draft.add(Attributes.SKILL, skill.code());
      draft.add(Attributes.SKILL_LABEL, skill.label());
      draft.add(Attributes.SKILL_TYPE, skill.type());
    }
  }

  private static Skill skill(Line line, Column type, Column code, Column label) {
    return new Skill(line.stripped(type), line.stripped(code), line.stripped(label));
  }

  private static void addDiplomas(EntryDraft draft, List<Line> lines) {
    for (Line line : lines) {
      Columns from = new Columns(draft, line);
      from.add(Attributes.DIPLOMA, DiplomaColumn.DIPLOMA);
      from.add(Attributes.DIPLOMA_LABEL, DiplomaColumn.DIPLOMA_LABEL);
      from.add(Attributes.DIPLOMA_TYPE, DiplomaColumn.DIPLOMA_TYPE);
      from.add(Attributes.AUTHORISATION, DiplomaColumn.AUTHORISATION);
      from.add(Attributes.AUTHORISATION_LABEL, DiplomaColumn.AUTHORISATION_LABEL);
      from.add(Attributes.AUTHORISATION_DISCIPLINE, DiplomaColumn.DISCIPLINE);
    }
  }

  private static void addPlaces(EntryDraft draft, List<Activity> activities) {
    for (Activity activity : activities) {
      draft.add(Attributes.O, activity.place().company());
      activity.place().addTownTo(draft);
      Columns from = new Columns(draft, activity.source());
      from.telephone(Attributes.TELEPHONE, ActivityColumn.TELEPHONE_2);
      from.add(Attributes.STRUCTURE_ID, ActivityColumn.STRUCTURE_ID);
      from.add(Attributes.PRACTICE_MODE, ActivityColumn.PRACTICE_MODE);
      from.add(Attributes.PRACTICE_MODE_LABEL, ActivityColumn.PRACTICE_MODE_LABEL);
      draft.add(Attributes.C, activity.place().country());
    }
  }
}
