package fr.annuairesante.sample;

import fr.annuairesante.sample.Person.Identity;
import fr.annuairesante.sample.Structure.Address;

/** Writes the lines of Extraction_Correspondance_MSSante (DATA-FORMATS §1.4). Thread-safe. */
final class MailboxLines {

  /** One address in so many stands on two lines: 169 of 535,357. */
  private static final int REPEATED_ONE_IN = 3_168;

  private final long seed;
  private final MailboxPlan plan;
  private final MailboxNames names;
  private final MailboxPlaces places;
  private final People people;

  MailboxLines(
      long seed, MailboxPlan plan, MailboxNames names, MailboxPlaces places, People people) {
    this.seed = seed;
    this.plan = plan;
    this.names = names;
    this.places = places;
    this.people = people;
  }

  void write(int mailbox, int day, LineBuffer out, Tally tally) {
    Domain domain = plan.domain(mailbox);
    int bearer = plan.bearer(mailbox);
    String address = names.address(mailbox, bearer, plan.number(mailbox), domain);
    Draw draw = Draw.of(seed + 1, Draw.Topic.MAILBOX, mailbox);
    String paperless = draw.pick("O", "O", "O", "N", "");
    if (names.mixedCase(mailbox, bearer)) {
      tally.add(Anomaly.MIXED_CASE_ADDRESS, 1);
    }
    boolean repeated = draw.below(REPEATED_ONE_IN) == 0 || mailbox == 1;
    if (bearer < 0) {
      String type = bearer == MailboxPlan.APPLICATION ? "APP" : "ORG";
      String service = names.service(mailbox, bearer, domain).label();
      organisation(type, address, service, paperless, places.ofOrganisation(mailbox, domain), out);
    } else {
      Person person = people.at(bearer, day);
      Structure place = places.ofPerson(mailbox, domain, person);
      tally.add(Anomaly.MAILBOX_WITHOUT_STRUCTURE, place == null ? 1 : 0);
      String service = place != null && draw.percent(5) ? "Consultation externe" : "";
      person(person, address, service, paperless, place, out);
    }
    if (repeated) {
      out.repeatLastLine();
      tally.add(Anomaly.REPEATED_ADDRESS, 1);
    }
  }

  void organisation(
      String type,
      String address,
      String service,
      String paperless,
      Structure place,
      LineBuffer out) {
    out.field(type).field(address).empty(3);
    out.field(place.identifiers().type()).field(place.identifiers().value()).field(service);
    out.empty(9).field(paperless);
    coordinates(place, out);
  }

  void person(
      Person person,
      String address,
      String service,
      String paperless,
      Structure place,
      LineBuffer out) {
    Identity identity = person.identity();
    out.field("PER").field(address);
    out.field(identity.type()).field(identity.number()).field(identity.national());
    if (place == null) {
      out.empty(2);
    } else {
      out.field(place.identifiers().type()).field(place.identifiers().value());
    }
    out.field(service).field(identity.title().label());
    out.field(identity.surname()).field(identity.givenName());
    out.code(identity.category()).code(person.profile().profession());
    out.code(person.skills().isEmpty() ? Code.NONE : person.skills().get(0).skill());
    out.field(paperless);
    if (place == null) {
      out.empty(13).end();
    } else {
      coordinates(place, out);
    }
  }

  /** Columns 19 to 31. */
  private static void coordinates(Structure place, LineBuffer out) {
    Address address = place.address();
    Town town = address.town();
    out.field(place.name()).field(place.sign());
    out.field(address.complement()).field(address.point());
    out.field(address.number()).field(address.repetition());
    out.field(address.streetType().label()).field(address.street()).field(address.mention());
    out.field(address.cedex()).field(town.postal()).field(place.territory().label());
    out.field(place.territory().foreign() ? "" : "France");
    out.end();
  }
}
