package fr.annuairesante.sample;

import java.util.List;

/** The four extracts, in the order they are summarised. */
public enum Extract {
  /** One line per person, activity and savoir-faire; 56 columns. */
  PERSON_ACTIVITY(0, "PS_LibreAcces_Personne_activite_", "0911"),
  /** One line per diploma or authorisation; 13 columns. */
  DIPLOMA(1, "PS_LibreAcces_Dipl_AutExerc_", "0912"),
  /** One line per savoir-faire; 13 columns. */
  SAVOIR_FAIRE(2, "PS_LibreAcces_SavoirFaire_", "0914"),
  /** One line per published mailbox; 31 columns. */
  MAILBOX(3, "Extraction_Correspondance_MSSante_", "1013");

  private final int position;
  private final String prefix;
  private final String time;

  Extract(int position, String prefix, String time) {
    this.position = position;
    this.prefix = prefix;
    this.time = time;
  }

  /** The header line without its end (DATA-FORMATS §1.1-1.4). */
  public String header() {
    return Headers.LINES.get(position);
  }

  /** Number of columns of a well-formed line. */
  public int columns() {
    return Headers.COLUMNS.get(position);
  }

  /** File name without its extension; {@code stamp} is the day as YYYYMMDD. */
  String fileName(String stamp) {
    return prefix + stamp + time;
  }

  private static final class Headers {
    static final List<String> LINES = Resource.lines("headers.txt");
    static final List<Integer> COLUMNS =
        LINES.stream().map(line -> line.split("\\|", -1).length).toList();
  }
}
