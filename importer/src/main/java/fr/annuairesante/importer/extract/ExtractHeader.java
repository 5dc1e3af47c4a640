package fr.annuairesante.importer.extract;

import fr.annuairesante.importer.extract.ImportFailure.Code;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the first line of a file says: which extract it is and where each column stands.
 *
 * @param kind the extract whose columns it resembles most
 * @param line the header as read
 * @param fields number of columns, a trailing separator not counted
 * @param trailingSeparator the header, and so every line, ends with a separator (DATA-FORMATS §1.6)
 * @param places for each canonical column its field, or -1 when the file lacks it
 * @param unknownColumns titles of columns that are none of ours; they are ignored
 * @param absentColumns titles of optional columns that the file lacks
 */
public record ExtractHeader(
    ExtractKind kind,
    String line,
    int fields,
    boolean trailingSeparator,
    List<Integer> places,
    List<String> unknownColumns,
    List<String> absentColumns) {

  private static final int SHOWN = 80;

  /** Below this share of common columns a header is that of another file. */
  private static final double RESEMBLANCE = 0.5;

  public ExtractHeader {
    places = List.copyOf(places);
    unknownColumns = List.copyOf(unknownColumns);
    absentColumns = List.copyOf(absentColumns);
  }

  /**
   * Reads a header.
   *
   * @param file name of the file, for messages
   * @throws ImportFailure UNKNOWN_HEADER, REPEATED_COLUMN or MISSING_COLUMN
   */
  static ExtractHeader parse(String file, String line) throws ImportFailure {
    if (!isText(line)) {
      throw unknown(file, line);
    }
    List<String> titles = new ArrayList<>(Arrays.asList(line.split("\\|", -1)));
    boolean trailing = titles.size() > 1 && titles.get(titles.size() - 1).isBlank();
    if (trailing) {
      titles.remove(titles.size() - 1);
    }
    Map<String, Integer> fieldOf = new HashMap<>();
    for (int i = 0; i < titles.size(); i++) {
      if (fieldOf.put(key(titles.get(i)), i) != null) {
        throw new ImportFailure(
            Code.REPEATED_COLUMN,
            file + " names the column \"" + titles.get(i).strip() + "\" twice in its header.",
            "Fetch the extract again; nothing was changed.");
      }
    }
    ExtractKind kind = closestKind(file, line, fieldOf);
    return resolve(file, line, trailing, kind, titles, fieldOf);
  }

  private static ExtractHeader resolve(
      String file,
      String line,
      boolean trailing,
      ExtractKind kind,
      List<String> titles,
      Map<String, Integer> fieldOf)
      throws ImportFailure {
    List<Integer> places = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    Map<String, Integer> unknown = new HashMap<>(fieldOf);
    for (Column column : kind.columns()) {
      Integer field = unknown.remove(key(column.title()));
      if (field == null && column.needed()) {
        throw new ImportFailure(
            Code.MISSING_COLUMN,
            file + " is a " + kind.fileName() + " without the column \"" + column.title() + "\".",
            "The format of the extract has changed or the file is cut; nothing was changed.");
      }
      places.add(field == null ? -1 : field);
      if (field == null) {
        absent.add(column.title());
      }
    }
    List<String> unknownTitles =
        unknown.values().stream().sorted().map(titles::get).map(String::strip).toList();
    return new ExtractHeader(kind, line, titles.size(), trailing, places, unknownTitles, absent);
  }

  /** The kind that shares most columns; savoir-faire's 13 are all among the activities' 56. */
  private static ExtractKind closestKind(String file, String line, Map<String, Integer> fieldOf)
      throws ImportFailure {
    ExtractKind closest = null;
    double best = 0;
    for (ExtractKind kind : ExtractKind.values()) {
      List<Column> columns = kind.columns();
      long common = columns.stream().filter(c -> fieldOf.containsKey(key(c.title()))).count();
      double share = (double) common / (columns.size() + fieldOf.size() - common);
      double ofKind = (double) common / columns.size();
      double resemblance = Math.max(share, kind == ExtractKind.SKILL ? 0 : ofKind - 0.01);
      if (resemblance > best) {
        best = resemblance;
        closest = kind;
      }
    }
    if (best < RESEMBLANCE) {
      throw unknown(file, line);
    }
    return closest;
  }

  private static ImportFailure unknown(String file, String line) {
    return new ImportFailure(
        Code.UNKNOWN_HEADER,
        file + beginning(line) + ".",
        "Nothing was changed. Expected in UTF-8, separated by |, the columns of one of: "
            + expected()
            + ".");
  }

  private static boolean isText(String line) {
    return line.indexOf('\uFFFD') < 0 && line.indexOf('\0') < 0;
  }

  /** What there is instead of a header, so that it is known again: a page of an error, a list. */
  private static String beginning(String line) {
    if (line.isBlank()) {
      return " begins with an empty line, or is empty";
    }
    if (!isText(line)) {
      return " is no UTF-8 text: its first line is " + shown(line);
    }
    return " does not begin with the header of a national extract: its first line is "
        + shown(line);
  }

  private static String shown(String line) {
    String start =
        line.codePoints()
            .limit(SHOWN)
            .collect(
                StringBuilder::new,
                (text, c) -> text.appendCodePoint(Character.isISOControl(c) ? '\uFFFD' : c),
                StringBuilder::append)
            .toString();
    return "\"" + start + (start.length() < line.length() ? "..." : "") + "\"";
  }

  private static String expected() {
    return Arrays.stream(ExtractKind.values())
        .map(ExtractHeader::summary)
        .collect(Collectors.joining("; "));
  }

  private static String summary(ExtractKind kind) {
    List<Column> columns = kind.columns();
    String first = columns.stream().limit(4).map(Column::title).collect(Collectors.joining("|"));
    return kind.fileName() + " (" + columns.size() + " columns: " + first + "|...)";
  }

  /** Titles compare without regard to case, apostrophe shape and spaces around. */
  private static String key(String title) {
    String composed = Normalizer.normalize(title, Normalizer.Form.NFC);
    return composed.replace('\u2019', '\'').strip().toLowerCase(Locale.ROOT);
  }

  /** True when the file's own order is the canonical one: its lines need no rewriting. */
  boolean isCanonical() {
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i) != i) {
        return false;
      }
    }
    return fields == places.size();
  }

  /** A view on lines of this file; not thread-safe, one for each reader. */
  Line newLine() {
    return new Line(isCanonical() ? null : places.stream().mapToInt(Integer::intValue).toArray());
  }
}
