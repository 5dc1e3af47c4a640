package fr.annuairesante.importer.mapping;

import fr.annuairesante.importer.extract.ActivityColumn;
import fr.annuairesante.importer.extract.Column;
import fr.annuairesante.importer.extract.Line;
import fr.annuairesante.schema.Attributes;

/** Columns of one line into attributes of one draft, white space around values left out. */
record Columns(EntryDraft draft, Line line) {

  void add(String attribute, Column column) {
    if (!line.isEmpty(column)) {
      draft.add(attribute, line.stripped(column));
    }
  }

  void telephone(String attribute, Column column) {
    if (!line.isEmpty(column)) {
      draft.add(attribute, Texts.telephone(line.stripped(column)));
    }
  }

  /** The numbers by which other registers know the structure of an activity line. */
  void structureNumbers() {
    add(Attributes.SIRET, ActivityColumn.SIRET);
    add(Attributes.SIREN, ActivityColumn.SIREN);
    add(Attributes.FINESS, ActivityColumn.FINESS);
    add(Attributes.FINESS_LEGAL, ActivityColumn.FINESS_LEGAL);
    add(Attributes.FORMER_STRUCTURE_ID, ActivityColumn.FORMER_STRUCTURE_ID);
    add(Attributes.COMPANY_NAME, ActivityColumn.COMPANY_NAME);
    add(Attributes.TRADE_NAME, ActivityColumn.TRADE_NAME);
  }
}
