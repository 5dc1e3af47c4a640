package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import fr.annuairesante.ldif.LdifReader;
import fr.annuairesante.ldif.LdifRecord;
import fr.annuairesante.ldif.LdifWriter;
import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Matching;
import fr.annuairesante.schema.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An export is good when a server that is not ours takes it, with its own idea of the schema, and
 * gives the same values back.
 */
class OpenLdapLoadsTheExportTest {

  private static final Slapd.Database DATABASE =
      new Slapd.Database(
          List.of("objectClass eq", "cn,sn,givenName,mail eq,sub", "asIdentifiantNational eq"),
          64L << 20);
  private static final List<DirectoryEntry> ENTRIES = SampleEntries.all();

  @BeforeAll
  static void needsSlapd() {
    Slapd.isNeeded();
  }

  @Test
  void entryByEntryAndValueByValue(@TempDir Path folder) throws Exception {
    try (Slapd slapd = loaded(folder)) {
      slapd.start();
      try (LDAPConnection connection = slapd.connect()) {
        for (DirectoryEntry entry : ENTRIES) {
          isTheSame(entry, connection.getEntry(entry.dn()));
        }
        assertEquals(ENTRIES.size(), found(connection, "(objectClass=*)"));
      }
    }
  }

  @Test
  void andFindsPeopleByWhatTheirEntriesSay(@TempDir Path folder) throws Exception {
    try (Slapd slapd = loaded(folder)) {
      slapd.start();
      try (LDAPConnection connection = slapd.connect()) {
        assertEquals(2, found(connection, "(&(objectClass=inetOrgPerson)(cn=*HAUTEVILLE-CŒUR*))"));
        assertEquals(1, found(connection, "(mail=zoe.exemple@medecin.exemple.mssante.fr)"));
        assertEquals(1, found(connection, "(mail=*accueil*)"));
        assertEquals(2, found(connection, "(&(objectClass=asActivite)(l=évry*))"));
        assertEquals(1, found(connection, "(asEmpreinte=Zm9sZGVkLWRpZ2VzdC0x)"));
        assertEquals(3, found(connection, "(TypeBAL=*)"));
      }
    }
  }

  @Test
  void andItsOwnExportComesBackToUs(@TempDir Path folder) throws Exception {
    Path back = folder.resolve("back.ldif");
    try (Slapd slapd = loaded(folder)) {
      slapd.export(back);
    }
    Map<String, DirectoryEntry> seen = new HashMap<>();
    try (LdifReader reader = new LdifReader(Files.newInputStream(back))) {
      for (LdifRecord record = reader.next(); record != null; record = reader.next()) {
        DirectoryEntry entry = assertInstanceOf(LdifRecord.Accepted.class, record).entry();
        // slapd writes other escapes than we do (RFC 4514 §2.4 allows both).
        seen.put(Matching.NAME.normalise(entry.dn()), entry);
      }
    }
    assertEquals(ENTRIES.size(), seen.size());
    for (DirectoryEntry entry : ENTRIES) {
      DirectoryEntry returned = seen.get(Matching.NAME.normalise(entry.dn()));
      assertNotNull(returned, entry.dn());
      for (Attribute attribute : entry.attributes()) {
        assertEquals(attribute.values(), returned.values(attribute.name()), entry.dn());
      }
    }
  }

  @Test
  void soThatAnyoneMayAddAnEntryThere(@TempDir Path folder) throws Exception {
    try (Slapd slapd = loaded(folder)) {
      slapd.start();
      try (LDAPConnection connection = slapd.connect()) {
        DirectoryEntry entry = SampleEntries.mailbox("nouveau@exemple.mssante.fr", "Éloïse", "NG");
        Entry added = new Entry(entry.dn());
        entry.attributes().forEach(a -> added.addAttribute(a.name(), a.values()));
        connection.add(added);
        isTheSame(entry, connection.getEntry(entry.dn()));
      }
    }
  }

  private static Slapd loaded(Path folder) throws IOException, InterruptedException {
    Path ldif = folder.resolve("export.ldif");
    try (LdifWriter writer = new LdifWriter(Files.newOutputStream(ldif))) {
      for (DirectoryEntry entry : ENTRIES) {
        writer.put(entry);
      }
    }
    Path schema = Path.of("../schema/annuaire.schema");
    assertTrue(Files.exists(schema), "run the tests with Maven, which starts them in their module");
    Slapd slapd = new Slapd(Files.createDirectory(folder.resolve("slapd")), schema, DATABASE);
    slapd.load(ldif);
    return slapd;
  }

  private static int found(LDAPConnection connection, String filter) throws LDAPException {
    List<SearchResultEntry> entries =
        connection.search(Tree.SUFFIX, SearchScope.SUB, filter, "1.1").getSearchEntries();
    return entries.size();
  }

  private static void isTheSame(DirectoryEntry entry, Entry seen) {
    assertNotNull(seen, entry.dn());
    for (Attribute attribute : entry.attributes()) {
      String[] values = seen.getAttributeValues(attribute.name());
      assertNotNull(values, () -> attribute.name() + " of " + entry.dn());
      // A set: the order of values is not the other server's business (RFC 4512 §2.2).
      assertEquals(
          Set.copyOf(attribute.values()), Set.copyOf(Arrays.asList(values)), attribute.name());
    }
    assertEquals(
        entry.values(Attributes.OBJECT_CLASS).size(),
        seen.getAttributeValues(Attributes.OBJECT_CLASS).length);
  }
}
