package fr.annuairesante.server.trustspace;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.trust.oversight.Indicators;

/** Monthly indicators as entries below their operator's (R131). */
public final class IndicatorsEntry {

  private IndicatorsEntry() {}

  /** The entry of a month's indicators, which replaces what was said before. */
  public static DirectoryEntry of(Indicators indicators) {
    String month = indicators.month().toString();
    String operator = indicators.operator().text();
    return DirectoryEntry.builder(Tree.indicators(month, operator))
        .objectClasses("top", ObjectClasses.INDICATORS_ENTRY)
        .add(Attributes.MONTH, month)
        .add(Attributes.OPERATOR, operator)
        .add(Attributes.DOSSIER, Dossier.write(indicators))
        .build();
  }

  /** Whether an entry below an operator's, or that one itself, holds indicators. */
  public static boolean isOne(DirectoryEntry entry) {
    return !entry.first(Attributes.MONTH).isEmpty();
  }

  /** The indicators of an entry. */
  public static Indicators indicators(DirectoryEntry entry) {
    return Dossier.read(entry.first(Attributes.DOSSIER), Indicators.class);
  }
}
