package fr.annuairesante.importer.mapping;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.DirectorySchema;
import fr.annuairesante.schema.Matching;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An entry being put together. Empty values are ignored, and so are values that the attribute's
 * equality rule cannot tell from one already there (RFC 4512 §2.2): the first spelling stays.
 *
 * <p>Attribute names must be interned strings, as constants are.
 *
 * <p>Lighter than the schema's builder, because millions are made. Not thread-safe.
 */
final class EntryDraft {

  private final String dn;
  private String[] names = new String[32];
  private Object[] values = new Object[32];
  private int size;

  EntryDraft(String dn) {
    this.dn = dn;
  }

  EntryDraft objectClasses(List<String> classes) {
    int at = place(Attributes.OBJECT_CLASS);
    values[at] = classes;
    return this;
  }

  EntryDraft add(String name, String value) {
    if (value == null || value.isEmpty()) {
      return this;
    }
    int at = place(name);
    if (values[at] == null) {
      values[at] = value;
    } else if (values[at] instanceof String only) {
      if (!isSame(name, only, value)) {
        List<String> both = new ArrayList<>(4);
        both.add(only);
        both.add(value);
        values[at] = both;
      }
    } else {
      addTo(name, many(at), value);
    }
    return this;
  }

  private void addTo(String name, List<String> present, String value) {
    for (String each : present) {
      if (isSame(name, each, value)) {
        return;
      }
    }
    present.add(value);
  }

  @SuppressWarnings("unchecked")
  private List<String> many(int at) {
    return (List<String>) values[at];
  }

  private int place(String name) {
    for (int i = 0; i < size; i++) {
      if (isSameName(names[i], name)) {
        return i;
      }
    }
    if (size == names.length) {
      names = Arrays.copyOf(names, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    names[size] = name;
    return size++;
  }

  /** Names are interned: constants of the schema, or read by the carrying code as such. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSameName(String a, String b) {
    return a == b;
  }

  private static boolean isSame(String name, String a, String b) {
    if (a.equals(b)) {
      return true;
    }
    if (surelyDiffer(a.charAt(0), b.charAt(0))) {
      return false;
    }
    Matching matching = DirectorySchema.required(name).matching();
    String normal = matching.normalise(a);
    return normal != null && normal.equals(matching.normalise(b));
  }

  /** No equality rule takes one ASCII letter or digit at the beginning for another. */
  private static boolean surelyDiffer(char a, char b) {
    return isLetterOrDigit(a) && isLetterOrDigit(b) && (a | 0x20) != (b | 0x20);
  }

  private static boolean isLetterOrDigit(char c) {
    char lower = (char) (c | 0x20);
    return (c >= '0' && c <= '9') || (lower >= 'a' && lower <= 'z');
  }

  DirectoryEntry build() {
    Attribute[] attributes = new Attribute[size];
    for (int i = 0; i < size; i++) {
      attributes[i] =
          new Attribute(names[i], values[i] instanceof String only ? List.of(only) : many(i));
    }
    return new DirectoryEntry(dn, List.of(attributes));
  }
}
