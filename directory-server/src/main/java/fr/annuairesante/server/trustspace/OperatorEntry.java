package fr.annuairesante.server.trustspace;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.trust.Contact;
import fr.annuairesante.trust.Operator;
import fr.annuairesante.trust.OperatorState;

/** Operators as entries: a few attributes to read and search by, and the record that is true. */
public final class OperatorEntry {

  private OperatorEntry() {}

  /** The entry of an operator. */
  public static DirectoryEntry of(Operator operator) {
    Contact contact = operator.profile().contact();
    return DirectoryEntry.builder(Tree.operator(operator.id().text()))
        .objectClasses("top", ObjectClasses.OPERATOR_ENTRY)
        .add(Attributes.OPERATOR, operator.id().text())
        .add(Attributes.O, operator.profile().name())
        .add(Attributes.CN, contact.referent())
        .add(Attributes.MAIL, isAscii(contact.mail()) ? contact.mail() : "")
        .add(Attributes.STATE, state(operator))
        .add(Attributes.DOSSIER, Dossier.write(operator))
        .build();
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  /** As last written: a resignation that took effect since is only in the record. */
  private static String state(Operator operator) {
    if (operator.block().isPresent()) {
      return "bloque";
    }
    OperatorState state = operator.state();
    if (state instanceof OperatorState.Active) {
      return state instanceof OperatorState.Validated ? "valide" : "provisoire";
    }
    return state instanceof OperatorState.Suspended ? "suspendu" : "resilie";
  }

  /** The operator of an entry. */
  public static Operator operator(DirectoryEntry entry) {
    return Dossier.read(entry.first(Attributes.DOSSIER), Operator.class);
  }
}
