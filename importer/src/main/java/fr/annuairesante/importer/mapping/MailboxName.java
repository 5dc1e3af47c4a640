package fr.annuairesante.importer.mapping;

import fr.annuairesante.importer.extract.Line;
import fr.annuairesante.importer.extract.MailboxColumn;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.ServiceName;
import java.util.Map;

/**
 * How a mailbox is shown: its person, or its service and structure, or at worst what stands before
 * the @. A line that names a person is shown by that name whatever its type. What is not a person's
 * is found by its {@link ServiceName} too.
 */
record MailboxName(
    String type,
    String name,
    String givenName,
    String civility,
    ServiceName service,
    String localPart) {

  private static final Map<String, String> CIVILITIES =
      Map.of(
          "DR", "Docteur",
          "MC", "Médecin chef",
          "MG", "Médecin général",
          "PC", "Pharmacien chef",
          "PG", "Pharmacien général",
          "PR", "Professeur");

  private static final Map<String, String> TYPES =
      Map.of(
          "ORG", "Boîte aux lettres organisationnelle",
          "APP", "Boîte aux lettres applicative",
          "CAB", "Boîte aux lettres cabinet");

  static MailboxName of(Line line) {
    String address = line.text(MailboxColumn.ADDRESS);
    String civility = line.stripped(MailboxColumn.PRACTICE_CIVILITY);
    return new MailboxName(
        line.text(MailboxColumn.MAILBOX_TYPE),
        line.text(MailboxColumn.NAME),
        line.text(MailboxColumn.GIVEN_NAME),
        CIVILITIES.getOrDefault(civility, civility),
        new ServiceName(
            line.stripped(MailboxColumn.SERVICE),
            line.stripped(MailboxColumn.COMPANY_NAME),
            line.stripped(MailboxColumn.TRADE_NAME)),
        address.substring(0, address.indexOf('@')));
  }

  void addTo(EntryDraft draft) {
    String person = Texts.words(givenName.strip(), name.strip());
    if (person.isEmpty()) {
      addCollective(draft);
    } else {
      draft.add(Attributes.CN, person);
      draft.add(Attributes.CN, Texts.words(name.strip(), givenName.strip()));
      addFamilyName(draft, person);
      draft.add(Attributes.GIVEN_NAME, givenName);
      draft.add(Attributes.DISPLAY_NAME, Texts.words(civility, person));
    }
    if (!type.equals("PER")) {
      service.starts().forEach(start -> draft.add(Attributes.CN, start));
    }
    draft.add(Attributes.DESCRIPTION, TYPES.getOrDefault(type, ""));
  }

  private void addCollective(EntryDraft draft) {
    String shown = Texts.firstNonEmpty(service.shown(), localPart);
    draft.add(Attributes.CN, shown);
    addFamilyName(draft, shown);
    draft.add(Attributes.GIVEN_NAME, givenName);
    draft.add(Attributes.DISPLAY_NAME, shown);
  }

  /** inetOrgPerson requires sn; where the source has none, say so, for the way back. */
  private void addFamilyName(EntryDraft draft, String substitute) {
    if (name.isEmpty()) {
      draft.add(Attributes.SN, substitute);
      draft.add(Attributes.NAME_SUBSTITUTED, "TRUE");
    } else {
      draft.add(Attributes.SN, name);
    }
  }
}
