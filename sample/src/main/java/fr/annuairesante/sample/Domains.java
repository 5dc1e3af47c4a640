package fr.annuairesante.sample;

import fr.annuairesante.sample.Domain.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names the domains and says whom each serves. Used once per run, by one thread. */
final class Domains {

  /** Name, professions (codes, or none for all), region (or none), weight of ORG. */
  private static final String[] LARGEST = {
    "medecin.mssante.fr|10||0",
    "pro.mssante.fr||||1",
    "infirmier.mssante.fr|60||0",
    "aura.mssante.fr||84|14",
    "pharmacien.mssante.fr|21||3",
    "masseur-kinesitherapeute.mssante.fr|70||0",
    "interop-mssante.apicrypt.org|10||4",
    "chirurgien-dentiste.mssante.fr|40||0",
    "sephira.mssante.fr|60 70 91||1",
    "occitanie.mssante.fr||76|16",
    "grandest.mssante.fr||44|18",
    "bretagne.mssante.fr||53|16",
    "idf.mssante.fr||11|18",
    "hdf.mssante.fr||32|18",
    "sante-normandie.mssante.fr||28|18",
    "paca.mssante.fr||93|16",
    "nouvelle-aquitaine.mssante.fr||75|16",
    "pdl.mssante.fr||52|16",
    "bfc.mssante.fr||27|18",
    "cvl.mssante.fr||24|18",
    "officine.pharmacrypt.mssante.fr|21||12",
    "sage-femme.mssante.fr|50||0",
    "medecin.mp.mssante.fr|10||1",
    "pedicure-podologue.mssante.fr|80||0",
    "psychologue.mssante.fr|93||0",
    "orthophoniste.mssante.fr|91||0",
    "reunion.mssante.fr||05|18",
    "guadeloupe.mssante.fr||01|18"
  };

  /** The position of the large domain where every profession is at home. */
  static final int OPEN_TO_ALL = 1;

  private final double scale;
  private final long seed;
  private final Population population;
  private final Structures structures;
  private final Set<String> taken = new HashSet<>();

  Domains(double scale, long seed, Population population, Structures structures) {
    this.scale = scale;
    this.seed = seed;
    this.population = population;
    this.structures = structures;
    taken.add(Showcase.HOSPITAL_DOMAIN);
  }

  /** All domains of the run, by first day, then by size. */
  List<Domain> upTo(int days) {
    List<Domain> domains = new ArrayList<>();
    int[] sizes = DomainSizes.at(scale);
    for (int i = 0; i < sizes.length; i++) {
      domains.add(i < LARGEST.length ? large(LARGEST[i], sizes[i]) : local(i, sizes[i], 0));
    }
    share(domains);
    for (int day = 1; day < days; day++) {
      int born = (int) Math.round(2.5 * scale * day) - (int) Math.round(2.5 * scale * (day - 1));
      for (int i = 0; i < born; i++) {
        domains.add(local(domains.size(), 0, day));
      }
    }
    return domains;
  }

  /** Stretches the shares so that ORG mailboxes are 15 % of all (DATA-FORMATS §5.1). */
  private static void share(List<Domain> domains) {
    long all = 0;
    long organisational = 0;
    for (Domain domain : domains) {
      all += domain.size();
      organisational += (long) domain.size() * domain.organisational();
    }
    double factor = all * 148.0 / Math.max(1, organisational);
    domains.replaceAll(d -> d.withOrganisational((int) Math.min(930, d.organisational() * factor)));
  }

  private Domain large(String row, int size) {
    String[] fields = row.split("\\|", -1);
    taken.add(fields[0]);
    List<String> codes = fields[1].isEmpty() ? List.of() : List.of(fields[1].split(" ", -1));
    List<Territory> territories =
        population.territories().stream().filter(t -> t.region().equals(fields[2])).toList();
    Scope scope = fields[2].isEmpty() ? Scope.PROFESSION : Scope.REGION;
    int share = Integer.parseInt(fields[fields.length - 1]);
    return new Domain(
        fields[0],
        scope,
        size,
        population.positions(codes),
        territories,
        null,
        share,
        0,
        History.NEVER);
  }

  private Domain local(int rank, int size, int born) {
    Draw draw = Draw.of(seed, Draw.Topic.DOMAIN, rank);
    Territory territory = population.territory(draw);
    StructureKind kind = kind(draw, size);
    int count = structures.count(kind, territory);
    Structure structure =
        structures.shared(
            kind, territory, size > 200 ? draw.below(Math.min(count, 4)) : draw.below(count));
    int share = size > 200 ? 20 + draw.below(20) : size > 20 ? 30 : 45;
    return new Domain(
        name(draw, structure),
        Scope.STRUCTURE,
        size,
        List.of(),
        List.of(territory),
        structure,
        share,
        born,
        death(draw, size, born));
  }

  /** Of the domains with fewer than ten mailboxes about 6 of 3,234 vanish in a day. */
  private static int death(Draw draw, int size, int born) {
    if (size >= 10) {
      return History.NEVER;
    }
    return born + 1 + (int) Math.min(1e8, -Math.log1p(-draw.unit()) * 505);
  }

  private static StructureKind kind(Draw draw, int size) {
    if (size > 200) {
      return draw.percent(82) ? StructureKind.HOSPITAL : StructureKind.CLINIC;
    }
    int mark = draw.below(100);
    if (mark < 22) {
      return StructureKind.NURSING_HOME;
    } else if (mark < 40) {
      return size > 20 ? StructureKind.CLINIC : StructureKind.LABORATORY;
    } else if (mark < 58) {
      return StructureKind.HEALTH_HOUSE;
    } else if (mark < 70) {
      return StructureKind.HEALTH_CENTRE;
    }
    return mark < 86 ? StructureKind.HOSPITAL : StructureKind.SOCIAL;
  }

  private String name(Draw draw, Structure structure) {
    String town = structure.address().town().slug();
    String kind =
        switch (structure.kind()) {
          case HOSPITAL -> draw.pick("ch", "ch", "chu", "ght", "hopital", "chi", "chs");
          case CLINIC -> draw.pick("clinique", "polyclinique", "hp");
          case NURSING_HOME -> "ehpad";
          case LABORATORY -> draw.pick("labo", "bio", "lbm");
          case HEALTH_HOUSE -> "msp";
          case HEALTH_CENTRE -> "cds";
          default -> draw.pick("ime", "sessad", "asso");
        };
    String stem = kind + "-" + town;
    String name = stem + ".mssante.fr";
    for (int i = 2; !taken.add(name); i++) {
      name = stem + i + ".mssante.fr";
    }
    return name;
  }
}
