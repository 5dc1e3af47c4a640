package fr.annuairesante.server.trustspace;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.trust.Domain;

/** Declared domains as entries: a few attributes to read, and the record that is true. */
public final class DomainEntry {

  private DomainEntry() {}

  /** The entry of a domain. */
  public static DirectoryEntry of(Domain domain) {
    return DirectoryEntry.builder(Tree.domain(domain.name().text()))
        .objectClasses("top", ObjectClasses.DOMAIN_ENTRY)
        .add(Attributes.DOMAIN, domain.name().text())
        .add(Attributes.OPERATOR, domain.operator().text())
        .add(Attributes.O, domain.holder().name())
        .add(Attributes.STATE, state(domain))
        .add(Attributes.DOSSIER, Dossier.write(domain))
        .build();
  }

  private static String state(Domain domain) {
    if (domain.removed().isPresent()) {
      return "retire";
    }
    return domain.block().isPresent() ? "bloque" : "declare";
  }

  /** The domain of an entry. */
  public static Domain domain(DirectoryEntry entry) {
    return Dossier.read(entry.first(Attributes.DOSSIER), Domain.class);
  }
}
