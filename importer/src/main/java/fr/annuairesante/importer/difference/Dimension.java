package fr.annuairesante.importer.difference;

import fr.annuairesante.importer.mapping.Departements;
import fr.annuairesante.schema.exchange.Held;
import fr.annuairesante.schema.exchange.UnitKind;
import java.util.List;

/** By what units are counted. */
public enum Dimension {
  /** PERSON, STRUCTURE and MAILBOX. */
  KIND,
  /** Persons by code of profession; one with two counts twice. */
  PROFESSION,
  /** Persons by code of the département of their activities; one with two counts twice. */
  DEPARTEMENT,
  /** Mailboxes by domain. */
  DOMAIN;

  /** The groups of this dimension that the unit is in. */
  List<String> groups(Held unit) {
    return switch (this) {
      case KIND -> List.of(unit.kind().name());
      case PROFESSION -> unit.kind() == UnitKind.PERSON ? unit.professions() : List.of();
      case DEPARTEMENT -> unit.kind() == UnitKind.PERSON ? unit.departements() : List.of();
      case DOMAIN -> unit.kind() == UnitKind.MAILBOX ? List.of(unit.domain()) : List.of();
    };
  }

  /** What people call a group; empty when that is its key, or when nobody told. */
  String label(String group) {
    return this == DEPARTEMENT ? Departements.label(group) : "";
  }
}
