package fr.annuairesante.server.acts;

import fr.annuairesante.trust.Claimed;
import fr.annuairesante.trust.Publication;
import java.util.Optional;

/** What operators publish in a {@link Scene}. */
final class Publications {

  private Publications() {}

  static Publication personal(String address) {
    return personal(address, Scene.HELENE, "d hauteville-coeur", "HELENE");
  }

  static Publication personal(String address, String id, String family, String given) {
    return new Publication(
        address,
        "PER",
        new Claimed(id.substring(0, 1), id.substring(1)),
        new Publication.ClaimedNames(family, given, "", ""),
        Claimed.NOTHING,
        Claimed.NOTHING,
        "",
        false,
        false,
        Optional.empty(),
        "",
        "");
  }

  static Publication personalOnRedList(String address, boolean redList) {
    Publication plain = personal(address);
    return new Publication(
        plain.address(),
        plain.type(),
        plain.person(),
        plain.names(),
        plain.structure(),
        plain.responsible(),
        "",
        false,
        false,
        Optional.of(redList),
        "",
        "");
  }

  static Publication group(String address, String service, boolean test) {
    return new Publication(
        address,
        "ORG",
        Claimed.NOTHING,
        Publication.ClaimedNames.NOTHING,
        Scene.FINESS,
        Claimed.NOTHING,
        "",
        true,
        test,
        Optional.empty(),
        service,
        "Réception des comptes rendus");
  }
}
