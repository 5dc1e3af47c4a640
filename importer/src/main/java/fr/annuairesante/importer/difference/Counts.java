package fr.annuairesante.importer.difference;

import fr.annuairesante.importer.report.NightReport.Group;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a run finds and changes, group by group.
 *
 * @param groups of every dimension, in text order of their keys
 */
public record Counts(Map<Dimension, List<Group>> groups) {

  public Counts {
    Map<Dimension, List<Group>> all = new EnumMap<>(Dimension.class);
    for (Dimension dimension : Dimension.values()) {
      all.put(dimension, List.copyOf(groups.getOrDefault(dimension, List.of())));
    }
    groups = all;
  }

  public List<Group> of(Dimension dimension) {
    return groups.get(dimension);
  }
}
