package fr.annuairesante.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * How many persons each territory has in each profession, at the asked scale (DATA-FORMATS §4.1).
 * Persons are numbered from 0, territory by territory, profession by profession: a cell is a range
 * of numbers. Newcomers of later days have the numbers after the last. Immutable.
 */
final class Population {

  private final List<Territory> territories;
  private final List<String> professions;
  private final int[] cellStart;

  Population(double scale) {
    String name = "codes/stat_persons_by_departement_profession.csv";
    String[] header = Resource.lines(name).get(0).split(",", -1);
    professions = List.of(header).subList(1, header.length - 1);
    List<List<String>> rows = Resource.csv(name);
    territories = Territory.load(rows.stream().map(row -> row.get(0)).toList());
    cellStart = new int[rows.size() * professions.size() + 1];
    long pairs = 0;
    int cell = 0;
    for (List<String> row : rows) {
      for (int p = 0; p < professions.size(); p++) {
        pairs += Integer.parseInt(row.get(p + 1));
        cell++;
        cellStart[cell] = (int) Math.round(pairs * scale);
      }
    }
  }

  List<Territory> territories() {
    return territories;
  }

  /** Codes of the professions in the order of the cells. */
  List<String> professions() {
    return professions;
  }

  /** Persons of the first day. */
  int size() {
    return cellStart[cellStart.length - 1];
  }

  Territory territoryOf(int cell) {
    return territories.get(cell / professions.size());
  }

  int professionOf(int cell) {
    return cell % professions.size();
  }

  /** The cell of a person; a newcomer falls in cells in proportion to their size. */
  int cellOf(long seed, int person) {
    int stand = person < size() ? person : Draw.of(seed, Draw.Topic.NEWCOMER, person).below(size());
    int low = 0;
    int high = cellStart.length - 1;
    while (low + 1 < high) {
      int middle = (low + high) >>> 1;
      if (cellStart[middle] <= stand) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** A territory drawn in proportion to its persons. */
  Territory territory(Draw draw) {
    return territoryOf(cellOf(0, draw.below(size())));
  }

  int personsIn(Territory territory) {
    int first = territory.index() * professions.size();
    return cellStart[first + professions.size()] - cellStart[first];
  }

  int personsIn(Territory territory, int profession) {
    int cell = territory.index() * professions.size() + profession;
    return cellStart[cell + 1] - cellStart[cell];
  }

  /** The person with that rank among those of a territory and profession. */
  int person(Territory territory, int profession, int rank) {
    return cellStart[territory.index() * professions.size() + profession] + rank;
  }

  int personsOf(int profession) {
    int sum = 0;
    for (Territory territory : territories) {
      sum += personsIn(territory, profession);
    }
    return sum;
  }

  /** The numbers of all persons of a profession; a new array. */
  int[] allOf(int profession) {
    int[] persons = new int[personsOf(profession)];
    int at = 0;
    for (Territory territory : territories) {
      int count = personsIn(territory, profession);
      int first = person(territory, profession, 0);
      for (int i = 0; i < count; i++) {
        persons[at++] = first + i;
      }
    }
    return persons;
  }

  /** The persons who arrived up to and including that day, counted from 0, at national rate. */
  static int newcomersUpTo(double scale, int day) {
    return (int) Math.round(150 * scale * day);
  }

  /** Positions of professions by code, for tables that name codes. */
  List<Integer> positions(List<String> codes) {
    List<Integer> positions = new ArrayList<>();
    codes.forEach(code -> positions.add(professions.indexOf(code)));
    return positions;
  }
}
