package fr.annuairesante.sample;

import fr.annuairesante.sample.Domain.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides which mailboxes exist, day by day. Used once per run, by one thread. */
final class MailboxPlanner {

  private static final double DEATHS_PER_DAY = 470.0 / DomainSizes.MAILBOXES;
  private static final double BIRTHS_PER_DAY = 340;
  private static final Weighted<String> STAFF =
      Weighted.parse(
          "10:46 60:20 21:4 50:5 70:5 40:2 93:3 41:3 86:2 98:3 95:2 94:2 99:3", code -> code);

  private final double scale;
  private final long seed;
  private final Population population;
  private final People people;
  private final MailboxNames names;
  private final List<Domain> domains;
  private final MailboxPlan plan;
  private final AddressNumbers numbers;
  private final Map<Integer, int[]> pools = new HashMap<>();

  MailboxPlanner(
      double scale,
      long seed,
      Population population,
      People people,
      MailboxNames names,
      List<Domain> domains) {
    this.scale = scale;
    this.seed = seed;
    this.population = population;
    this.people = people;
    this.names = names;
    this.domains = new ArrayList<>(domains);
    int expected = domains.stream().mapToInt(Domain::size).sum();
    this.plan = new MailboxPlan(domains, expected + 16);
    this.numbers = new AddressNumbers(expected);
  }

  /** All mailboxes of {@code days} days; those of the first day come first. */
  MailboxPlan plan(int days) {
    numbers.next(key(Showcase.HELENE_MAILBOX));
    numbers.next(key(Showcase.JEAN_PIERRE_MAILBOX));
    numbers.next(key(Showcase.SECRETARIAT_MAILBOX));
    for (int d = 0; d < domains.size(); d++) {
      for (int rank = 0; rank < domains.get(d).size(); rank++) {
        add(d, rank, 0, days);
      }
    }
    int firstDayMailboxes = plan.size();
    for (int day = 1; day < days; day++) {
      births(day, days, firstDayMailboxes);
    }
    return plan;
  }

  private void births(int day, int days, int firstDayMailboxes) {
    int already = plan.size();
    for (int d = 0; d < domains.size(); d++) {
      for (int i = 0; domains.get(d).born() == day && i < 4; i++) {
        add(d, i, day, days);
      }
    }
    int fresh = plan.size() - already;
    int wanted =
        (int) Math.round(BIRTHS_PER_DAY * scale * day)
            - (int) Math.round(BIRTHS_PER_DAY * scale * (day - 1));
    for (int i = fresh; i < wanted; i++) {
      Draw draw = Draw.of(seed + day, Draw.Topic.DOMAIN, i);
      int like = plan.domainIndex(draw.below(firstDayMailboxes));
      if (domains.get(like).died() > day) {
        add(like, domains.get(like).size() + day * 1000 + i, day, days);
      }
    }
  }

  private void add(int itsDomain, int rank, int day, int days) {
    Domain domain = domains.get(itsDomain);
    int mailbox = plan.size();
    Draw draw = Draw.of(seed, Draw.Topic.BEARER, mailbox);
    int bearer = bearer(domain, itsDomain, rank, draw);
    int number = numbers.next(key(names.localPart(mailbox, bearer, domain) + "@" + domain.name()));
    int died =
        Math.min(
            domain.died(),
            day + 1 + (int) Math.min(1e8, -Math.log1p(-draw.unit()) / DEATHS_PER_DAY));
    if (bearer >= 0 && died > day + 1) {
      died = Math.min(died, Math.max(day + 1, History.of(seed, bearer, days).departed()));
    }
    plan.add(itsDomain, bearer, number, day, died);
  }

  private int bearer(Domain domain, int itsDomain, int rank, Draw draw) {
    if (itsDomain == Domains.OPEN_TO_ALL && rank < Showcase.homonyms()) {
      return Showcase.homonymNumber(rank, population.size());
    }
    if (draw.below(1000) < 2 && domain.scope() != Scope.PROFESSION) {
      return MailboxPlan.APPLICATION;
    }
    if (draw.below(1000) < domain.organisational()) {
      return MailboxPlan.ORGANISATION;
    }
    if (domain.professions().size() == 1) {
      int[] pool = pools.computeIfAbsent(domain.professions().get(0), population::allOf);
      return nth(pool, itsDomain, rank, draw);
    }
    for (int attempt = 0; attempt < 6; attempt++) {
      int person = candidate(domain, draw);
      if (person >= 0 && (attempt > 3 || fits(person, domain))) {
        return person;
      }
    }
    return draw.below(population.size());
  }

  /** People of a profession in an order of the domain's own, so that nobody comes twice soon. */
  private int nth(int[] pool, int itsDomain, int rank, Draw draw) {
    if (pool.length == 0) {
      return draw.below(population.size());
    }
    long step = 1_000_003L;
    return pool[
        (int) ((rank * step + Draw.mix(itsDomain) % pool.length + pool.length) % pool.length)];
  }

  private int candidate(Domain domain, Draw draw) {
    if (domain.scope() == Scope.PROFESSION && domain.professions().isEmpty()) {
      return draw.below(population.size());
    }
    List<Territory> places = domain.territories();
    Territory territory =
        places.isEmpty() ? population.territory(draw) : places.get(draw.below(places.size()));
    int profession =
        domain.professions().isEmpty()
            ? population.professions().indexOf(STAFF.pick(draw))
            : domain.professions().get(draw.below(domain.professions().size()));
    int count = population.personsIn(territory, profession);
    return count == 0 ? -1 : population.person(territory, profession, draw.below(count));
  }

  /** On a hospital's domain, preferably people who work in a hospital. */
  private boolean fits(int person, Domain domain) {
    if (domain.structure() == null || domain.structure().kind() != StructureKind.HOSPITAL) {
      return true;
    }
    Structure place = people.at(person, 0).activities().get(0).structure();
    return place != null && place.kind() == StructureKind.HOSPITAL;
  }

  private static long key(String address) {
    long key = 1125899906842597L;
    for (int i = 0; i < address.length(); i++) {
      key = 31 * key + address.charAt(i);
    }
    return Draw.mix(key);
  }
}
