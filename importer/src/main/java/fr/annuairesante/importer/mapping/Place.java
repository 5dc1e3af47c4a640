package fr.annuairesante.importer.mapping;

import fr.annuairesante.importer.extract.ActivityColumn;
import fr.annuairesante.importer.extract.Line;
import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import java.util.HashMap;
import java.util.Map;

/**
 * Where an activity is: what an address book shows of it. Components are never null, empty when
 * unknown.
 *
 * @param company raison sociale, else enseigne
 * @param postalAddress lines joined by $ as LDAP wants them
 * @param state label of the département
 * @param country FR or empty
 */
record Place(
    String company,
    String street,
    String postalAddress,
    String postalCode,
    String town,
    String departement,
    String state,
    String commune,
    String country,
    String telephone) {

  /** The place of an activity line. */
  static Place of(Line line) {
    String company =
        Texts.firstNonEmpty(
            line.stripped(ActivityColumn.COMPANY_NAME), line.stripped(ActivityColumn.TRADE_NAME));
    String streetType =
        Texts.firstNonEmpty(
            line.stripped(ActivityColumn.STREET_TYPE_LABEL),
            line.stripped(ActivityColumn.STREET_TYPE));
    String street =
        Texts.words(
            line.stripped(ActivityColumn.STREET_NUMBER),
            line.stripped(ActivityColumn.STREET_NUMBER_SUFFIX),
            streetType,
            line.stripped(ActivityColumn.STREET));
    String postalCode = line.stripped(ActivityColumn.POSTAL_CODE);
    String commune = line.stripped(ActivityColumn.COMMUNE);
    String derived = Departements.code(commune, postalCode);
    String departement = Texts.firstNonEmpty(derived, line.stripped(ActivityColumn.DEPARTEMENT));
    String label = derived.isEmpty() ? line.stripped(ActivityColumn.DEPARTEMENT_LABEL) : "";
    return new Place(
        company,
        street,
        postalAddress(line, company, street, postalCode),
        postalCode,
        town(line, postalCode),
        departement,
        Texts.firstNonEmpty(Departements.label(departement), label),
        commune,
        Texts.countryCode(
            line.stripped(ActivityColumn.COUNTRY), line.stripped(ActivityColumn.COUNTRY_LABEL)),
        Texts.telephone(line.stripped(ActivityColumn.TELEPHONE)));
  }

  private static String town(Line line, String postalCode) {
    String label = line.stripped(ActivityColumn.COMMUNE_LABEL);
    return label.isEmpty() ? Texts.town(line.stripped(ActivityColumn.CEDEX), postalCode) : label;
  }

  private static String postalAddress(Line line, String company, String street, String postalCode) {
    String cedex = line.stripped(ActivityColumn.CEDEX);
    String lastLine =
        cedex.isEmpty()
            ? Texts.words(postalCode, line.stripped(ActivityColumn.COMMUNE_LABEL))
            : cedex;
    String country = line.stripped(ActivityColumn.COUNTRY_LABEL);
    String address =
        Texts.postalAddress(
            line.stripped(ActivityColumn.ADDRESSEE_COMPLEMENT),
            line.stripped(ActivityColumn.LOCATION_COMPLEMENT),
            street,
            line.stripped(ActivityColumn.DISTRIBUTION),
            lastLine,
            country.equalsIgnoreCase("France") ? "" : country);
    return address.isEmpty() ? "" : Texts.postalAddressAfter(company, address);
  }

  /** The place that an activity entry already in the directory shows. */
  static Place of(DirectoryEntry activity) {
    Map<String, String> first = new HashMap<>();
    for (Attribute attribute : activity.attributes()) {
      first.put(attribute.name(), attribute.first());
    }
    return new Place(
        first.getOrDefault(Attributes.COMPANY_NAME, ""),
        first.getOrDefault(Attributes.STREET, ""),
        first.getOrDefault(Attributes.POSTAL_ADDRESS, ""),
        first.getOrDefault(Attributes.POSTAL_CODE, ""),
        first.getOrDefault(Attributes.L, ""),
        first.getOrDefault(Attributes.DEPARTEMENT, ""),
        first.getOrDefault(Attributes.ST, ""),
        first.getOrDefault(Attributes.COMMUNE, ""),
        first.getOrDefault(Attributes.C, ""),
        first.getOrDefault(Attributes.TELEPHONE, ""));
  }

  /** True when somebody could be found there. */
  boolean isLocated() {
    return !postalCode.isEmpty() || !town.isEmpty();
  }

  /** Adds the whole place, address included. */
  void addTo(EntryDraft draft) {
    draft.add(Attributes.O, company);
    addAddressTo(draft);
  }

  /** Nobody looks for an activity by its structure's name: the structure and the person have it. */
  void addToActivity(EntryDraft draft) {
    draft.add(Attributes.COMPANY_NAME, company);
    addAddressTo(draft);
  }

  private void addAddressTo(EntryDraft draft) {
    addTownTo(draft);
    draft.add(Attributes.STREET, street);
    draft.add(Attributes.POSTAL_ADDRESS, postalAddress);
    draft.add(Attributes.C, country);
  }

  /** Adds what tells towns apart, without street. */
  void addTownTo(EntryDraft draft) {
    draft.add(Attributes.L, town);
    draft.add(Attributes.POSTAL_CODE, postalCode);
    draft.add(Attributes.ST, state);
    draft.add(Attributes.DEPARTEMENT, departement);
    draft.add(Attributes.COMMUNE, commune);
    draft.add(Attributes.TELEPHONE, telephone);
  }

  /** All of it, for a digest. */
  String text() {
    return String.join(
        "\n",
        company,
        street,
        postalAddress,
        postalCode,
        town,
        departement,
        commune,
        country,
        telephone);
  }
}
