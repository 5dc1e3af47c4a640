package fr.annuairesante.trust;

import fr.annuairesante.trust.Publication.ClaimedNames;
import java.util.Optional;

/** A publication in the making; starts as a good one. */
final class Draft {

  static final Claimed FINESS = new Claimed("1", "310000005");

  private final String address;
  private String type;
  private Claimed person = Claimed.NOTHING;
  private ClaimedNames names = ClaimedNames.NOTHING;
  private Claimed structure = Claimed.NOTHING;
  private Claimed responsible = Claimed.NOTHING;
  private String component = "";
  private boolean attested;
  private boolean test;
  private Optional<Boolean> redList = Optional.empty();
  private String service = "";
  private String description = "";

  private Draft(String address, String type) {
    this.address = address;
    this.type = type;
  }

  /** Of Dr Hélène D’HAUTEVILLE-CŒUR, whom {@link Scene} registers. */
  static Draft personal(String address) {
    return new Draft(address, "PER")
        .person(Scene.DOCTOR.type().code(), Scene.DOCTOR.value())
        .names("d hauteville-coeur", "HELENE");
  }

  /** Of somebody whom only the hospital knows. */
  static Draft local(String address) {
    return new Draft(address, "PER")
        .person("3", FINESS.value() + "/0042")
        .structure(FINESS)
        .attested(true)
        .work("Noël", "Anaïs", "99", "313");
  }

  static Draft group(String address) {
    return new Draft(address, "ORG").structure(FINESS).attested(true);
  }

  static Draft application(String address) {
    return new Draft(address, "APP").structure(FINESS).attested(true).component("Serveur de labo");
  }

  static Draft test(String address) {
    return group(address).test(true);
  }

  Draft type(String changed) {
    type = changed;
    return this;
  }

  Draft person(String idType, String id) {
    person = new Claimed(idType, id);
    return this;
  }

  Draft names(String family, String given) {
    return work(family, given, "", "");
  }

  Draft work(String family, String given, String profession, String role) {
    names = new ClaimedNames(family, given, profession, role);
    return this;
  }

  Draft structure(Claimed changed) {
    structure = changed;
    return this;
  }

  Draft responsible(PersonIdentifier professional) {
    responsible = new Claimed(professional.type().code(), professional.value());
    return this;
  }

  Draft component(String changed) {
    component = changed;
    return this;
  }

  Draft attested(boolean changed) {
    attested = changed;
    return this;
  }

  Draft test(boolean changed) {
    test = changed;
    return this;
  }

  Draft redList(boolean changed) {
    redList = Optional.of(changed);
    return this;
  }

  Draft service(String changed) {
    service = changed;
    return this;
  }

  Draft description(String changed) {
    description = changed;
    return this;
  }

  Publication build() {
    return new Publication(
        address,
        type,
        person,
        names,
        structure,
        responsible,
        component,
        attested,
        test,
        redList,
        service,
        description);
  }
}
