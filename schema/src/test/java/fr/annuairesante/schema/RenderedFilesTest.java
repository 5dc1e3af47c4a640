package fr.annuairesante.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.schema.AttributeTypeDefinition;
import com.unboundid.ldap.sdk.schema.ObjectClassDefinition;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The files that other programs read are the ones the schema renders, no more and no less. */
class RenderedFilesTest {

  private static final String REFRESH = "mvn -q -pl schema test -Dschema.refresh=true";

  @Test
  void theOpenLdapFileIsUpToDate() throws IOException {
    isUpToDate(Path.of("annuaire.schema"), OpenLdapSchema.render());
  }

  @Test
  void theApacheDsFileIsUpToDate() throws IOException {
    isUpToDate(Path.of("annuaire-apacheds.ldif"), ApacheDsSchema.render());
  }

  @Test
  void theTableOfAttributesIsUpToDate() throws IOException {
    isUpToDate(Path.of("../docs/attributes.md"), AttributeTables.render());
  }

  @Test
  void everyOpenLdapDescriptionParses() throws LDAPException {
    int types = 0;
    int classes = 0;
    for (String block : OpenLdapSchema.render().split("\n\n", -1)) {
      String description =
          block.substring(Math.max(0, block.indexOf("( 2."))).replaceAll("\\s+", " ");
      if (block.startsWith("attributetype ")) {
        types += new AttributeTypeDefinition(description.strip()).getNames().length;
      } else if (block.startsWith("objectclass ")) {
        classes += new ObjectClassDefinition(description.strip()).getNames().length;
      }
    }
    assertEquals(OwnTypes.all().size(), types);
    assertEquals(ObjectClasses.own().size(), classes);
  }

  @Test
  void everyApacheDsEntryParsesBelowItsParent() throws IOException, LDIFException, LDAPException {
    int elements = 0;
    try (LDIFReader reader =
        new LDIFReader(new BufferedReader(new StringReader(ApacheDsSchema.render())))) {
      for (Entry entry = reader.readEntry(); entry != null; entry = reader.readEntry()) {
        assertTrue(entry.getDN().endsWith("ou=schema"));
        if (entry.hasAttribute("m-oid")) {
          assertEquals(entry.getAttributeValue("m-oid"), entry.getRDN().getAttributeValues()[0]);
          elements++;
        }
      }
    }
    assertEquals(OwnTypes.all().size() + ObjectClasses.own().size(), elements);
  }

  @Test
  void bothAreAscii() {
    assertTrue((OpenLdapSchema.render() + ApacheDsSchema.render()).chars().allMatch(c -> c < 0x7f));
  }

  private static void isUpToDate(Path file, String rendered) throws IOException {
    if (Boolean.getBoolean("schema.refresh")) {
      Files.createDirectories(file.toAbsolutePath().normalize().getParent());
      Files.writeString(file, rendered, StandardCharsets.UTF_8);
    }
    String committed = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    assertEquals(rendered, committed, file + " is out of date; refresh it with: " + REFRESH);
  }
}
