package fr.annuairesante.server.acts;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.search.Right;
import fr.annuairesante.server.search.Viewer;
import fr.annuairesante.trust.Actor;
import fr.annuairesante.trust.OperatorId;
import java.util.Optional;

/** Who of those who are logged in may act in the trust space, and as whom. */
public final class Actors {

  private static final String NAMED = Attributes.OPERATOR + "=";
  private static final String BELOW = "," + Tree.OPERATORS;

  private Actors() {}

  /** Empty for nobody, and for an account that may only search. */
  public static Optional<Actor> of(Viewer viewer) {
    if (viewer.may(Right.AGENCY)) {
      return Optional.of(new Actor.Agency(value(viewer)));
    }
    String dn = viewer.accountDn();
    boolean operator = dn.startsWith(NAMED) && dn.endsWith(BELOW);
    return operator
        ? Optional.of(new Actor.OfOperator(new OperatorId(value(viewer))))
        : Optional.empty();
  }

  /** Names of operators and accounts need no escape. */
  private static String value(Viewer viewer) {
    String dn = viewer.accountDn();
    return dn.substring(dn.indexOf('=') + 1, dn.indexOf(','));
  }
}
