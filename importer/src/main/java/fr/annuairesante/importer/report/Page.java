package fr.annuairesante.importer.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What all pages share: one file with its style in it, that loads nothing and runs nothing. */
final class Page {

  /** Even markup that slipped in could neither run nor fetch. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

  private static final String STYLE = style();

  private Page() {}

  private static String style() {
    try (InputStream in = Page.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("\\n", "");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The whole document; the content writes what is between body and /body. */
  static String of(Html html, String title, Html.Content content) {
    html.element(
        "html",
        () -> {
          html.element(
              "head",
              () -> {
                html.empty("meta", "charset", "utf-8");
                html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
                html.empty(
                    "meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
                html.empty("meta", "name", "robots", "content", "noindex");
                html.element("title", title);
                html.style(STYLE);
              });
          html.element("body", content);
        },
        "lang",
        "fr");
    return html.document();
  }

  /** Large number over its meaning. */
  static void tile(Html html, String number, String meaning, String remark) {
    html.element(
        "li",
        () -> {
          html.element("span.soft.small", meaning);
          html.element("b", number);
          if (!remark.isEmpty()) {
            html.element("span.soft.small", remark);
          }
        });
  }
}
