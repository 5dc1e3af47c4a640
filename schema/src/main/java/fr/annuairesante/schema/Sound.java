package fr.annuairesante.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * How a French name sounds, written so that names that sound alike are written alike: {@code
 * dupont} and {@code dupond} are {@code DUPo}. A small letter is a nasal vowel (a: an, i: in, o:
 * on), W is ou, Q is eu, C is ch, H is gn.
 *
 * <p>The rules are the correspondence of French letters and sounds (N. Catach, L'orthographe
 * française) with what names keep of older spelling, as FONEM does for family names (Bouchard,
 * Brard, Lavoie, Population 36-6, 1981); docs/decisions/0013-phonetic.md measures them.
 */
final class Sound {

  /**
   * The first rule whose letters are there, between what must be before and after, says the sound.
   * Of the letters, {@code ^} is the start of the word and {@code $} its end. Before: V a vowel,
   * {@code ???} three letters, else one of some endings of what was read. After: V a vowel, C a
   * consonant or the end, but no n or m, which would be doubled and undo the nasal, else one of
   * some letters. {@code -} is anything before or after, and no sound. The rest of the letters
   * sound like themselves.
   */
  private static final String RULES =
      """
      # names with a way of their own
      -  ^francoi  -  FRaSWA
      -  ^guisl  -  GIL
      -  ^gisl  -  GIL
      -  ^michae  -  MIKAE
      -  ^mue  l  MU
      -  ^regn  -  REN
      -  ^schmid$  -  CMI
      -  ^andre$  -  aDRE
      -  pre$  -  PRE
      -  pres$  -  PRE
      -  prez$  -  PRE
      lop|gom|nand|rigu|zal|min|riqu|nun|mend|var|mingu  es$  -  EZ
      # silent ends
      -  ees$  -  -
      -  ee$  -  -
      -  es$  -  -
      -  e$  -  -
      -  he$  -  E
      -  h  -  -
      ???  ers$  -  E
      ???  er$  -  E
      -  ercq$  -  ER
      -  erq$  -  ER
      -  erc$  -  ER
      au|eu|ou|oi  x$  -  -
      c|h|n|l|d|b  aix$  -  E
      V  sts$  -  -
      V  st$  -  -
      -  dt$  -  -
      -  ts$  -  -
      -  t$  -  -
      n|r|l|u  ds$  -  -
      n|r|l|u  d$  -  -
      m|u  ps$  -  -
      m|u  p$  -  -
      m  p  t  -
      m  bs$  -  -
      m  b$  -  -
      n|r  gs$  -  -
      n|r  g$  -  -
      n  c$  -  -
      a|o  z$  -  -
      -  s$  -  -
      # several vowels
      -  eau  -  O
      -  aill  -  AI
      -  ail$  -  AI
      -  ain  C  i
      -  aim  C  i
      -  ayn  C  i
      -  aul  tdx  O
      -  au  -  O
      -  ai  V  EI
      -  ay  V  EI
      -  aistr  -  ETR
      -  ai  -  E
      -  ay  -  E
      -  eill  -  EI
      -  eil$  -  EI
      -  ein  C  i
      -  eim  C  i
      -  eyn  C  i
      -  ei  V  EI
      -  ey  V  EI
      -  ei  -  E
      -  ey  -  E
      -  eu  -  Q
      -  oeu  -  Q
      -  oin  C  Wi
      -  oyn  C  Wi
      -  oi  V  WAI
      -  oy  V  WAI
      -  oi  -  WA
      -  oy  -  WA
      -  ouill  -  WI
      -  oul  td  W
      -  ou  -  W
      # nasal vowels
      i|y  en  C  i
      -  en$  -  EN
      -  an  C  a
      -  am  C  a
      -  en  C  a
      -  em  C  a
      -  in  C  i
      -  im  C  i
      -  yn  C  i
      -  ym  C  i
      -  un  C  i
      -  um  C  i
      -  on  C  o
      -  om  C  o
      # consonants
      -  sch  -  C
      -  ch  rln  K
      -  ch  -  C
      -  ck  -  K
      -  cqu  -  K
      -  cq  -  K
      -  cc  eiy  KS
      -  c  eiy  S
      -  c  -  K
      -  qu  -  K
      -  q  -  K
      -  ph  -  F
      -  bv  -  V
      -  dj  -  J
      -  gn  -  H
      -  gu  eiy  G
      -  gw  -  G
      -  ge  ao  J
      -  g  eiy  J
      -  jeh  ao  J
      -  je  ao  J
      -  sc  eiy  S
      -  sh  -  C
      e  squ  -  K
      ^de  s  bcdfgjklmnpqrtv  -
      V  s  n  -
      i  s  l  -
      -  ss  -  S
      V  s  V  Z
      -  th  -  T
      -  tz  -  Z
      -  x  -  KS
      -  w  -  V
      -  y  -  I
      """;

  private static final String VOWELS = "aeiouy";

  /** The rules by the first of their letters. */
  private static final List<List<Rule>> BY_FIRST = byFirst();

  private Sound() {}

  /** One line of the rules. */
  private record Rule(List<String> before, String letters, String after, String sound) {

    static Rule of(String line) {
      String[] columns = line.split(" +", -1);
      List<String> before = List.of(columns[0].split("\\|", -1));
      return new Rule(before, columns[1], columns[2], columns[3].equals("-") ? "" : columns[3]);
    }

    boolean follows(String spelt, int at) {
      return switch (before.get(0)) {
        case "-" -> true;
        case "V" -> isVowel(spelt.charAt(at - 1));
        case "???" -> at > 3;
        default -> endsWithOneOf(spelt, at);
      };
    }

    private boolean endsWithOneOf(String spelt, int at) {
      for (String ending : before) {
        if (spelt.startsWith(ending, at - ending.length())) {
          return true;
        }
      }
      return false;
    }

    boolean precedes(String spelt, int at) {
      return switch (after) {
        case "-" -> true;
        case "V" -> isVowel(spelt.charAt(at));
        case "C" -> !isVowel(spelt.charAt(at)) && "nm".indexOf(spelt.charAt(at)) < 0;
        default -> after.indexOf(spelt.charAt(at)) >= 0;
      };
    }
  }

  private static List<List<Rule>> byFirst() {
    List<List<Rule>> rules = new ArrayList<>();
    for (char c = 0; c < 0x80; c++) {
      rules.add(new ArrayList<>());
    }
    RULES
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(Rule::of)
        .forEach(rule -> rules.get(rule.letters.charAt(0)).add(rule));
    return rules;
  }

  /**
   * The sound of a word in normal form ({@link Folding#fold}), of letters and digits; empty only
   * when the word is. What is no letter of French sounds like itself.
   */
  static String of(String word) {
    String spelt = "^" + spelling(word) + "$";
    StringBuilder sounds = new StringBuilder(word.length());
    int at = 0;
    while (at < spelt.length()) {
      Rule rule = ruleAt(spelt, at);
      if (rule == null) {
        appendLetter(sounds, spelt.charAt(at));
        at++;
      } else {
        for (int i = 0; i < rule.sound.length(); i++) {
          appendOnce(sounds, rule.sound.charAt(i));
        }
        at += rule.letters.length();
      }
    }
    return sounds.isEmpty() ? word : sounds.toString();
  }

  /** Without a mute h, but between vowels, and without a double consonant at the end. */
  private static String spelling(String word) {
    StringBuilder spelling = new StringBuilder(word.length() + 1);
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      char previous = i == 0 ? '^' : word.charAt(i - 1);
      char next = i == word.length() - 1 ? '$' : word.charAt(i + 1);
      boolean between = isVowel(previous) && isVowel(next);
      if (c != 'h' || between || "cpst".indexOf(previous) >= 0) {
        spelling.append(c);
      } else if (previous == 'g' && "eiy".indexOf(next) >= 0) {
        spelling.append('u');
      }
    }
    int last = spelling.length() - 1;
    if (last > 0 && isLetter(spelling.charAt(last)) && !isVowel(spelling.charAt(last))) {
      if (spelling.charAt(last) == spelling.charAt(last - 1)) {
        spelling.setLength(last);
      }
    }
    return spelling.toString();
  }

  private static Rule ruleAt(String spelt, int at) {
    char first = spelt.charAt(at);
    if (first < BY_FIRST.size()) {
      for (Rule rule : BY_FIRST.get(first)) {
        if (spelt.startsWith(rule.letters, at)
            && rule.follows(spelt, at)
            && rule.precedes(spelt, at + rule.letters.length())) {
          return rule;
        }
      }
    }
    return null;
  }

  private static void appendLetter(StringBuilder sounds, char c) {
    if (isLetter(c)) {
      appendOnce(sounds, (char) (c - 'a' + 'A'));
    } else if (c != '^' && c != '$') {
      sounds.append(c);
    }
  }

  /** A sound written twice is heard once. */
  private static void appendOnce(StringBuilder sounds, char sound) {
    int last = sounds.length() - 1;
    if (last < 0 || sounds.charAt(last) != sound) {
      sounds.append(sound);
    }
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isVowel(char c) {
    return VOWELS.indexOf(c) >= 0;
  }
}
