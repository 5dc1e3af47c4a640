package fr.annuairesante.server.index;

import fr.annuairesante.schema.AttributeType;
import fr.annuairesante.schema.Attributes;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.util.BytesRef;

/**
 * The attribute that names the entries of a zone: its value is in the key, which finds it, so it
 * has no term of its own there.
 */
final class Naming {

  private static final Map<String, Zone> ZONES =
      Map.of(
          Attributes.MAIL, Zone.MAILBOX,
          Attributes.NATIONAL_ID, Zone.PERSON,
          Attributes.STRUCTURE_ID, Zone.STRUCTURE);

  private Naming() {}

  /** True for an attribute whose one value is the name of every entry of the zone. */
  static boolean isNamedBy(Zone zone, AttributeType type) {
    return ZONES.get(type.name()) == zone;
  }

  /** The entry that a value of the attribute names, if it names any. */
  static Optional<Plan> named(AttributeType type, String normal) {
    return Optional.ofNullable(ZONES.get(type.name()))
        .map(zone -> zone.container() + "/" + NameKey.component(type.name(), normal))
        .map(key -> new Plan.Term(EntryDocument.KEY, new BytesRef(key), true));
  }
}
