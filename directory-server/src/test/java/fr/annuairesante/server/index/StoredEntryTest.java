package fr.annuairesante.server.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import java.util.UUID;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class StoredEntryTest {

  private static final String ADDRESS = "helene.d-hauteville@medecin.mssante.fr";

  private static final DirectoryEntry ENTRY =
      DirectoryEntry.builder(Tree.mailbox(ADDRESS))
          .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson", "asBoite")
          .add("cn", "Hélène D'HAUTEVILLE-CŒUR")
          .add("cn", "D'HAUTEVILLE-CŒUR Hélène")
          .add("sn", " ")
          .add("description", "x".repeat(70_000))
          .add("mail", ADDRESS)
          .build();

  private static StoredEntry stored(Stamp stamp) {
    byte[] bytes = StoredEntry.encode(ENTRY, NameKey.of(ENTRY.dn()), stamp);
    byte[] padded = new byte[bytes.length + 20];
    System.arraycopy(bytes, 0, padded, 7, bytes.length);
    return new StoredEntry().reset(new BytesRef(padded, 7, bytes.length));
  }

  @Test
  void givesBackTheEntryAndItsStamp() {
    Stamp stamp = new Stamp(new UUID(7, 8), 1_000_001, 2_000_002, 0xabcdef, "uid=zoé", "uid=b");
    StoredEntry entry = stored(stamp);
    assertEquals(ENTRY, entry.toEntry());
    assertEquals(stamp, entry.stamp());
    assertEquals(Zone.MAILBOX, entry.zone());
    assertEquals(2, entry.depth());
    assertTrue(entry.find(Types.number("mail")));
    assertEquals(ADDRESS, entry.values().get(0));
    assertFalse(entry.find(Types.number("l")));
  }

  @Test
  void rendersWhatTheServerSaysOfAnEntry() {
    Stamp stamp = Stamp.created(new UUID(7, 8), 1_500_000_000_123_456L, 5, StoredEntry.IMPORTER);
    StoredEntry entry = stored(stamp.modified(1_600_000_000_000_007L, 9, "uid=z"));
    assertEquals("20170714024000Z", entry.derived("createTimestamp"));
    assertEquals("20200913122640Z", entry.derived("modifyTimestamp"));
    assertEquals("20200913122640.000007Z#000009#000#000000", entry.derived("entryCSN"));
    assertEquals("00000000-0000-0007-0000-000000000008", entry.derived("entryUUID"));
    assertEquals(StoredEntry.IMPORTER, entry.derived("creatorsName"));
    assertEquals("uid=z", entry.derived("modifiersName"));
    assertEquals("inetOrgPerson", entry.derived("structuralObjectClass"));
  }

  @Test
  void givesAnImportedNameTheSameIdentityEachTime() {
    UUID one = Stamp.uuidOfImported(NameKey.of(Tree.mailbox(ADDRESS)));
    assertEquals(one, Stamp.uuidOfImported(NameKey.of("MAIL=" + ADDRESS + "," + Tree.MAILBOXES)));
    assertEquals(8, one.version());
    assertEquals(2, one.variant());
  }
}
