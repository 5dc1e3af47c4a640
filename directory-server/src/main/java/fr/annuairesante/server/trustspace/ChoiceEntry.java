package fr.annuairesante.server.trustspace;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.trust.PaperlessChoice;
import fr.annuairesante.trust.PersonIdentifier;
import java.util.Locale;

/** Zero-paper choices as entries of their own, which no import and no publication touches (R91). */
public final class ChoiceEntry {

  private ChoiceEntry() {}

  /** The entry of a choice, named by its address in lower case. */
  public static DirectoryEntry of(PaperlessChoice choice) {
    String address = choice.address().toString().toLowerCase(Locale.ROOT);
    return DirectoryEntry.builder(Tree.choice(address))
        .objectClasses("top", ObjectClasses.CHOICE_ENTRY)
        .add(Attributes.MAIL, address)
        .add(Attributes.NATIONAL_ID, choice.professional().national())
        .add(Attributes.PAPERLESS, choice.wanted() ? "TRUE" : "FALSE")
        .add(Attributes.DOSSIER, Dossier.write(choice))
        .build();
  }

  /** The choice with the number that its professional has now. */
  public static DirectoryEntry following(DirectoryEntry entry, DirectoryEntry person) {
    PaperlessChoice choice = choice(entry);
    return PersonIdentifier.of(
            person.first(Attributes.PERSON_ID_TYPE), person.first(Attributes.PERSON_ID))
        .filter(now -> !now.equals(choice.professional()))
        .map(now -> new PaperlessChoice(choice.address(), now, choice.wanted(), choice.stated()))
        .map(ChoiceEntry::of)
        .orElse(entry);
  }

  /** The choice of an entry. */
  public static PaperlessChoice choice(DirectoryEntry entry) {
    return Dossier.read(entry.first(Attributes.DOSSIER), PaperlessChoice.class);
  }
}
