package fr.annuairesante.sample;

import java.util.List;
import java.util.Locale;

/** Local parts of addresses and names of services. Thread-safe. */
final class MailboxNames {

  /** Service de rattachement and the local part it gives. */
  record Service(String label, String localPart) {}

  private static final String[][] PREFIXES = {
    {"", ""},
    {"", ""},
    {"Secrétariat ", "secretariat."},
    {"Secrétariat ", "secretariat."},
    {"Consultation ", "consultation."},
    {"Hospitalisation ", "hospitalisation."},
    {"Cadre de santé ", "cadre."},
    {"Unité ", "uf%04d."}
  };

  private static final List<Service> APPLICATIONS =
      List.of(
          new Service("Dossier patient informatisé", "dpi"),
          new Service("Serveur de résultats de biologie", "serveur-resultats"),
          new Service("Envoi automatique des comptes rendus", "cr-automatique"),
          new Service("Plateforme d'interopérabilité", "eai"));

  private final long seed;
  private final People people;
  private final MailboxPlaces places;
  private final List<Service> services =
      Resource.lines("services.psv").stream()
          .map(line -> line.split("\\|", -1))
          .map(row -> new Service(row[0], row[1]))
          .toList();

  MailboxNames(long seed, People people, MailboxPlaces places) {
    this.seed = seed;
    this.people = people;
    this.places = places;
  }

  /** The service of an ORG or APP mailbox. */
  Service service(int mailbox, int bearer, Domain domain) {
    Draw draw = Draw.of(seed, Draw.Topic.MAILBOX, mailbox);
    if (bearer == MailboxPlan.APPLICATION) {
      return APPLICATIONS.get(draw.below(APPLICATIONS.size()));
    }
    boolean small = domain.size() < 30;
    if (small && draw.percent(55)) {
      return draw.percent(60) ? new Service("", "secretariat") : new Service("", "contact");
    }
    Service service = services.get(draw.below(services.size()));
    String[] prefix = PREFIXES[draw.below(small ? 4 : PREFIXES.length)];
    String label = service.label();
    if (!prefix[0].isEmpty() && Character.isLowerCase(label.charAt(1))) {
      label = label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }
    String local = prefix[1].replace("%04d", String.format("%04d", draw.below(10_000)));
    return new Service(prefix[0] + label, local + service.localPart());
  }

  /** What comes before the number and the {@code @}, lower case; never empty. */
  String localPart(int mailbox, int bearer, Domain domain) {
    if (bearer < 0) {
      String service = service(mailbox, bearer, domain).localPart();
      if (domain.structure() != null) {
        return service;
      }
      String place = Slug.hyphenated(places.ofOrganisation(mailbox, domain).name());
      return place.isEmpty() ? service : service + "." + place;
    }
    List<String> names = people.firstNames(bearer);
    String surname = Slug.of(names.get(0));
    String given = Slug.of(names.get(1));
    if (surname.isEmpty() || given.isEmpty()) {
      return surname.isEmpty() && given.isEmpty() ? "contact" : surname + given;
    }
    int style = Draw.of(seed, Draw.Topic.MAILBOX, mailbox).below(100);
    if (style < 90) {
      return given + "." + surname;
    } else if (style < 95) {
      return given.charAt(0) + "." + surname;
    }
    return style < 98 ? surname + "." + given : given + "-" + surname;
  }

  /** {@code marie.martin2@medecin.mssante.fr}; a few with capitals. */
  String address(int mailbox, int bearer, int number, Domain domain) {
    String local = localPart(mailbox, bearer, domain) + (number > 1 ? String.valueOf(number) : "");
    if (mixedCase(mailbox, bearer)) {
      int dot = local.indexOf('.') + 1;
      local = local.substring(0, dot) + local.substring(dot).toUpperCase(Locale.ROOT);
    }
    return local + "@" + domain.name();
  }

  boolean mixedCase(int mailbox, int bearer) {
    return bearer >= 0 && Draw.mix(seed * 7 + mailbox) % 90 == 0;
  }
}
