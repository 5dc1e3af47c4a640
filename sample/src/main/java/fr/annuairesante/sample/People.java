package fr.annuairesante.sample;

import fr.annuairesante.sample.Person.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Computes any person on any day from the person's number. Thread-safe. */
final class People {

  private static final Code CIVIL = new Code("C", "Civil");
  private static final Code AGENT = new Code("M", "Agent public");
  private static final Code STUDENT = new Code("E", "Etudiant");
  private static final Code MISTER = new Code("M", "Monsieur");
  private static final Code MADAM = new Code("MME", "Madame");
  private static final Code MISS = new Code("MLLE", "Mademoiselle");
  private static final Code DOCTOR = new Code("DR", "Docteur");
  private static final Code PROFESSOR = new Code("PR", "Professeur");
  private static final Map<String, String> SECOND =
      Map.of("10", "21", "60", "93", "70", "71", "21", "10", "93", "72");

  private final long seed;
  private final Population population;
  private final List<Profile> profiles;
  private final Names names = new Names();
  private final Skills skills = new Skills();
  private final Activities activities;

  People(long seed, Population population, Structures structures) {
    this.seed = seed;
    this.population = population;
    this.profiles = Profile.load(population.professions());
    this.activities = new Activities(seed, population, structures);
  }

  List<Profile> profiles() {
    return profiles;
  }

  Profile profile(String code) {
    return profiles.get(population.professions().indexOf(code));
  }

  /** The profession of a person, cheaper than the person. */
  Profile profileOf(int person) {
    return profiles.get(population.professionOf(population.cellOf(seed, person)));
  }

  /** The person on that day, counted from 0; people who left are still computed. */
  Person at(int index, int day) {
    int cell = population.cellOf(seed, index);
    Territory territory = population.territoryOf(cell);
    Profile profile = profiles.get(population.professionOf(cell));
    History history = History.of(seed, index, day);
    long flags = Anomaly.drawnFor(seed, index, population.size());
    Draw draw = Draw.of(seed, Draw.Topic.IDENTITY, index);
    boolean woman = draw.percent(profile.women());
    String surname = surname(index, draw, woman, history.names(), flags);
    String given = givenName(index, draw, woman, flags);
    boolean student = draw.percent(profile.students());
    if (student) {
      flags |= Anomaly.STUDENT.bit();
    }
    flags = settled(flags, profile, given);
    Identity identity =
        identity(index, draw, profile, territory, woman, surname, given, student, flags);
    List<Skill> held =
        student
            ? List.of()
            : skills.of(profile, Draw.of(seed, Draw.Topic.SKILLS, index), history.skills());
    boolean hidden = Anomaly.SAVOIR_FAIRE_NOT_IN_ACTIVITIES.in(flags) && !held.isEmpty();
    if (!hidden) {
      flags &= ~Anomaly.SAVOIR_FAIRE_NOT_IN_ACTIVITIES.bit();
    }
    List<Skill> shown = hidden ? held.subList(0, held.size() - 1) : held;
    List<Activity> work =
        activities.of(index, territory, profile, second(profile, flags), surname, history);
    int diplomas = diplomas(index, profile) + history.diplomas();
    return new Person(index, identity, profile, territory, work, held, shown, diplomas, flags);
  }

  /** The other profession of a person who has two, else null. */
  private Profile second(Profile profile, long flags) {
    boolean two = Anomaly.TWO_PROFESSIONS.in(flags);
    return two ? profile(SECOND.get(profile.profession().code())) : null;
  }

  private int diplomas(int index, Profile profile) {
    Draw draw = Draw.of(seed, Draw.Topic.DIPLOMAS, index);
    return draw.percent(profile.extraDiploma()) ? 2 : 1;
  }

  /** Anomalies that cannot apply to this person are dropped, so that counts are true. */
  private static long settled(long drawn, Profile profile, String given) {
    long flags = drawn;
    if (!SECOND.containsKey(profile.profession().code())) {
      flags &= ~Anomaly.TWO_PROFESSIONS.bit();
    }
    if (Anomaly.ADELI_NUMBER.in(flags)) {
      flags &= ~Anomaly.INVALID_RPPS_KEY.bit();
    }
    if (Anomaly.EMPTY_FAMILY_NAME.in(flags)) {
      flags &=
          ~(Anomaly.LONG_FAMILY_NAME.bit() | Anomaly.STRAY_QUOTE.bit() | Anomaly.BACKSLASH.bit());
    }
    if (given.isEmpty()) {
      flags &= ~(Anomaly.CAPITAL_GIVEN_NAME.bit() | Anomaly.JOINED_GIVEN_NAMES.bit());
    }
    return flags;
  }

  private String surname(int index, Draw draw, boolean woman, int changes, long flags) {
    String born = names.surname(draw);
    Showcase.Homonym homonym = Showcase.homonym(index, population.size());
    if (homonym != null) {
      return homonym.surname();
    }
    if (Anomaly.EMPTY_FAMILY_NAME.in(flags)) {
      return "";
    } else if (Anomaly.LONG_FAMILY_NAME.in(flags)) {
      born = Syllables.longSurname(Draw.of(seed, Draw.Topic.NAME, index));
    } else if (Anomaly.STRAY_QUOTE.in(flags)) {
      born = "O\"" + born;
    } else if (Anomaly.BACKSLASH.in(flags)) {
      born = born + "\\D";
    }
    if (changes == 0) {
      return born;
    }
    String other = names.surname(Draw.of(seed + changes, Draw.Topic.NAME, index));
    return woman && changes % 2 == 1 ? other : born + "-" + other;
  }

  private String givenName(int index, Draw draw, boolean woman, long flags) {
    String given = names.givenName(draw, woman);
    Showcase.Homonym homonym = Showcase.homonym(index, population.size());
    if (homonym != null) {
      return homonym.givenName();
    }
    if (Anomaly.EMPTY_GIVEN_NAME.in(flags)) {
      return "";
    } else if (Anomaly.JOINED_GIVEN_NAMES.in(flags)) {
      Draw more = Draw.of(seed, Draw.Topic.NAME, index);
      return (Slug.capitals(given) + "'" + Slug.capitals(names.givenName(more, woman)));
    } else if (Anomaly.CAPITAL_GIVEN_NAME.in(flags)) {
      return Slug.capitals(given).toUpperCase(Locale.ROOT);
    }
    return given;
  }

  private Identity identity(
      int index,
      Draw draw,
      Profile profile,
      Territory territory,
      boolean woman,
      String surname,
      String given,
      boolean student,
      long flags) {
    String number = Rpps.number(seed, index);
    String type = "8";
    if (Anomaly.ADELI_NUMBER.in(flags)) {
      type = "0";
      number = Rpps.adeli(territory, profile.profession().code(), index);
    } else if (Anomaly.INVALID_RPPS_KEY.in(flags)) {
      number = Rpps.withWrongKey(number);
    }
    Code civility = !woman ? MISTER : draw.below(1000) < 8 ? MISS : MADAM;
    Code title =
        student || !draw.percent(profile.titled())
            ? Code.NONE
            : draw.percent(3) ? PROFESSOR : DOCTOR;
    Code category = student ? STUDENT : draw.below(1000) < 6 ? AGENT : CIVIL;
    return new Identity(type, number, type + number, title, civility, surname, given, category);
  }

  /** Family and given name of the first day: what addresses are made of. */
  List<String> firstNames(int index) {
    Draw draw = Draw.of(seed, Draw.Topic.IDENTITY, index);
    long flags = Anomaly.drawnFor(seed, index, population.size());
    boolean woman = draw.percent(profileOf(index).women());
    List<String> both = new ArrayList<>(2);
    both.add(surname(index, draw, woman, 0, flags));
    both.add(givenName(index, draw, woman, flags));
    return both;
  }
}
