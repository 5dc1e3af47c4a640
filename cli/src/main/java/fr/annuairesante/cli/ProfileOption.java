package fr.annuairesante.cli;

import fr.annuairesante.trust.Contact;
import fr.annuairesante.trust.LegalIdentifier;
import fr.annuairesante.trust.OperatorKind;
import fr.annuairesante.trust.OperatorProfile;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Who an operator is. What is missing or wrong the rules say, not the options. */
final class ProfileOption {

  @Option(names = "--name", paramLabel = "NAME", description = "Company name, or a person's.")
  private String name = "";

  @Option(names = "--patients", description = "It is the patients' operator.")
  private boolean patients;

  @Option(names = "--siren", paramLabel = "NUMBER", description = "Its SIREN.")
  private String siren;

  @Option(names = "--siret", paramLabel = "NUMBER", description = "Its SIRET.")
  private String siret;

  @Option(names = "--finess", paramLabel = "NUMBER", description = "Its FINESS number.")
  private String finess;

  @Option(names = "--rcs", paramLabel = "TEXT", description = "Its RCS: town and SIREN.")
  private String rcs;

  @Option(names = "--referent", paramLabel = "NAME", description = "The person in charge.")
  private String referent = "";

  @Option(names = "--mail", paramLabel = "ADDRESS", description = "Where notices go.")
  private String mail = "";

  @Option(names = "--post", paramLabel = "TEXT", description = "Where registered letters go.")
  private String post = "";

  /** True when any of it is given. */
  boolean isGiven() {
    return !name.isEmpty();
  }

  OperatorProfile profile() {
    List<LegalIdentifier> identifiers = new ArrayList<>();
    add(identifiers, LegalIdentifier.Type.SIREN, siren);
    add(identifiers, LegalIdentifier.Type.SIRET, siret);
    add(identifiers, LegalIdentifier.Type.FINESS, finess);
    add(identifiers, LegalIdentifier.Type.RCS, rcs);
    OperatorKind kind = patients ? OperatorKind.PATIENTS : OperatorKind.PROFESSIONALS;
    return new OperatorProfile(name, kind, identifiers, new Contact(referent, mail, post));
  }

  private static void add(
      List<LegalIdentifier> identifiers, LegalIdentifier.Type type, String value) {
    if (value != null) {
      identifiers.add(new LegalIdentifier(type, value));
    }
  }
}
