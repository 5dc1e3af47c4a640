package fr.annuairesante.importer.difference;

import fr.annuairesante.importer.ImportReport.FileReport;
import java.util.List;

/**
 * What a run remembers of a file, to compare the next one with.
 *
 * @param name {@code file.txt} or {@code file.zip!entry.txt}
 * @param kind how the published file's name begins
 * @param stamp YYYYMMDDhhmm of its name, or the empty string
 * @param sha256 of the text, hexadecimal
 * @param endsWithLineFeed false when its last line is not ended
 */
public record SourceFacts(
    String name,
    String kind,
    String stamp,
    long bytes,
    String sha256,
    long lines,
    long accepted,
    boolean endsWithLineFeed,
    List<String> unknownColumns,
    List<String> absentColumns) {

  public SourceFacts {
    unknownColumns = List.copyOf(unknownColumns);
    absentColumns = List.copyOf(absentColumns);
  }

  public static SourceFacts of(FileReport file) {
    return new SourceFacts(
        file.name(),
        file.kind(),
        file.stamp(),
        file.bytes(),
        file.sha256(),
        file.lines(),
        file.accepted(),
        file.endsWithLineFeed(),
        file.unknownColumns(),
        file.absentColumns());
  }
}
