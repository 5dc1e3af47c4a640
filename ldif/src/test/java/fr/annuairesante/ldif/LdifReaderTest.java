package fr.annuairesante.ldif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.ldif.LdifRecord.Accepted;
import fr.annuairesante.ldif.LdifRecord.Rejected;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LdifReaderTest {

  private static List<LdifRecord> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<LdifRecord> read(byte[] file) throws IOException {
    List<LdifRecord> records = new ArrayList<>();
    try (LdifReader reader = new LdifReader(new ByteArrayInputStream(file))) {
      for (LdifRecord record = reader.next(); record != null; record = reader.next()) {
        records.add(record);
      }
    }
    return records;
  }

  private static DirectoryEntry only(String text) throws IOException {
    List<LdifRecord> records = read(text);
    assertEquals(1, records.size(), () -> "" + records);
    return assertInstanceOf(Accepted.class, records.get(0)).entry();
  }

  @Test
  void readsFoldedLinesCommentsAndForeignSpelling() throws IOException {
    DirectoryEntry entry =
        only(
            """
            # a comment
              that goes on
            version: 1

            dn: mail=a@b.fr,
             ou=bal,dc=mssante,dc=fr
            # another
            objectclass: top
            COMMONNAME: Zo
             é
            gn:Zoé
            description:
            sn::   w4lU
             w4k=
            """);
    assertEquals("mail=a@b.fr,ou=bal,dc=mssante,dc=fr", entry.dn());
    assertEquals(List.of("top"), entry.values(Attributes.OBJECT_CLASS));
    assertEquals(List.of("Zoé"), entry.values(Attributes.CN));
    assertEquals(List.of("Zoé"), entry.values(Attributes.GIVEN_NAME));
    assertEquals(List.of("ÉTÉ"), entry.values(Attributes.SN));
    assertEquals(List.of(), entry.values(Attributes.DESCRIPTION));
  }

  @Test
  void readsLinesEndedTheWindowsWay() throws IOException {
    DirectoryEntry entry = only("dn: dc=fr\r\ndc: f\r\n r\r\n\r\n\r\n");
    assertEquals(List.of("fr"), entry.values("dc"));
  }

  @Test
  void readsALastLineWithoutEnd() throws IOException {
    assertEquals(List.of("fr"), only("dn: dc=fr\ndc: fr").values("dc"));
  }

  @Test
  void readsAnEmptyFileAsNothing() throws IOException {
    assertEquals(List.of(), read(""));
    assertEquals(List.of(), read("version: 1\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cn: no name first           | 1 | starts with dn:
          dn: dc=fr%ndc               | 2 | name: value
          dn: dc=fr%n: x              | 2 | name: value
          dn: dc=fr%ndc: fr%nfoo: bar | 3 | unknown attribute foo
          dn: dc=fr%ncn;lang-fr: x    | 2 | attribute options
          dn: dc=fr%ncn:: !!          | 2 | not base64
          dn: dc=fr%ncn:: /w==        | 2 | not UTF-8
          dn: dc=fr%ncn:< file:///etc/hostname | 2 | by reference
          dn: dc=fr%nchangetype: add  | 2 | change records
          dn: dc=fr                   | 1 | no attribute
          version: 2                  | 1 | starts with dn:
          """)
  void saysWhichLineIsWrongAndGoesOn(String bad, long line, String reason) throws IOException {
    List<LdifRecord> records =
        read(bad.replace("%n", "\n") + "\nl: rest of the record\n\ndn: dc=com\ndc: com\n");
    if (bad.equals("dn: dc=fr")) {
      records = read(bad + "\n\ndn: dc=com\ndc: com\n");
    }
    assertEquals(2, records.size());
    Rejected rejected = assertInstanceOf(Rejected.class, records.get(0));
    assertEquals(line, rejected.line());
    assertTrue(rejected.reason().contains(reason), rejected.reason());
    assertEquals("dc=com", assertInstanceOf(Accepted.class, records.get(1)).entry().dn());
  }

  @Test
  void cutsALineWithoutEndShort() throws IOException {
    List<LdifRecord> records =
        read("dn: dc=fr\ndc: " + "x".repeat(2_000_000) + "\n\ndn: dc=a\ndc: a");
    assertEquals(2, records.size());
    assertEquals(2, assertInstanceOf(Rejected.class, records.get(0)).line());
  }
}
