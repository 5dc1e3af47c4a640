package fr.annuairesante.importer.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A page being written. Text and attribute values are escaped, always: nothing of a file can become
 * markup. Not thread-safe.
 */
final class Html {

  private final StringBuilder out = new StringBuilder(1 << 16);
  private final Deque<String> open = new ArrayDeque<>();

  /** Content of an element. */
  interface Content {
    void write();
  }

  /**
   * An element with content.
   *
   * @param tag its name, and after a dot its class: {@code td.number}
   * @param attributes names and values in turn
   */
  Html element(String tag, Content content, String... attributes) {
    begin(tag, attributes);
    content.write();
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element that holds text only. */
  Html element(String tag, String text, String... attributes) {
    return element(tag, () -> text(text), attributes);
  }

  /** An element that has no content. */
  Html empty(String tag, String... attributes) {
    begin(tag, attributes);
    open.pop();
    return this;
  }

  Html text(String text) {
    escape(text);
    return this;
  }

  /** A style sheet of ours; HTML reads no escapes in it. */
  Html style(String css) {
    if (css.contains("<")) {
      throw new IllegalArgumentException("a style sheet with markup in it");
    }
    out.append("<style>").append(css).append("</style>");
    return this;
  }

  /** The whole document. */
  String document() {
    return "<!DOCTYPE html>\n" + out + "\n";
  }

  private void begin(String tag, String... attributes) {
    int dot = tag.indexOf('.');
    String name = dot < 0 ? tag : tag.substring(0, dot);
    if (out.length() > 0 && !name.equals("text") && !name.equals("span")) {
      out.append('\n');
    }
    out.append('<').append(name);
    if (dot >= 0) {
      attribute("class", tag.substring(dot + 1).replace('.', ' '));
    }
    for (int i = 0; i < attributes.length; i += 2) {
      attribute(attributes[i], attributes[i + 1]);
    }
    out.append('>');
    open.push(name);
  }

  private void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"");
    escape(value);
    out.append('"');
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(isControl(c) ? '\ufffd' : c);
      }
    }
  }

  /** HTML has no way to write these. */
  private static boolean isControl(char c) {
    return c == 0x7f || (c < ' ' && c != '\n' && c != '\t');
  }
}
