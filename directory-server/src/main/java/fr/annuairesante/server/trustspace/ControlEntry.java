package fr.annuairesante.server.trustspace;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.trust.oversight.Control;

/** Controls as entries below their operator's (R142 to R146). */
public final class ControlEntry {

  private ControlEntry() {}

  /** The entry of a control of that name. */
  public static DirectoryEntry of(String name, Control control) {
    String operator = control.operator().text();
    return DirectoryEntry.builder(Tree.control(name, operator))
        .objectClasses("top", ObjectClasses.CONTROL_ENTRY)
        .add(Attributes.CONTROL, name)
        .add(Attributes.OPERATOR, operator)
        .add(Attributes.DOSSIER, Dossier.write(control))
        .build();
  }

  /** Whether an entry below an operator's, or that one itself, holds a control. */
  public static boolean isOne(DirectoryEntry entry) {
    return !name(entry).isEmpty();
  }

  /** The agency's name for the control of an entry. */
  public static String name(DirectoryEntry entry) {
    return entry.first(Attributes.CONTROL);
  }

  /** The control of an entry. */
  public static Control control(DirectoryEntry entry) {
    return Dossier.read(entry.first(Attributes.DOSSIER), Control.class);
  }
}
