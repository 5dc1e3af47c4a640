package fr.annuairesante.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Computes what a person does and where. Thread-safe. */
final class Activities {

  private static final Code SALARIED = new Code("S", "Salarié");
  private static final Code LIBERAL = new Code("L", "Libéral");
  private static final Code VOLUNTEER = new Code("B", "Bénévole");
  private static final Code CARE = new Code("GENR01", "Activité standard de soin ou de pharmacien");

  private final long seed;
  private final Population population;
  private final Structures structures;
  private final Map<String, Code> roles = Code.table("roles", 1);
  private final Map<String, Code> genres = Code.table("genres_activite", 1);
  private final Map<String, Code> sections = Code.table("sections_pharmaciens", 1);

  Activities(long seed, Population population, Structures structures) {
    this.seed = seed;
    this.population = population;
    this.structures = structures;
  }

  /** At least one activity; {@code second} is null unless the person has two professions. */
  List<Activity> of(
      int person,
      Territory home,
      Profile profile,
      Profile second,
      String surname,
      History history) {
    Draw draw = Draw.of(seed, Draw.Topic.ACTIVITIES, person);
    int count = Math.max(1, count(draw) + history.added() - history.ended());
    List<Activity> activities = new ArrayList<>(count + 1);
    for (int i = 0; i < count; i++) {
      activities.add(activity(person, i, home, profile, surname, history));
    }
    if (second != null) {
      activities.add(activity(person, 15, home, second, surname, history));
    }
    return activities;
  }

  private static int count(Draw draw) {
    int mark = draw.below(1000);
    if (mark < 763) {
      return 1;
    } else if (mark < 915) {
      return 2;
    } else if (mark < 970) {
      return 3;
    }
    return mark < 990 ? 4 : 5 + draw.below(4);
  }

  private Activity activity(
      int person, int rank, Territory home, Profile profile, String surname, History history) {
    int moves = rank == 0 ? history.moves() : 0;
    Draw draw =
        Draw.of(seed, Draw.Topic.ACTIVITIES, ((long) person << 20) + rank * 4096L + moves + 1);
    Territory territory = rank == 0 || draw.percent(82) ? home : population.territory(draw);
    boolean liberal = draw.percent(profile.liberal());
    StructureKind kind = (liberal ? profile.liberalPlaces() : profile.salariedPlaces()).pick(draw);
    Structure structure = place(kind, territory, person, rank + 8 * moves, surname, draw);
    Code mode = liberal ? LIBERAL : draw.below(1000) < 4 ? VOLUNTEER : SALARIED;
    Code section = profile.is("21") ? section(kind, liberal, territory) : Code.NONE;
    String phone = structure == null ? "" : structure.phone();
    if (rank == 0 && history.phones() > 0) {
      phone = "063998" + Draw.of(seed + history.phones(), Draw.Topic.NAME, person).digits(4);
    }
    return new Activity(
        profile,
        structure,
        mode,
        role(profile, liberal, draw),
        genre(profile, draw),
        section,
        authority(profile, liberal, kind),
        phone);
  }

  private Structure place(
      StructureKind kind, Territory territory, int person, int number, String surname, Draw draw) {
    return switch (kind) {
      case NONE -> null;
      case CABINET -> structures.cabinet(territory, person, number, surname);
      default ->
          structures.shared(kind, territory, kind.pick(draw, structures.count(kind, territory)));
    };
  }

  /** Empty for half of the activities. */
  private Code role(Profile profile, boolean liberal, Draw draw) {
    if (draw.percent(50) && !profile.is("21") && !profile.is("99")) {
      return Code.NONE;
    }
    if (draw.percent(80)) {
      return liberal ? profile.liberalRole() : profile.salariedRole();
    }
    String other =
        liberal
            ? draw.pick("FON-02", "FON-17", "FON-22", "FON-42")
            : draw.pick("FON-05", "FON-09", "FON-18", "FON-43", "FON-AU", "FON-22");
    return profile.is("99")
        ? roles.get(draw.pick("313", "315", "326", "331", "317"))
        : roles.get(other);
  }

  private Code genre(Profile profile, Draw draw) {
    if (profile.is("41") || profile.is("99")) {
      return genres.get("GENR11");
    }
    int mark = draw.below(100);
    return mark < 90
        ? CARE
        : mark < 94
            ? genres.get("GENR02")
            : mark < 97 ? genres.get("GENR04") : genres.get("GENR13");
  }

  private Code section(StructureKind kind, boolean liberal, Territory territory) {
    String section =
        switch (kind) {
          case HOSPITAL, CLINIC -> "H";
          case LABORATORY -> "G";
          case EMPLOYER -> "B";
          default -> liberal ? "A" : "D";
        };
    return sections.get(territory.overseas() ? "E" + section : section);
  }

  private static String authority(Profile profile, boolean liberal, StructureKind kind) {
    String order = profile.authority();
    if (order.equals("ARS") || order.equals("ENREG")) {
      return liberal ? "ARS/CPAM/CPAM" : "ARS/ARS/ARS";
    }
    return liberal || kind.register() == 'R' ? order + "/" + order + "/" + order : order + "//";
  }
}
