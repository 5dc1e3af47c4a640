package fr.annuairesante.sample;

/**
 * Family names nobody listed: the long tail, composed of syllables in the manner of several
 * regions. Capitals, mostly without accents, as the registers write them.
 */
final class Syllables {

  private static final String[] FRENCH_START =
      ("BEL BOU CHA COR COU CRO DAU DEL DES DOU DU FON FOU FRE GAU GER GIR GOU GRA GUI HAU JAC JOU "
              + "LA LAM LAN MAL MAR MAU MER MON MOU NOI PAR PER PIN POI PON POU PRE QUE RAM RAY RI "
              + "ROU SAL SAU SER SOU TAI TES THI TOU TRE VAL VAS VER VIL VIN BEAU BON BRI CAM CAS")
          .split(" ", -1);
  private static final String[] FRENCH_MIDDLE =
      "BER CHE DE DI FA GE LE LI MAN NE NI QUI RA RE RI SE TE TI VA VI ZE LAI MON BE PE"
          .split(" ", -1);
  private static final String[] FRENCH_END =
      ("AUD EAU ET IER OT ARD IN ON AT AIN ELLE EUX ERT AULT ANT AIS EL OUX IEU AY ETTE OU IGNY "
              + "AC AN ER ILLON ERET ONNET ARDIN EREAU ILLET OIS ANGE INEL IERE")
          .split(" ", -1);
  private static final String[] BRETON_START =
      "KER LE_ TRE PEN GUE PLOU ABG LOC ROS COAT QUE".split(" ", -1);
  private static final String[] BRETON_END =
      "VELLEC MEUR BRAS GUEN LEVEN HERVE ADEC NEC OUARN DREN GOZ GALL BIHAN DIOU VENNEC RIOU EOC"
          .split(" ", -1);
  private static final String[] BASQUE_START =
      "ETCHE IRI ARA ELI GOY HARI LARR MENDI URRU OYHAN IBAR".split(" ", -1);
  private static final String[] BASQUE_END =
      "VERRY GARAY BEHERE GOYEN ART ALDE OA COIN BURU TEGUY ZABAL".split(" ", -1);
  private static final String[] ALSATIAN_START =
      "BAU BURG EBER FRIED GROSS HAB HEIN HOF KAUF KLEIN KOCH LIND MEY OBER RIED SCHAU SCHWEI STEIN WALT WEISS ZIM"
          .split(" ", -1);
  private static final String[] ALSATIAN_END =
      "MANN BERGER ER HEIMER LER MEYER HART INGER STEIN BACH AUER".split(" ", -1);
  private static final String[] IBERIAN_START =
      "ALM BARB CARV CORD FIGU GONC LOUR MAGAL MONT NOGU PALM SEQU TAV VASC".split(" ", -1);
  private static final String[] IBERIAN_END =
      "EIDA EIRA OSA ALHO EIRO ADO INHO ALVES ANO EZ ENO AS".split(" ", -1);
  private static final String[] MAGHREB_START =
      "BEN BOU HAM KHA MES ABD BELH CHER DJE GHE LAK MEZ OUL RAH SLI TAH YAH ZER".split(" ", -1);
  private static final String[] MAGHREB_END =
      "AOUI ALLAH IDI ANE OUCHE ACHI MADI OUDI ARI OUNI ABI ELKADER IMI EDDINE".split(" ", -1);
  private static final String[] AFRICAN_START =
      "DIA KON MBA NDO OUE SOU TRA BAKA KABO MOU NGO TSHI RAKO RANDRIA".split(" ", -1);
  private static final String[] AFRICAN_END =
      "KITE RE TE GO MBA LOU SSA NDA YE KALA TOVO MANANA".split(" ", -1);
  private static final String[] ASIAN =
      "LE NG XU BA VU HO LY DO PHAN CHAU TRINH QUACH LIM KIM TAN ONG UNG SO".split(" ", -1);

  private Syllables() {}

  /** A family name drawn from the stream, two letters to more than twenty. */
  static String surname(Draw draw) {
    int style = draw.below(1000);
    if (style < 640) {
      return french(draw);
    } else if (style < 700) {
      return breton(draw);
    } else if (style < 730) {
      return two(draw, BASQUE_START, BASQUE_END);
    } else if (style < 780) {
      return two(draw, ALSATIAN_START, ALSATIAN_END);
    } else if (style < 830) {
      return draw.percent(12)
          ? "DA " + two(draw, IBERIAN_START, IBERIAN_END)
          : two(draw, IBERIAN_START, IBERIAN_END);
    } else if (style < 890) {
      return draw.percent(10)
          ? "EL " + two(draw, MAGHREB_START, MAGHREB_END)
          : two(draw, MAGHREB_START, MAGHREB_END);
    } else if (style < 925) {
      return two(draw, AFRICAN_START, AFRICAN_END);
    } else if (style < 940) {
      return draw.pick(ASIAN);
    }
    return withParticle(draw);
  }

  /** More than 40 characters, as a few registered names are. */
  static String longSurname(Draw draw) {
    StringBuilder name = new StringBuilder("DE LA ").append(french(draw));
    while (name.length() <= 40) {
      name.append(draw.pick("-", " DE ", " D'A")).append(french(draw));
    }
    return name.toString();
  }

  private static String withParticle(Draw draw) {
    String name = french(draw);
    return switch (draw.below(8)) {
      case 0, 1 -> "DE " + name;
      case 2 -> "DE LA " + name;
      case 3, 4 -> "D'" + draw.pick("A", "E", "HAU", "O") + name;
      case 5 -> "VAN DER " + name;
      case 6 -> "SAINT-" + name;
      default -> "LE " + name;
    };
  }

  private static String french(Draw draw) {
    String start = draw.pick(FRENCH_START);
    String middle = draw.percent(62) ? draw.pick(FRENCH_MIDDLE) : "";
    if (draw.percent(12)) {
      middle = joined(draw.pick(FRENCH_MIDDLE), middle);
    }
    return joined(joined(start, middle), draw.pick(FRENCH_END));
  }

  private static String breton(Draw draw) {
    return two(draw, BRETON_START, BRETON_END).replace('_', ' ');
  }

  private static String two(Draw draw, String[] starts, String[] ends) {
    return joined(draw.pick(starts), draw.pick(ends));
  }

  /** Two vowels that nobody would write in a row lose the first one. */
  private static String joined(String left, String right) {
    if (left.isEmpty() || right.isEmpty()) {
      return left + right;
    }
    boolean clash = isVowel(left.charAt(left.length() - 1)) && isVowel(right.charAt(0));
    return (clash && left.length() > 2 ? left.substring(0, left.length() - 1) : left) + right;
  }

  private static boolean isVowel(char c) {
    return "AEIOUY".indexOf(c) >= 0;
  }
}
