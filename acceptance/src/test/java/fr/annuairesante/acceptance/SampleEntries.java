package fr.annuairesante.acceptance;

import fr.annuairesante.schema.AttributeType;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.DirectorySchema;
import fr.annuairesante.schema.ObjectClass;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Entries of every kind, invented, with what real ones have: accents, hyphens, two-letter names.
 */
final class SampleEntries {

  private static final String PERSON = "810000000001";

  private SampleEntries() {}

  /** Parents first. */
  static List<DirectoryEntry> all() {
    List<DirectoryEntry> entries = new ArrayList<>(Tree.containers());
    entries.add(structure());
    entries.add(person());
    entries.add(activity("1"));
    entries.add(activity("2"));
    entries.add(
        mailbox("zoe.exemple@medecin.exemple.mssante.fr", "Zoé-Hélène", "D'HAUTEVILLE-CŒUR"));
    entries.add(organisationMailbox());
    entries.add(full(Tree.mailbox("plein@exemple.mssante.fr"), "inetOrgPerson", "asBoite"));
    entries.add(full(Tree.person("810000000002"), "inetOrgPerson", "asProfessionnel"));
    entries.add(full(Tree.structure("R99"), "organization", "asStructure"));
    entries.add(full(Tree.activity("3", PERSON), "asActivite"));
    return List.copyOf(entries);
  }

  static DirectoryEntry mailbox(String address, String givenName, String familyName) {
    return DirectoryEntry.builder(Tree.mailbox(address))
        .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson")
        .objectClasses(ObjectClasses.MAILBOX)
        .add(Attributes.CN, givenName + " " + familyName)
        .add(Attributes.CN, familyName + " " + givenName)
        .add(Attributes.SN, familyName)
        .add(Attributes.GIVEN_NAME, givenName)
        .add(Attributes.MAIL, address)
        .add(Attributes.MAILBOX_TYPE, "PER")
        .add(Attributes.TITLE, "Médecin")
        .add(Attributes.PROFESSION, "10")
        .add(Attributes.O, "CABINET MÉDICAL DE L'ÎLE-D'AIX")
        .add(Attributes.POSTAL_ADDRESS, "1 RUE DE L'ÉTÉ$17123 ÎLE-D'AIX")
        .add(Attributes.TELEPHONE, "05 46 00 00 00")
        .add(Attributes.PAPERLESS, "TRUE")
        .add(Attributes.PAPERLESS_IMPORTED, "FALSE")
        .add(Attributes.DIGEST, "Zm9sZGVkLWRpZ2VzdC0y")
        .build();
  }

  private static DirectoryEntry organisationMailbox() {
    String address = "accueil@hopital.exemple.mssante.fr";
    return DirectoryEntry.builder(Tree.mailbox(address))
        .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson")
        .objectClasses(ObjectClasses.MAILBOX)
        .add(Attributes.CN, "Accueil des urgences : <24 h/24> ")
        .add(Attributes.SN, "Accueil des urgences")
        .add(Attributes.MAIL, address)
        .add(Attributes.MAILBOX_TYPE, "ORG")
        .add(Attributes.STRUCTURE_NATIONAL_ID, "750000001")
        .add(Attributes.STRUCTURE_NATIONAL_ID_TYPE, "1")
        .add(Attributes.DESCRIPTION, " service ouvert\nla nuit ")
        .build();
  }

  private static DirectoryEntry person() {
    return DirectoryEntry.builder(Tree.person(PERSON))
        .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson")
        .objectClasses(ObjectClasses.PERSON)
        .add(Attributes.CN, "Zoé-Hélène D'HAUTEVILLE-CŒUR")
        .add(Attributes.SN, "D'HAUTEVILLE-CŒUR")
        .add(Attributes.NATIONAL_ID, PERSON)
        .add(Attributes.SKILL, "SM54")
        .add(Attributes.SKILL, "SM26")
        .add(Attributes.HAS_MAILBOX, "TRUE")
        .add(Attributes.MAILBOX_ADDRESS, "zoe.exemple@medecin.exemple.mssante.fr")
        .add(Attributes.DIGEST, "Zm9sZGVkLWRpZ2VzdC0x")
        .build();
  }

  private static DirectoryEntry activity(String identifier) {
    return DirectoryEntry.builder(Tree.activity(identifier, PERSON))
        .objectClasses("top", ObjectClasses.ACTIVITY)
        .add(Attributes.ACTIVITY_ID, identifier)
        .add(Attributes.STRUCTURE_ID, "R1, été")
        .add(Attributes.L, "Évry-Courcouronnes")
        .build();
  }

  private static DirectoryEntry structure() {
    return DirectoryEntry.builder(Tree.structure("R1, été"))
        .objectClasses("top", "organization", ObjectClasses.STRUCTURE)
        .add(Attributes.STRUCTURE_ID, "R1, été")
        .add(Attributes.O, "Hôpital de l'Œil-de-Bœuf")
        .add(Attributes.FINESS, "750000001")
        .add(Attributes.FAX, "05 46 00 00 01")
        .build();
  }

  /** An entry with every attribute of ours that its last class has, and what its classes need. */
  private static DirectoryEntry full(String dn, String... classes) {
    DirectoryEntry.Builder entry = DirectoryEntry.builder(dn);
    List<ObjectClass> chain = new ArrayList<>();
    for (String name : classes) {
      for (ObjectClass at = required(name); at != null; at = superior(at)) {
        chain.add(at);
        entry.add(Attributes.OBJECT_CLASS, at.name());
      }
    }
    String named = dn.substring(dn.indexOf('=') + 1, dn.indexOf(','));
    entry.add(dn.substring(0, dn.indexOf('=')), named);
    ObjectClass last = required(classes[classes.length - 1]);
    Stream.concat(chain.stream().flatMap(each -> each.must().stream()), last.may().stream())
        .filter(name -> !name.equals(Attributes.OBJECT_CLASS) && !dn.startsWith(name + "="))
        .distinct()
        .forEach(name -> entry.add(name, example(DirectorySchema.required(name))));
    return entry.build();
  }

  private static String example(AttributeType type) {
    return switch (type.matching()) {
      case BOOLEAN -> "FALSE";
      case IA5 -> "exemple@exemple.fr";
      case TELEPHONE -> "+33 5 46 00 00 02";
      case ADDRESS -> "1 rue de l'Été$17123 Île-d'Aix";
      default -> type.name().equals(Attributes.C) ? "FR" : "Été d'œuvre n° 1";
    };
  }

  private static ObjectClass required(String name) {
    return DirectorySchema.objectClass(name).orElseThrow();
  }

  private static ObjectClass superior(ObjectClass each) {
    return each.superior() == null ? null : required(each.superior());
  }
}
