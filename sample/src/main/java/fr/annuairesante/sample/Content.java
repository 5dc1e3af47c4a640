package fr.annuairesante.sample;

import java.util.BitSet;
import java.util.List;

/** Computes the lines of any chunk of any day of a request. Thread-safe once constructed. */
final class Content {

  private static final int PERSONS_PER_CHUNK = 4096;
  private static final int MAILBOXES_PER_CHUNK = 8192;

  private final SampleRequest request;
  private final Population population;
  private final People people;
  private final MailboxPlan plan;
  private final RegisterLines registerLines;
  private final MailboxLines mailboxLines;
  private final ShowcasePeople showcase;
  private final Scattering persons;
  private final Scattering mailboxes;
  private final int malformedPerFile;

  Content(SampleRequest request) {
    this.request = request;
    long seed = request.seed();
    population = new Population(request.scale());
    Structures structures = new Structures(seed, population);
    people = new People(seed, population, structures);
    MailboxPlaces places = new MailboxPlaces(seed, population, structures);
    MailboxNames names = new MailboxNames(seed, people, places);
    Domains domains = new Domains(request.scale(), seed, population, structures);
    plan =
        new MailboxPlanner(
                request.scale(), seed, population, people, names, domains.upTo(request.days()))
            .plan(request.days());
    registerLines = new RegisterLines(seed);
    mailboxLines = new MailboxLines(seed, plan, names, places, people);
    Territory paris =
        population.territories().stream()
            .filter(t -> t.code().equals("75"))
            .findFirst()
            .orElseThrow();
    showcase = new ShowcasePeople(seed, people.profile("10"), paris);
    persons = new Scattering(population.size());
    mailboxes = new Scattering(plan.createdUpTo(0));
    malformedPerFile = request.malformed() ? Malformation.perFile(request.scale()) : 0;
  }

  int registerChunks(int day) {
    return chunks(positions(day), PERSONS_PER_CHUNK);
  }

  int mailboxChunks(int day) {
    return chunks(plan.createdUpTo(day), MAILBOXES_PER_CHUNK);
  }

  private static int chunks(int size, int perChunk) {
    return Math.max(1, (size + perChunk - 1) / perChunk);
  }

  private int positions(int day) {
    return population.size() + Population.newcomersUpTo(request.scale(), day);
  }

  /** Fills the three register buffers; people in an order that mixes places and professions. */
  void fillRegister(int number, int day, Chunks.Chunk chunk) {
    if (number == 0) {
      showcase.persons().forEach(person -> register(person, chunk));
    }
    int to = Math.min(positions(day), (number + 1) * PERSONS_PER_CHUNK);
    for (int position = number * PERSONS_PER_CHUNK; position < to; position++) {
      int person = position < persons.size() ? persons.at(position) : position;
      if (History.of(request.seed(), person, day).departed() > day) {
        register(people.at(person, day), chunk);
      }
    }
    List<Extract> extracts =
        List.of(Extract.PERSON_ACTIVITY, Extract.DIPLOMA, Extract.SAVOIR_FAIRE);
    for (int i = 0; i < extracts.size(); i++) {
      LineBuffer buffer = chunk.buffers().get(i);
      Malformation.plant(
          extracts.get(i), buffer, malformedPerFile, number, registerChunks(day), chunk.tally());
    }
  }

  private void register(Person person, Chunks.Chunk chunk) {
    registerLines.activities(person, chunk.buffers().get(0), chunk.tally());
    registerLines.diplomas(person, chunk.buffers().get(1));
    registerLines.skills(person, chunk.buffers().get(2));
  }

  /** Fills the mailbox buffer. */
  void fillMailboxes(int number, int day, Chunks.Chunk chunk) {
    LineBuffer out = chunk.buffers().get(0);
    if (number == 0) {
      showcase.mailboxes(mailboxLines, out);
    }
    int to = Math.min(plan.createdUpTo(day), (number + 1) * MAILBOXES_PER_CHUNK);
    for (int position = number * MAILBOXES_PER_CHUNK; position < to; position++) {
      int mailbox = position < mailboxes.size() ? mailboxes.at(position) : position;
      if (plan.publishedOn(mailbox, day)) {
        mailboxLines.write(mailbox, day, out, chunk.tally());
      }
    }
    Malformation.plant(
        Extract.MAILBOX, out, malformedPerFile, number, mailboxChunks(day), chunk.tally());
  }

  /** Distinct addresses of the day, those of the showcase included. */
  long mailboxes(int day) {
    long count = ShowcasePeople.MAILBOXES;
    for (int mailbox = 0; mailbox < plan.size(); mailbox++) {
      count += plan.publishedOn(mailbox, day) ? 1 : 0;
    }
    return count;
  }

  /** Distinct domains of the day, the showcase hospital's included. */
  long domains(int day) {
    return 1L + presentDomains(day).cardinality();
  }

  void addVanishedDomains(int day, Tally tally) {
    if (day > 0) {
      BitSet vanished = presentDomains(day - 1);
      vanished.andNot(presentDomains(day));
      tally.add(Anomaly.VANISHED_DOMAIN, vanished.cardinality());
    }
  }

  private BitSet presentDomains(int day) {
    BitSet present = new BitSet();
    for (int mailbox = 0; mailbox < plan.size(); mailbox++) {
      if (plan.publishedOn(mailbox, day)) {
        present.set(plan.domainIndex(mailbox));
      }
    }
    return present;
  }

  /** A fixed order of the numbers below a size in which neighbours are far apart. */
  private record Scattering(int size) {

    private static final long STEP = 1_000_000_007L;

    int at(int position) {
      return (int) (position * STEP % size);
    }
  }
}
