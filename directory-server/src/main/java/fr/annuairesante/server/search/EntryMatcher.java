package fr.annuairesante.server.search;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import fr.annuairesante.schema.Matching;
import fr.annuairesante.schema.Sounds;
import fr.annuairesante.server.index.StoredEntry;
import fr.annuairesante.server.search.Condition.Check;
import fr.annuairesante.server.search.Preference.Start;
import java.util.Arrays;
import java.util.List;

/** Tells whether a stored entry fulfils a condition. Not thread-safe: it reuses a buffer. */
final class EntryMatcher {

  private final NormalValue value = new NormalValue();

  boolean matches(Condition condition, StoredEntry entry) {
    if (condition instanceof Condition.Leaf leaf) {
      return leaf(leaf, entry) != leaf.negated();
    } else if (condition instanceof Condition.AllOf all) {
      for (int i = 0; i < all.parts().size(); i++) {
        if (!matches(all.parts().get(i), entry)) {
          return false;
        }
      }
      return true;
    } else {
      List<Condition> parts = ((Condition.AnyOf) condition).parts();
      for (int i = 0; i < parts.size(); i++) {
        if (matches(parts.get(i), entry)) {
          return true;
        }
      }
      return false;
    }
  }

  private boolean leaf(Condition.Leaf leaf, StoredEntry entry) {
    entry.rewind();
    while (entry.next()) {
      if (contains(leaf.numbers(), entry.type())
          && (leaf.check() instanceof Check.Present || passes(leaf.check(), entry))) {
        return true;
      }
    }
    for (String derived : leaf.derived()) {
      if (passesDerived(leaf.check(), entry.derived(derived))) {
        return true;
      }
    }
    return leaf.dnToo() && passesName(leaf, entry.name());
  }

  private static boolean contains(int[] numbers, int number) {
    for (int each : numbers) {
      if (each == number) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of the values of the entry's current attribute passes. */
  private boolean passes(Check check, StoredEntry entry) {
    while (entry.nextValue()) {
      if (value.read(matching(check), entry) && passes(check)) {
        return true;
      }
    }
    return false;
  }

  /**
   * What of an entry the first part of a pattern without an initial one starts, at best.
   *
   * @return null when no value matches
   */
  Start start(Condition.Leaf leaf, Check.Substrings check, StoredEntry entry) {
    Start best = null;
    entry.rewind();
    while (best != Start.VALUE && entry.next()) {
      if (!contains(leaf.numbers(), entry.type())) {
        continue;
      }
      while (best != Start.VALUE && entry.nextValue()) {
        if (value.read(check.matching(), entry)) {
          best = Start.better(best, check.pattern().start(value.bytes(), value.length()));
        }
      }
    }
    return best;
  }

  private boolean passesDerived(Check check, String derived) {
    if (derived == null) {
      return false;
    }
    return check instanceof Check.Present
        || (value.readText(matching(check), derived) && passes(check));
  }

  private boolean passesName(Condition.Leaf leaf, String name) {
    DN dn;
    try {
      dn = new DN(name);
    } catch (LDAPException e) {
      throw new IllegalStateException("an entry is stored under an invalid name: " + name, e);
    }
    for (RDN rdn : dn.getRDNs()) {
      for (int i = 0; i < rdn.getAttributeNames().length; i++) {
        String attribute = rdn.getAttributeNames()[i];
        boolean concerned = leaf.types().stream().anyMatch(t -> t.names().contains(attribute));
        if (concerned && passesDerived(leaf.check(), rdn.getAttributeValues()[i])) {
          return true;
        }
      }
    }
    return false;
  }

  private static Matching matching(Check check) {
    if (check instanceof Check.Equal equal) {
      return equal.matching();
    } else if (check instanceof Check.Alike alike) {
      return alike.matching();
    } else if (check instanceof Check.Substrings substrings) {
      return substrings.matching();
    } else if (check instanceof Check.Range range) {
      return range.matching();
    } else {
      return Matching.NONE;
    }
  }

  /** Whether the value just read passes. */
  private boolean passes(Check check) {
    if (check instanceof Check.Equal equal) {
      return value.is(equal.utf8());
    } else if (check instanceof Check.Alike alike) {
      return value.is(alike.utf8()) || alike.sounds().areIn(Sounds.of(value.text()));
    } else if (check instanceof Check.Substrings substrings) {
      return substrings.pattern().matches(value.bytes(), value.length());
    } else if (check instanceof Check.Range range) {
      int order =
          Arrays.compareUnsigned(
              value.bytes(), 0, value.length(), range.utf8(), 0, range.utf8().length);
      return range.atLeast() ? order >= 0 : order <= 0;
    } else {
      return true;
    }
  }
}
