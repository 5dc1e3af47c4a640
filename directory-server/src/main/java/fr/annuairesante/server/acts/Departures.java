package fr.annuairesante.server.acts;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.GeneralizedTime;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.index.Snapshot.Next;
import fr.annuairesante.server.index.StoredEntry;
import fr.annuairesante.server.trustspace.PersonEntry;
import fr.annuairesante.server.trustspace.PersonalEntries;
import fr.annuairesante.trust.Actor;
import fr.annuairesante.trust.FrenchTime;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Mailboxes whose professionals have left the register (R38), a page of them in the order of their
 * addresses. An operator sees those of its domains, the agency all.
 *
 * @param suite true when others follow: ask again from the last address on
 */
public record Departures(List<Departure> boites, boolean suite) {

  private static final int MOST = 1_000;

  /**
   * One mailbox; days are French ones.
   *
   * @param operateur whose domain it is on; "" when the directory mirrors it
   * @param identifiant national identifier of the professional
   * @param sortie when the professional left
   * @param masquee whether readers find it no more
   * @param date since when, or from when on, it is hidden; empty when nothing hides it
   */
  public record Departure(
      String adresse,
      String operateur,
      String identifiant,
      LocalDate sortie,
      boolean masquee,
      Optional<LocalDate> date) {}

  public Departures {
    boites = List.copyOf(boites);
  }

  /**
   * The page after an address, "" for the first one.
   *
   * <p>Holds one page whatever their number, and looks at all of them for each.
   */
  static Departures after(Directory directory, Actor actor, String address) {
    String from = address.toLowerCase(Locale.ROOT);
    TreeMap<String, Departure> page = new TreeMap<>();
    return directory.read(
        snapshot -> {
          PersonalEntries.left(
              snapshot,
              entry -> {
                DirectoryEntry person = entry.toEntry();
                collect(directory, snapshot, actor, person, from, page);
                return Next.CONTINUE;
              });
          boolean more = page.size() > MOST;
          if (more) {
            page.pollLastEntry();
          }
          return new Departures(List.copyOf(page.values()), more);
        });
  }

  private static void collect(
      Directory directory,
      Snapshot snapshot,
      Actor actor,
      DirectoryEntry person,
      String from,
      TreeMap<String, Departure> page)
      throws IOException {
    PersonalEntries.mailboxes(
        snapshot,
        person.first(Attributes.NATIONAL_ID),
        entry -> {
          String operator = snapshot.listing().operator(entry).orElse("");
          if (!(actor instanceof Actor.OfOperator own) || own.id().text().equals(operator)) {
            Departure departure = departure(directory, person, entry, operator);
            String key = departure.adresse.toLowerCase(Locale.ROOT);
            if (key.compareTo(from) > 0) {
              page.put(key, departure);
            }
            if (page.size() > MOST + 1) {
              page.pollLastEntry();
            }
          }
          return Next.CONTINUE;
        });
  }

  private static Departure departure(
      Directory directory, DirectoryEntry person, StoredEntry stored, String operator) {
    DirectoryEntry mailbox = stored.toEntry();
    Optional<LocalDate> hidden = hiddenSince(mailbox);
    return new Departure(
        mailbox.first(Attributes.MAIL),
        operator,
        person.first(Attributes.NATIONAL_ID),
        FrenchTime.day(PersonEntry.leftAt(person).orElseThrow()),
        hidden.isPresent(),
        hidden.or(() -> directory.hiddenOn(person)));
  }

  /** The day on which a mailbox was hidden, its professional having left. */
  static Optional<LocalDate> hiddenSince(DirectoryEntry mailbox) {
    return GeneralizedTime.read(mailbox.first(Attributes.HIDDEN_SINCE)).map(FrenchTime::day);
  }
}
