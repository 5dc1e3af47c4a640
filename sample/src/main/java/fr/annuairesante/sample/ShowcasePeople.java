package fr.annuairesante.sample;

import fr.annuairesante.sample.Person.Identity;
import fr.annuairesante.sample.Structure.Address;
import fr.annuairesante.sample.Structure.Identifiers;
import java.util.List;

/** The people and structures behind {@link Showcase}. Immutable. */
final class ShowcasePeople {

  private static final int FIRST_NUMBER = 99_999_990;
  private static final Code CARE = new Code("GENR01", "Activité standard de soin ou de pharmacien");
  private static final Code ORDINAL = new Code("S", "Spécialité ordinale");

  private final Structure hospital;
  private final Person helene;
  private final Person jeanPierre;

  ShowcasePeople(long seed, Profile doctor, Territory paris) {
    hospital = hospital(paris);
    Activity hospitalWork =
        activity(doctor, hospital, new Code("S", "Salarié"), doctor.salariedRole());
    Activity practice =
        activity(doctor, cabinet(seed, paris), new Code("L", "Libéral"), doctor.liberalRole());
    Skill cardiology = new Skill(ORDINAL, new Code("SM04", "Cardiologie et Maladies vasculaires"));
    Skill general = new Skill(ORDINAL, new Code("SM26", "Qualifié en Médecine Générale"));
    Identity her =
        identity(
            seed,
            0,
            new Code("MME", "Madame"),
            Showcase.HELENE_SURNAME,
            Showcase.HELENE_GIVEN_NAME);
    Identity him =
        identity(
            seed,
            1,
            new Code("M", "Monsieur"),
            Showcase.JEAN_PIERRE_SURNAME,
            Showcase.JEAN_PIERRE_GIVEN_NAME);
    helene = person(FIRST_NUMBER, her, doctor, paris, hospitalWork, cardiology);
    jeanPierre = person(FIRST_NUMBER + 1, him, doctor, paris, practice, general);
  }

  List<Person> persons() {
    return List.of(helene, jeanPierre);
  }

  /** The mailbox lines, the same every day. */
  void mailboxes(MailboxLines lines, LineBuffer out) {
    lines.person(helene, Showcase.HELENE_MAILBOX, "Cardiologie", "O", hospital, out);
    lines.person(jeanPierre, Showcase.JEAN_PIERRE_MAILBOX, "", "O", null, out);
    lines.organisation(
        "ORG", Showcase.SECRETARIAT_MAILBOX, Showcase.SECRETARIAT_SERVICE, "N", hospital, out);
  }

  static final int MAILBOXES = 3;

  private static Person person(
      int index,
      Identity identity,
      Profile doctor,
      Territory paris,
      Activity activity,
      Skill skill) {
    List<Skill> skills = List.of(skill);
    return new Person(index, identity, doctor, paris, List.of(activity), skills, skills, 2, 0);
  }

  private static Identity identity(
      long seed, int rank, Code civility, String surname, String given) {
    String number = Rpps.number(seed, FIRST_NUMBER + rank);
    Code title = new Code("DR", "Docteur");
    return new Identity(
        "8", number, "8" + number, title, civility, surname, given, new Code("C", "Civil"));
  }

  private static Activity activity(Profile doctor, Structure place, Code mode, Code role) {
    return new Activity(
        doctor, place, mode, role, CARE, Code.NONE, "CNOM/CNOM/CNOM", place.phone());
  }

  private static Structure hospital(Territory paris) {
    String finess = CheckDigit.withLuhn("75900001");
    String legal = CheckDigit.withLuhn("75900002");
    Identifiers identifiers = new Identifiers("", "", finess, legal, "F" + finess, "1" + finess);
    Address address = address(paris, "BOULEVARD", "BD", "DE L'HOPITAL", 47);
    return new Structure(
        StructureKind.HOSPITAL,
        identifiers,
        Showcase.HOSPITAL,
        "",
        address,
        "0199000001",
        "",
        "0199000002",
        "",
        paris,
        0);
  }

  private static Structure cabinet(long seed, Territory paris) {
    String former = "4" + Rpps.number(seed, FIRST_NUMBER + 1) + "001";
    Identifiers identifiers = new Identifiers("", "", "", "", "R10199999999901", former);
    Address address = address(paris, "RUE", "R", "DE LA GAÎTÉ", 12);
    return new Structure(
        StructureKind.CABINET,
        identifiers,
        "CABINET DU DR LE GOFF",
        "",
        address,
        "0199000003",
        "",
        "",
        "",
        paris,
        0);
  }

  private static Address address(
      Territory paris, String type, String code, String street, int number) {
    Town town = paris.towns().get(number % paris.towns().size());
    return new Address(
        "",
        "",
        String.valueOf(number),
        "",
        new Code(code, type),
        street,
        "",
        town,
        town.distribution());
  }
}
