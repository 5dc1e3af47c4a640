package fr.annuairesante.schema.exchange;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.Tree;
import java.util.List;
import java.util.Optional;

/** What changes as one. */
public enum UnitKind {
  /** A professional with all activities. */
  PERSON('P', Attributes.NATIONAL_ID),
  STRUCTURE('S', Attributes.STRUCTURE_ID),
  MAILBOX('M', Attributes.MAIL);

  private static final UnitKind[] ALL = values();

  private final char letter;
  private final String naming;

  UnitKind(char letter, String naming) {
    this.letter = letter;
    this.naming = naming;
  }

  public char letter() {
    return letter;
  }

  /** The attribute that names the unit. */
  public String naming() {
    return naming;
  }

  /** The kind of a letter. */
  public static Optional<UnitKind> of(char letter) {
    for (UnitKind kind : ALL) {
      if (kind.letter == letter) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** Reads a letter; throws {@link IllegalArgumentException} on any other. */
  static UnitKind read(ByteReader in) {
    char letter = (char) in.number();
    return of(letter)
        .orElseThrow(() -> new IllegalArgumentException("no kind of unit is " + letter));
  }

  /** The kind of unit that this entry names; empty for an activity and for what is no import's. */
  public static Optional<UnitKind> of(DirectoryEntry entry) {
    List<String> classes = entry.values(Attributes.OBJECT_CLASS);
    if (classes.contains(ObjectClasses.MAILBOX)) {
      return Optional.of(MAILBOX);
    }
    if (classes.contains(ObjectClasses.PERSON)) {
      return Optional.of(PERSON);
    }
    return classes.contains(ObjectClasses.STRUCTURE) ? Optional.of(STRUCTURE) : Optional.empty();
  }

  /** The distinguished name of a unit. */
  public String dn(String name) {
    return switch (this) {
      case PERSON -> Tree.person(name);
      case STRUCTURE -> Tree.structure(name);
      case MAILBOX -> Tree.mailbox(name);
    };
  }
}
