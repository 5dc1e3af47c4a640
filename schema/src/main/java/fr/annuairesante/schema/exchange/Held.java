package fr.annuairesante.schema.exchange;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Folding;
import fr.annuairesante.schema.GeneralizedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A unit in short: enough to tell whether it changed, to count it, and to know a person again under
 * another number.
 *
 * @param name value of the naming attribute, as stored
 * @param digest of its source lines, empty when no import made it so
 * @param local made by an operator or the agency: no import changes or removes it
 * @param closed a person who left the registers, a mailbox that the extraction lacks or that was
 *     withdrawn here, which is local too: not counted
 * @param professions codes; those of a structure are empty
 * @param departements codes
 * @param marks of a person, see {@link #marks(DirectoryEntry)}; empty for other units and where
 *     nobody will ask
 */
public record Held(
    UnitKind kind,
    String name,
    String digest,
    boolean local,
    boolean closed,
    List<String> professions,
    List<String> departements,
    List<String> marks) {

  /** From leaving ADELI to coming into the RPPS; longer ago, nobody is known again. */
  public static final int MIGRATION_DAYS = 30;

  private static final int LOCAL = 1;
  private static final int CLOSED = 2;

  public Held {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(digest, "digest");
    professions = List.copyOf(professions);
    departements = List.copyOf(departements);
    marks = List.copyOf(marks);
  }

  /** What an importer made, without marks. */
  public static Held of(UnitKind kind, DirectoryEntry entry) {
    return new Held(
        kind,
        entry.first(kind.naming()),
        entry.first(Attributes.DIGEST),
        false,
        false,
        entry.values(Attributes.PROFESSION),
        entry.values(Attributes.DEPARTEMENT),
        List.of());
  }

  /** The same with marks. */
  static Held withMarks(UnitKind kind, DirectoryEntry entry) {
    Held plain = of(kind, entry);
    return new Held(
        kind,
        plain.name,
        plain.digest,
        false,
        false,
        plain.professions,
        plain.departements,
        marks(entry));
  }

  /** A person of ADELI, as an import made the entry, who may come into the RPPS one day. */
  public static Optional<Held> migrant(DirectoryEntry entry, Instant now) {
    return mayMigrate(entry, now)
        ? Optional.of(withMarks(UnitKind.PERSON, entry))
        : Optional.empty();
  }

  /** A person of ADELI, or who was until a short while ago. */
  public static boolean mayMigrate(DirectoryEntry person, Instant now) {
    Instant from = now.minus(Duration.ofDays(MIGRATION_DAYS));
    boolean leftLongAgo =
        person.attribute(Attributes.CLOSED).isPresent()
            && GeneralizedTime.read(person.first(Attributes.CLOSED_SINCE))
                .filter(since -> since.isAfter(from))
                .isEmpty();
    return !isFinal(person.first(Attributes.NATIONAL_ID)) && !leftLongAgo;
  }

  /** Whether a national identifier is of the RPPS, which does not change any more. */
  public static boolean isFinal(String number) {
    return number.startsWith("8");
  }

  /**
   * What a person can be known by besides the number: first family and given name, folded, then
   * structures, mailboxes and telephones.
   */
  public static List<String> marks(DirectoryEntry person) {
    List<String> marks = new ArrayList<>();
    marks.add(
        Folding.fold(person.first(Attributes.SN))
            + "|"
            + Folding.fold(person.first(Attributes.GIVEN_NAME)));
    person.values(Attributes.STRUCTURE_ID).forEach(id -> marks.add("structure " + id));
    person
        .values(Attributes.MAILBOX_ADDRESS)
        .forEach(address -> marks.add("mailbox " + address.toLowerCase(Locale.ROOT)));
    person.values(Attributes.TELEPHONE).forEach(number -> marks.add("telephone " + number));
    return marks;
  }

  /** True for a person whose number is that of the RPPS, which does not change any more. */
  public boolean hasFinalNumber() {
    return kind == UnitKind.PERSON && isFinal(name);
  }

  /** True for a person known by marks who may come into the RPPS one day. */
  public boolean mayGetAnotherNumber() {
    return kind == UnitKind.PERSON && !hasFinalNumber() && !local && !marks.isEmpty();
  }

  /** The part of a mailbox's address behind the @, in lower case; empty for other kinds. */
  public String domain() {
    int at = kind == UnitKind.MAILBOX ? name.lastIndexOf('@') : -1;
    return at < 0 ? "" : name.substring(at + 1).toLowerCase(Locale.ROOT);
  }

  public void write(ByteWriter out) {
    out.number(kind.letter());
    out.number((local ? LOCAL : 0) | (closed ? CLOSED : 0));
    out.text(name).text(digest).texts(professions).texts(departements).texts(marks);
  }

  /** Reads what {@link #write} wrote. */
  public static Held read(ByteReader in) {
    UnitKind kind = UnitKind.read(in);
    int flags = in.number();
    return new Held(
        kind,
        in.text(),
        in.text(),
        (flags & LOCAL) != 0,
        (flags & CLOSED) != 0,
        in.texts(),
        in.texts(),
        in.texts());
  }
}
