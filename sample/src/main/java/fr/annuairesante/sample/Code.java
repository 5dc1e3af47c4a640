package fr.annuairesante.sample;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A code of a national nomenclature and its label as the extracts write it. Immutable; kept encoded
 * too, because most bytes of an extract are codes and labels.
 */
final class Code {

  static final Code NONE = new Code("", "");

  private final String code;
  private final String label;
  private final byte[] encoded;

  Code(String code, String label) {
    this.code = code;
    this.label = label;
    this.encoded = (code + "|" + label + "|").getBytes(StandardCharsets.UTF_8);
  }

  /** Reads a code table, in its order. */
  static Map<String, Code> table(String name, int labelColumn) {
    Map<String, Code> codes = new LinkedHashMap<>();
    for (List<String> row : Resource.csv("codes/" + name + ".csv")) {
      codes.put(row.get(0), new Code(row.get(0), row.get(labelColumn)));
    }
    return codes;
  }

  String code() {
    return code;
  }

  String label() {
    return label;
  }

  /** Both fields, a separator after each; to be read only. */
  byte[] encoded() {
    return encoded;
  }
}
