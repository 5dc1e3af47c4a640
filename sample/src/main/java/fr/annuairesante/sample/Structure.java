package fr.annuairesante.sample;

/**
 * A place of work with the coordinates the extracts repeat on each line. No component is null;
 * empty means that the register holds nothing.
 *
 * @param flags bits of the anomalies it bears
 */
record Structure(
    StructureKind kind,
    Identifiers identifiers,
    String name,
    String sign,
    Address address,
    String phone,
    String phone2,
    String fax,
    String email,
    Territory territory,
    long flags) {

  /** SIRET, SIREN and FINESS are empty where another register is in charge. */
  record Identifiers(
      String siret,
      String siren,
      String finess,
      String legalFiness,
      String technical,
      String former) {

    /** Type and identifier as the mailbox file writes them (DATA-FORMATS §2.1). */
    String type() {
      return former.substring(0, 1);
    }

    String value() {
      return former.substring(1);
    }
  }

  /** Street type and town are never null; the parts may be empty. */
  record Address(
      String complement,
      String point,
      String number,
      String repetition,
      Code streetType,
      String street,
      String mention,
      Town town,
      String cedex) {}
}
