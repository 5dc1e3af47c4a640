package fr.annuairesante.sample;

import java.util.List;

/** The structure a mailbox is attached to. Thread-safe. */
final class MailboxPlaces {

  private static final Weighted<StructureKind> ORGANISATIONS =
      Weighted.parse("H:22 K:8 E:22 L:8 P:6 C:8 M:10 S:10 G:6", StructureKind::of);

  private final long seed;
  private final Population population;
  private final Structures structures;

  MailboxPlaces(long seed, Population population, Structures structures) {
    this.seed = seed;
    this.population = population;
    this.structures = structures;
  }

  /** Of an ORG or APP mailbox; never null. */
  Structure ofOrganisation(int mailbox, Domain domain) {
    if (domain.structure() != null) {
      return domain.structure();
    }
    Draw draw = Draw.of(seed, Draw.Topic.MAILBOX, -1L - mailbox);
    List<Territory> territories = domain.territories();
    Territory territory =
        territories.isEmpty()
            ? population.territory(draw)
            : territories.get(draw.below(territories.size()));
    StructureKind kind = ORGANISATIONS.pick(draw);
    return structures.shared(kind, territory, kind.pick(draw, structures.count(kind, territory)));
  }

  /** Of a personal mailbox; null for one attached to the person only. */
  Structure ofPerson(int mailbox, Domain domain, Person person) {
    if (domain.structure() != null) {
      return domain.structure();
    }
    int without = domain.scope() == Domain.Scope.PROFESSION ? 75 : 35;
    if (Draw.of(seed, Draw.Topic.MAILBOX, -1L - mailbox).percent(without)) {
      return null;
    }
    return person.activities().get(0).structure();
  }
}
