package fr.annuairesante.sample;

import fr.annuairesante.sample.Person.Identity;
import fr.annuairesante.sample.Structure.Address;
import java.util.List;
import java.util.Map;

/** Writes a person's lines of the three register files (DATA-FORMATS §1.1-1.3). Thread-safe. */
final class RegisterLines {

  private static final Code FRANCE = new Code("99000", "France");

  private final long seed;
  private final Diplomas diplomas;
  private final Map<String, Code> sectors;

  RegisterLines(long seed) {
    this.seed = seed;
    this.diplomas = new Diplomas();
    this.sectors = Code.table("secteurs_activite", 1);
  }

  /** One line per activity and shown savoir-faire. */
  void activities(Person person, LineBuffer out, Tally tally) {
    tally.addPerson();
    long flags =
        person.flags() & ~(Anomaly.EMPTY_COMMUNE_CODE.bit() | Anomaly.PREFIXED_FINESS.bit());
    boolean first = true;
    for (Activity activity : person.activities()) {
      Structure structure = activity.structure();
      flags |= structure == null ? Anomaly.ACTIVITY_WITHOUT_STRUCTURE.bit() : structure.flags();
      List<Skill> shown =
          activity.profile().position() == person.profile().position()
              ? person.shownSkills()
              : List.of();
      for (int i = 0; i < Math.max(1, shown.size()); i++) {
        activity(person, activity, i < shown.size() ? shown.get(i) : Skill.NONE, first, out);
      }
      flags |= first ? applied(person, structure) : 0;
      first = false;
    }
    if (Anomaly.EXACT_DUPLICATE_LINE.in(flags)) {
      out.repeatLastLine();
    }
    tally.add(flags);
  }

  /** The anomalies of the person that its first activity really shows. */
  private static long applied(Person person, Structure structure) {
    long flags = 0;
    if (structure == null) {
      return flags;
    }
    if (!structure.address().town().commune().isEmpty()) {
      flags |= person.flags() & Anomaly.EMPTY_COMMUNE_CODE.bit();
    }
    if (!structure.identifiers().finess().isEmpty()) {
      flags |= person.flags() & Anomaly.PREFIXED_FINESS.bit();
    }
    return flags;
  }

  private void activity(
      Person person, Activity activity, Skill skill, boolean first, LineBuffer out) {
    Identity identity = person.identity();
    out.field(identity.type()).field(identity.number()).field(identity.national());
    out.code(identity.title()).code(identity.civility());
    out.field(identity.surname()).field(identity.givenName());
    out.code(activity.profile().profession()).code(identity.category());
    out.code(skill.type()).code(skill.skill()).code(activity.mode());
    if (activity.structure() == null) {
      out.empty(28).field(activity.authority()).empty(2);
    } else {
      structure(activity, activity.structure(), first ? person.flags() : 0, out);
    }
    out.code(activity.pharmacistSection()).code(activity.role()).code(activity.genre());
    out.end();
  }

  /** Columns 20 to 50. */
  private void structure(Activity activity, Structure structure, long flags, LineBuffer out) {
    Structure.Identifiers identifiers = structure.identifiers();
    String finess = identifiers.finess();
    boolean prefixed = Anomaly.PREFIXED_FINESS.in(flags) && !finess.isEmpty();
    out.field(identifiers.siret()).field(identifiers.siren());
    out.field(prefixed ? "F" + finess : finess).field(identifiers.legalFiness());
    out.field(identifiers.technical()).field(structure.name()).field(structure.sign());
    Address address = structure.address();
    Town town = address.town();
    out.field(address.complement()).field(address.point());
    out.field(address.number()).field(address.repetition());
    out.code(address.streetType()).field(address.street());
    out.field(address.mention()).field(address.cedex()).field(town.postal());
    out.field(Anomaly.EMPTY_COMMUNE_CODE.in(flags) ? "" : town.commune()).field(town.name());
    out.code(structure.territory().foreign() ? Code.NONE : FRANCE);
    out.field(activity.phone()).field(structure.phone2()).field(structure.fax());
    out.field(structure.email());
    // Code and Libellé Département are always empty in the real file (DATA-FORMATS §1.10).
    out.empty(2).field(identifiers.former()).field(activity.authority());
    out.code(sectors.get(structure.kind().sector()));
  }

  /** One line per savoir-faire held, shown in an activity or not. */
  void skills(Person person, LineBuffer out) {
    for (Skill skill : person.skills()) {
      Identity identity = person.identity();
      out.field(identity.type()).field(identity.number()).field(identity.national());
      out.field(identity.surname()).field(identity.givenName());
      out.code(person.profile().profession()).code(identity.category());
      out.code(skill.type()).code(skill.skill());
      out.end();
    }
  }

  /** One line per diploma, and one for an authorisation if there is one. */
  void diplomas(Person person, LineBuffer out) {
    Draw draw = Draw.of(seed, Draw.Topic.DIPLOMAS, person.index());
    draw.next();
    for (int i = 0; i < person.diplomas(); i++) {
      names(person, out);
      out.code(i == 0 ? person.profile().diplomaType() : diplomas.furtherType(draw, i));
      out.code(i == 0 ? person.profile().diploma() : diplomas.further(person, draw, i));
      out.empty(4);
      out.end();
    }
    if (draw.below(1000) < 62) {
      names(person, out);
      out.empty(4).code(diplomas.authorisation(draw)).code(diplomas.discipline(draw));
      out.end();
    }
  }

  private static void names(Person person, LineBuffer out) {
    Identity identity = person.identity();
    out.field(identity.type()).field(identity.number()).field(identity.national());
    out.field(identity.surname()).field(identity.givenName());
  }
}
