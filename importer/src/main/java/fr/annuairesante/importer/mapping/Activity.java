package fr.annuairesante.importer.mapping;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import fr.annuairesante.importer.extract.Line;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import java.util.Comparator;
import java.util.Optional;

/**
 * An activity of a person.
 *
 * @param id unique below the person
 * @param source the line it was made from, or null for one that the directory already held
 * @param liberal practised on one's own account: shown first, people look doctors up there
 */
public record Activity(String id, boolean liberal, Place place, DirectoryEntry entry, Line source) {

  /** The order in which a person's entry shows its activities. */
  public static final Comparator<Activity> DISPLAY_ORDER =
      Comparator.comparing((Activity a) -> !a.liberal())
          .thenComparing(a -> !a.place().isLocated())
          .thenComparing(Activity::id);

  /** An activity that the directory already holds. */
  public static Activity of(DirectoryEntry entry) {
    boolean liberal = entry.first(Attributes.PRACTICE_MODE).equals("L");
    return new Activity(entry.first(Attributes.ACTIVITY_ID), liberal, Place.of(entry), entry, null);
  }

  /** The person's identifier in the name of an activity entry; empty when it has no parent. */
  public static Optional<String> person(String dn) {
    try {
      DN parent = new DN(dn).getParent();
      return parent == null
          ? Optional.empty()
          : Optional.of(parent.getRDN().getAttributeValues()[0]);
    } catch (LDAPException notAName) {
      return Optional.empty();
    }
  }
}
