package fr.annuairesante.sample;

import fr.annuairesante.sample.Structure.Address;
import fr.annuairesante.sample.Structure.Identifiers;
import java.util.HashMap;
import java.util.Map;

/**
 * Computes structures from (kind, territory, number). The first hospital of a territory is that of
 * its first town, and so on, so that large ones stand in large towns. Immutable but for a cache
 * whose slots only ever hold equal values; thread-safe.
 */
final class Structures {

  private static final int SLOTS = 1 << 15;
  private static final int NUMBERS_PER_KIND = 12_000;
  private static final int NUMBERS_PER_KIND_OVERSEAS = 1_250;

  private final long seed;
  private final Population population;
  private final Map<String, Code> streetTypes = Code.table("types_voie", 1);
  private final Map<String, Code> capitalStreetTypes = new HashMap<>();
  private final StructureNames names = new StructureNames();
  private final Cached[] cache = new Cached[SLOTS];

  /** Immutable, so that a slot may be read while another thread replaces it. */
  private record Cached(int key, Structure structure) {}

  Structures(long seed, Population population) {
    this.seed = seed;
    this.population = population;
    streetTypes.forEach(
        (code, type) -> capitalStreetTypes.put(code, new Code(code, Slug.capitals(type.label()))));
  }

  int count(StructureKind kind, Territory territory) {
    return kind.countFor(population.personsIn(territory));
  }

  /** One of the structures several people share. */
  Structure shared(StructureKind kind, Territory territory, int number) {
    int key = (kind.number() * 131 + territory.index()) * 40_000 + number;
    int slot = (int) (Draw.mix(key) & (SLOTS - 1));
    Cached held = cache[slot];
    if (held == null || held.key() != key) {
      held = new Cached(key, of(kind, territory, number, ""));
      cache[slot] = held;
    }
    return held.structure();
  }

  /** The own cabinet of a person; {@code number} tells a person's cabinets apart. */
  Structure cabinet(Territory territory, int person, int number, String surname) {
    return of(StructureKind.CABINET, territory, person * 64 + number % 64, surname);
  }

  private Structure of(StructureKind kind, Territory territory, int number, String owner) {
    Draw draw =
        Draw.of(
            seed + kind.number(), Draw.Topic.STRUCTURE, ((long) territory.index() << 32) + number);
    Town town =
        number < 4 && kind.register() == 'F'
            ? territory.towns().get(number % territory.towns().size())
            : territory.town(draw);
    long flags = flags(draw, territory, town);
    Address address = address(draw, kind, town, flags);
    String phonePrefix = phonePrefix(territory);
    String phone =
        draw.percent(kind == StructureKind.EMPLOYER ? 30 : 74)
            ? phone(draw, phonePrefix, flags)
            : "";
    String phone2 = draw.percent(4) ? phone(draw, "063998", flags) : "";
    String fax = draw.percent(kind.register() == 'F' ? 30 : 9) ? phone(draw, phonePrefix, 0) : "";
    String name = names.name(draw, kind, town, number, owner, flags);
    String sign = names.sign(draw, kind, town, name);
    String email =
        draw.percent(7)
            ? "contact@" + Slug.hyphenated(names.shortName(kind)) + "-" + town.slug() + ".example"
            : "";
    return new Structure(
        kind,
        identifiers(kind, territory, number, draw),
        name,
        sign,
        address,
        phone,
        phone2,
        fax,
        email,
        territory,
        flags);
  }

  private static long flags(Draw draw, Territory territory, Town town) {
    long flags = 0;
    int street = draw.below(100);
    if (street < 3) {
      flags |= Anomaly.STREET_TYPE_IN_NAME.bit();
    } else if (street < 6) {
      flags |= Anomaly.MIXED_CASE_STREET_TYPE.bit();
    }
    if (draw.percent(3)) {
      flags |= Anomaly.INTERNATIONAL_PHONE.bit();
    }
    if (draw.below(3000) == 0) {
      flags |= Anomaly.STRAY_QUOTE.bit();
    }
    if (territory.foreign()) {
      flags |= Anomaly.FOREIGN_POSTAL_CODE.bit();
    } else if (territory.code().equals("20")) {
      flags |= Anomaly.CORSICA_WITHOUT_COMMUNE.bit();
    } else if (town.commune().equals("97801")) {
      flags |= Anomaly.COMMUNE_97801.bit();
    }
    return flags;
  }

  private Address address(Draw draw, StructureKind kind, Town town, long flags) {
    String complement =
        Anomaly.STRAY_QUOTE.in(flags)
            ? "CABINET \"DU PARC\""
            : draw.percent(24) ? names.complement(draw, kind) : "";
    String point =
        draw.percent(14)
            ? draw.pick(
                "RDC",
                "1ER ETAGE",
                "2EME ETAGE",
                "BATIMENT A",
                "BATIMENT B",
                "ENTREE C",
                "RESIDENCE LES TILLEULS",
                "CENTRE COMMERCIAL")
            : "";
    String number =
        draw.percent(88) ? String.valueOf(1 + draw.below(draw.percent(70) ? 40 : 260)) : "";
    String repetition = draw.percent(5) ? draw.pick("B", "T", "A", "bis") : "";
    Code type =
        streetTypes.get(
            draw.pick(
                "R", "R", "R", "R", "R", "AV", "AV", "BD", "PL", "RTE", "CHE", "ALL", "IMP", "QU",
                "CRS", "SQ", "ZA", "LD", "FG", "ZI"));
    String street = names.street(draw);
    if (Anomaly.STREET_TYPE_IN_NAME.in(flags)) {
      street = type.code() + " " + street;
      type = Code.NONE;
    } else if (!Anomaly.MIXED_CASE_STREET_TYPE.in(flags)) {
      type = capitalStreetTypes.get(type.code());
    }
    String mention = draw.percent(9) ? draw.pick("BP ", "CS ") + (10000 + draw.below(80000)) : "";
    String cedex =
        kind == StructureKind.HOSPITAL && draw.percent(60)
            ? town.postal() + " " + town.capitals() + " CEDEX"
            : town.distribution();
    return new Address(complement, point, number, repetition, type, street, mention, town, cedex);
  }

  /** The ranges the numbering authority keeps free for fiction: nobody's phone rings. */
  private static String phonePrefix(Territory territory) {
    return switch (territory.region()) {
      case "11" -> "019900";
      case "24", "28", "52", "53" -> "026191";
      case "27", "32", "44" -> "035301";
      case "84", "93", "94" -> "046571";
      case "75", "76" -> "053649";
      default -> "063998";
    };
  }

  private static String phone(Draw draw, String prefix, long flags) {
    String number = prefix + draw.digits(4);
    return Anomaly.INTERNATIONAL_PHONE.in(flags) ? "+33" + number.substring(1) : number;
  }

  private Identifiers identifiers(StructureKind kind, Territory territory, int number, Draw draw) {
    return switch (kind.register()) {
      case 'F' -> finessIdentifiers(kind, territory, number);
      case 'C' -> siretIdentifiers(kind, territory, number);
      default -> cabinetIdentifiers(kind, territory, number, draw);
    };
  }

  /** A hospital's legal entity may hold several hospitals; all else is its own. */
  private static Identifiers finessIdentifiers(
      StructureKind kind, Territory territory, int number) {
    int perKind = fourDigits(territory) ? NUMBERS_PER_KIND_OVERSEAS : NUMBERS_PER_KIND;
    String finess = finess(territory, number + perKind * kind.number());
    int entity = kind == StructureKind.HOSPITAL ? number / 3 : number % 100;
    String legal = finess(territory, perKind - 101 + entity % 100);
    return new Identifiers("", "", finess, legal, "F" + finess, "1" + finess);
  }

  private static Identifiers siretIdentifiers(StructureKind kind, Territory territory, int number) {
    long rank = territory.index() * 800_000L + (kind.number() - 8) * 200_000L + number;
    String siren = CheckDigit.withLuhn(spread(rank, 100_000_000L, 8));
    String siret = CheckDigit.withLuhn(siren + padded(1 + number % 7, 4));
    return new Identifiers(siret, siren, "", "", "C" + siret, "3" + siret);
  }

  /** The former identifier is the RPPS number of the one who founded the cabinet, and a rank. */
  private Identifiers cabinetIdentifiers(
      StructureKind kind, Territory territory, int number, Draw draw) {
    boolean own = kind == StructureKind.CABINET;
    long serial =
        own ? Integer.toUnsignedLong(number) : (1L << 33) + territory.index() * 400_000L + number;
    int founder = own ? number >>> 6 : draw.below(population.size());
    String rank = padded(own ? 1 + (number & 63) : 100 + number % 900, 3);
    String former = "4" + Rpps.number(seed, founder) + rank;
    return new Identifiers("", "", "", "", "R101" + padded(serial, 11), former);
  }

  private static boolean fourDigits(Territory territory) {
    return territory.overseas() || territory.foreign();
  }

  /** Two digits of the département, or four overseas, then a number, then the key. */
  private static String finess(Territory territory, int number) {
    String code = territory.code();
    if (!fourDigits(territory)) {
      return CheckDigit.withLuhn(code + "0" + spread(number, 100_000L, 5));
    }
    String prefix =
        switch (code) {
          case "99" -> "9709";
          case "CA" -> "9809";
          default -> code.substring(0, 2) + "0" + code.charAt(2);
        };
    return CheckDigit.withLuhn(prefix + spread(number, 10_000L, 4));
  }

  /** Scatters numbers over a range without two falling on one place. */
  private static String spread(long rank, long range, int digits) {
    return padded((rank + 577) * 61_803_399L % range, digits);
  }

  private static String padded(long value, int digits) {
    String text = Long.toString(value);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}
