package fr.annuairesante.server.search;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Folding;
import fr.annuairesante.schema.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Made-up mailboxes, persons, activities and structures, with the names that make matching hard.
 */
public final class RandomDirectory {

  private static final String[] SURNAMES = {
    "MARTIN",
    "D'HAUTEVILLE-CŒUR",
    "LE GOFF",
    "LEGOFF",
    "DUPONT",
    "DUPONT-MOREAU",
    "NG",
    "XU",
    "LE",
    "Lefèvre",
    "LEFEBVRE",
    "DUPOND",
    "DAUTEVILLE COEUR",
    "ÉTIENNE",
    "DE LA TOUR D'AUVERGNE",
    "O'BRIEN",
    "O\"BRIEN",
    "MÜLLER",
    "GROẞMANN",
    "ŁUKASZEWICZ",
    "DUPONT  MARTIN",
    "MARTINEZ",
    "SAINT-MARTIN",
    "BA",
    "N'DIAYE",
    "AÏT-AHMED",
    "HELENE",
    "JEAN",
    "PIERREJEAN",
    "VAN DEN BERGHE",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ-ABCDEFGHIJKLMN"
  };
  private static final String[] GIVEN_NAMES = {
    "Hélène",
    "HELENE",
    "Jean",
    "Jean-Pierre",
    "JEAN PIERRE",
    "Anne-Sophie",
    "Zoé",
    "Loïc",
    "Ève",
    "Françoise",
    "Li",
    "Œdipe",
    "Jeanne",
    "Marie Hélène",
    "Ellen",
    "He\u0301le\u0300ne",
    "Ann",
    "",
    "D’Arcy"
  };
  private static final String[] TOWNS = {
    "Lyon",
    "LYON 03",
    "Saint-Étienne",
    "L'Haÿ-les-Roses",
    "Ajaccio",
    "PARIS",
    "Le Mans",
    "St Etienne",
    "Lion",
    "Y"
  };
  private static final String[] TITLES = {
    "Médecin", "Infirmier", "Masseur-Kinésithérapeute", "Chirurgien-Dentiste", "Sage-Femme"
  };
  private static final String[] STRUCTURES = {
    "CHU D'EXEMPLE",
    "LABO COEUR ET SANTÉ",
    "Cabinet \"DU PARC\"",
    "Laboratoire Cœur & Santé",
    "PHARMACIE DE L'ÉGLISE",
    "CENTRE HOSPITALIER C:\\SANTE",
    "Clinique Saint-Jean"
  };
  private static final String[] SERVICES = {
    "Secrétariat de cardiologie", "LABORATOIRE", "Accueil - urgences", "Hôpital de jour"
  };
  private static final String[] DOMAINS = {
    "medecin.mssante.fr", "chu-exemple.mssante.fr", "apicrypt.org", "jean.mssante.fr"
  };

  private final Random random;
  private final List<DirectoryEntry> entries = new ArrayList<>(Tree.containers());

  private RandomDirectory(long seed) {
    this.random = new Random(seed);
  }

  /** The containers and about that many other entries. */
  public static List<DirectoryEntry> of(long seed, int size) {
    RandomDirectory directory = new RandomDirectory(seed);
    for (int i = 0; i < size; i++) {
      switch (i % 5) {
        case 0, 1 -> directory.mailbox(i);
        case 2 -> directory.person(i);
        case 3 -> directory.service(i);
        default -> directory.structure(i);
      }
    }
    return directory.entries;
  }

  /** Words that such a directory makes likely. */
  public static List<String> words() {
    List<String> words = new ArrayList<>();
    for (String[] each : List.of(SURNAMES, GIVEN_NAMES, TOWNS, TITLES, STRUCTURES, SERVICES)) {
      words.addAll(List.of(each));
    }
    words.addAll(List.of(DOMAINS));
    words.addAll(List.of("8100", "01 23", "PER", "ORG", "10", "xyz", "*", "zzzz", "  ", "mss"));
    return words;
  }

  private String pick(String... from) {
    return from[random.nextInt(from.length)];
  }

  private void mailbox(int i) {
    String sn = pick(SURNAMES);
    String given = pick(GIVEN_NAMES);
    String local = Folding.fold(given + " " + sn).replace(' ', '.') + i;
    String address = (random.nextInt(9) == 0 ? "A" + local : local) + "@" + pick(DOMAINS);
    DirectoryEntry.Builder entry = named(Tree.mailbox(address), sn, given, "asBoite");
    entry.add(Attributes.MAIL, address).add(Attributes.MAILBOX_TYPE, "PER");
    if (random.nextInt(12) == 0) {
      entry.add(Attributes.SN, "VEUVE " + pick(SURNAMES));
    }
    place(entry);
    entry.add(Attributes.PAPERLESS, random.nextBoolean() ? "TRUE" : "FALSE");
    entries.add(entry.build());
  }

  private void service(int i) {
    String service = pick(SERVICES);
    String address = "service" + i + "@" + pick(DOMAINS);
    DirectoryEntry.Builder entry =
        DirectoryEntry.builder(Tree.mailbox(address))
            .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson", "asBoite")
            .add(Attributes.CN, service)
            .add(Attributes.SN, service)
            .add(Attributes.OU, service)
            .add(Attributes.DESCRIPTION, service + " - " + pick(STRUCTURES))
            .add(Attributes.MAIL, address)
            .add(Attributes.MAILBOX_TYPE, random.nextInt(5) == 0 ? "APP" : "ORG");
    place(entry);
    entries.add(entry.build());
  }

  private void person(int i) {
    String id = "8100" + (10_000_000 + i);
    DirectoryEntry.Builder entry =
        named(Tree.person(id), pick(SURNAMES), pick(GIVEN_NAMES), "asProfessionnel");
    entry
        .add(Attributes.NATIONAL_ID, id)
        .add(Attributes.PERSON_ID, id.substring(1))
        .add(Attributes.HAS_MAILBOX, random.nextBoolean() ? "TRUE" : "FALSE");
    place(entry);
    place(entry);
    entries.add(entry.build());
    DirectoryEntry.Builder activity =
        DirectoryEntry.builder(Tree.activity("a" + i, id))
            .objectClasses("top", "asActivite")
            .add(Attributes.ACTIVITY_ID, "a" + i)
            .add(Attributes.PROFESSION, pick("10", "60", "70"));
    place(activity);
    entries.add(activity.build());
  }

  private void structure(int i) {
    String id = "F" + (100_000_000 + i);
    DirectoryEntry.Builder entry =
        DirectoryEntry.builder(Tree.structure(id))
            .objectClasses("top", "organization", "asStructure")
            .add(Attributes.STRUCTURE_ID, id);
    place(entry);
    entry.add(Attributes.O, "Structure " + i);
    entries.add(entry.build());
  }

  private DirectoryEntry.Builder named(String dn, String sn, String given, String kind) {
    return DirectoryEntry.builder(dn)
        .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson", kind)
        .add(Attributes.CN, (given + " " + sn).strip())
        .add(Attributes.CN, (sn + " " + given).strip())
        .add(Attributes.SN, sn)
        .add(Attributes.GIVEN_NAME, given)
        .add(Attributes.DISPLAY_NAME, "Docteur " + given + " " + sn)
        .add(Attributes.PROFESSION, pick("10", "60", "70"))
        .add(Attributes.TITLE, pick(TITLES));
  }

  private void place(DirectoryEntry.Builder entry) {
    entry
        .add(Attributes.O, pick(STRUCTURES))
        .add(Attributes.L, pick(TOWNS))
        .add(Attributes.POSTAL_CODE, pick("69003", "42000", "2A004", "75015"))
        .add(Attributes.POSTAL_ADDRESS, "1 rue de l'Hôpital$" + pick(TOWNS))
        .add(Attributes.C, random.nextInt(7) == 0 ? "" : "FR")
        .add(
            Attributes.TELEPHONE,
            random.nextInt(3) == 0 ? "" : "01 23 45 6" + random.nextInt(1000));
  }
}
