package fr.annuairesante.server.write;

import java.util.List;

/** What a client asks to be written: names and values as it wrote them. */
public sealed interface Write {

  /** The name of the entry concerned. */
  String dn();

  /** RFC 4511 §4.7. */
  record Add(String dn, List<Values> attributes) implements Write {
    public Add {
      attributes = List.copyOf(attributes);
    }
  }

  /** RFC 4511 §4.6: in this order, all or nothing. */
  record Modify(String dn, List<Modification> modifications) implements Write {
    public Modify {
      modifications = List.copyOf(modifications);
    }
  }

  /** RFC 4511 §4.8. */
  record Delete(String dn) implements Write {}

  /** RFC 4511 §4.9; nothing of the new name is kept, as no entry changes its name. */
  record Rename(String dn) implements Write {}

  /**
   * Values of one attribute.
   *
   * @param description name or OID, with options
   */
  record Values(String description, List<String> values) {
    public Values {
      values = List.copyOf(values);
    }
  }

  /** One step of a modify. */
  record Modification(Kind kind, Values values) {}

  /** RFC 4511 §4.6, and RFC 4525. */
  enum Kind {
    ADD,
    DELETE,
    REPLACE,
    INCREMENT
  }
}
