package fr.annuairesante.importer.report;

import fr.annuairesante.importer.report.NightReport.SourceFile;
import java.util.List;

/** The files of a run, as a table. */
final class FileTable {

  private FileTable() {}

  static void write(Html html, List<SourceFile> files) {
    if (files.isEmpty()) {
      html.element("p", "Aucun fichier n'a été lu jusqu'au bout.");
      return;
    }
    html.element(
        "table.cards",
        () -> {
          html.element("caption", "Ce qui a été lu, dans l'ordre donné");
          html.element(
              "thead",
              () ->
                  html.element(
                      "tr",
                      () -> {
                        html.element("th", "Fichier", "scope", "col");
                        html.element("th", "Daté du", "scope", "col");
                        html.element("th.n", "Taille", "scope", "col");
                        html.element("th.n", "Lignes", "scope", "col");
                        html.element("th.n", "Refusées", "scope", "col");
                      }));
          html.element("tbody", () -> files.forEach(file -> row(html, file)));
        });
  }

  private static void row(Html html, SourceFile file) {
    html.element(
        "tr",
        () -> {
          html.element(
              "th",
              () -> {
                html.text(file.name());
                if (!file.sha256().isEmpty()) {
                  html.empty("br").element("code", "SHA-256 " + file.sha256());
                }
                columns(html, "Colonnes inconnues, ignorées : ", file.unknownColumns());
                columns(html, "Colonnes facultatives absentes : ", file.absentColumns());
              },
              "scope",
              "row");
          html.element("td", French.stamp(file.stamp()), "data-label", "Daté du");
          html.element("td.n", French.megabytes(file.bytes()), "data-label", "Taille");
          html.element("td.n", French.count(file.lines()), "data-label", "Lignes");
          long refused = file.lines() - file.accepted();
          html.element("td.n", French.count(refused), "data-label", "Refusées");
        });
  }

  private static void columns(Html html, String meaning, List<String> names) {
    if (!names.isEmpty()) {
      html.empty("br").element("span.warned.small", meaning + String.join(", ", names));
    }
  }
}
