package fr.annuairesante.importer.mapping;

import fr.annuairesante.importer.extract.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * What the three register files say of one person: distinct canonical lines in byte order.
 *
 * @param id national identifier, letters as capitals
 */
public record PersonLines(
    String id, List<Line> activities, List<Line> diplomas, List<Line> skills) {

  /** No line yet; the lists are there to be filled. */
  public static PersonLines of(String id) {
    return new PersonLines(id, new ArrayList<>(4), new ArrayList<>(2), new ArrayList<>(1));
  }

  public boolean isEmpty() {
    return activities.isEmpty() && diplomas.isEmpty() && skills.isEmpty();
  }
}
