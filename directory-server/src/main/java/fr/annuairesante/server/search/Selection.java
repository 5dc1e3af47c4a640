package fr.annuairesante.server.search;

import fr.annuairesante.schema.AttributeType;
import fr.annuairesante.schema.DirectorySchema;
import fr.annuairesante.server.index.StoredEntry;
import fr.annuairesante.server.index.Types;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which attributes a search returns (RFC 4511 §4.5.1.8): stored ones by number, derived ones by
 * name. Passwords are never among them. Immutable.
 */
final class Selection {

  private static final int MOST_CACHED = 256;
  private static final ConcurrentHashMap<List<String>, Selection> CACHE = new ConcurrentHashMap<>();

  private final boolean[] stored = new boolean[Types.count()];
  private final List<String> derived;

  private Selection(List<String> names) {
    Set<String> derivedNames = new LinkedHashSet<>();
    if (names.isEmpty()) {
      addAll(false, derivedNames);
    }
    for (String name : names) {
      switch (name) {
        case "*" -> addAll(false, derivedNames);
        case "+" -> addAll(true, derivedNames);
        default -> addNamed(name, derivedNames);
      }
    }
    stored[Types.number("userPassword")] = false;
    this.derived = List.copyOf(derivedNames);
  }

  /** The selection of a request's attribute list. */
  static Selection of(List<String> names) {
    Selection known = CACHE.get(names);
    if (known != null) {
      return known;
    }
    Selection selection = new Selection(names);
    if (CACHE.size() < MOST_CACHED) {
      CACHE.put(names, selection);
    }
    return selection;
  }

  private void addAll(boolean operational, Set<String> derivedNames) {
    for (AttributeType type : DirectorySchema.types()) {
      if (type.operational() == operational) {
        add(type, derivedNames);
      }
    }
  }

  /** Unknown names and {@code 1.1} select nothing. */
  private void addNamed(String description, Set<String> derivedNames) {
    Optional<AttributeType> type = Conditions.known(description);
    if (type.isPresent()) {
      DirectorySchema.withSubtypes(type.get()).forEach(each -> add(each, derivedNames));
    }
  }

  private void add(AttributeType type, Set<String> derivedNames) {
    if (StoredEntry.isDerived(type.name())) {
      derivedNames.add(type.name());
    } else {
      stored[Types.number(type)] = true;
    }
  }

  boolean selects(int number) {
    return stored[number];
  }

  List<String> derived() {
    return derived;
  }
}
