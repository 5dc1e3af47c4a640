package fr.annuairesante.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A code of a national nomenclature and its label as the extracts write it. */
record Code(String code, String label) {

  static final Code NONE = new Code("", "");

  /** Reads a code table, in its order. */
  static Map<String, Code> table(String name, int labelColumn) {
    Map<String, Code> codes = new LinkedHashMap<>();
    for (List<String> row : Resource.csv("codes/" + name + ".csv")) {
      codes.put(row.get(0), new Code(row.get(0), row.get(labelColumn)));
    }
    return codes;
  }
}
