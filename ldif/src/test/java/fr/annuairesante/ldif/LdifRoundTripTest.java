package fr.annuairesante.ldif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was written is read back, by us and by a library that is not ours. */
class LdifRoundTripTest {

  private static final List<String> NASTY =
      List.of(
          " leading space",
          "trailing space ",
          " ",
          ":colon",
          "<less",
          "a:b<c",
          "#hash",
          "line\nbreak",
          "carriage\rreturn",
          "\r\n",
          "nul\u0000inside",
          "\u0000",
          "\t tab",
          "\u007f",
          "Hélène D'HAUTEVILLE-CŒUR",
          "e\u0301 decomposed",
          "日本 \ud83d\ude00",
          "dn: cn=evil",
          "-",
          "x".repeat(75),
          "x".repeat(76),
          "x".repeat(77),
          "y".repeat(5_000),
          "é".repeat(5_000),
          "z".repeat(200_000));

  @Test
  void keepsNastyValues() throws IOException, LDIFException {
    DirectoryEntry.Builder entry =
        DirectoryEntry.builder(Tree.structure("N1")).objectClasses("top", "organization");
    NASTY.forEach(value -> entry.add(Attributes.DESCRIPTION, value));
    comesBack(List.of(entry.build()));
  }

  @Test
  void keepsNastyNames() throws IOException, LDIFException {
    List<DirectoryEntry> entries = new ArrayList<>();
    for (String value : NASTY.subList(0, NASTY.size() - 1)) {
      entries.add(
          DirectoryEntry.builder(Tree.structure(value))
              .objectClasses("top")
              .add(Attributes.STRUCTURE_ID, value)
              .build());
    }
    comesBack(entries);
  }

  @Test
  void keepsValuesOfEveryLengthAroundTheFold() throws IOException, LDIFException {
    List<DirectoryEntry> entries = new ArrayList<>();
    for (int length = 1; length < 400; length++) {
      entries.add(
          DirectoryEntry.builder(Tree.structure("d".repeat(length)))
              .add(Attributes.DESCRIPTION, "v".repeat(length))
              .add(Attributes.L, "é".repeat(length))
              .build());
    }
    comesBack(entries);
  }

  @Test
  void keepsTheOrderOfAttributesAndValues() throws IOException, LDIFException {
    comesBack(
        List.of(
            DirectoryEntry.builder(Tree.mailbox("a@b.fr"))
                .add(Attributes.CN, "Zoé ABEL")
                .add(Attributes.CN, "ABEL Zoé")
                .add(Attributes.MAIL, "a@b.fr")
                .objectClasses("top", "person")
                .build()));
  }

  @Test
  void keepsTheBaseTree() throws IOException, LDIFException {
    comesBack(Tree.containers());
  }

  @Test
  void keepsRandomText() throws IOException, LDIFException {
    Random random = new Random(7);
    List<DirectoryEntry> entries = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      entries.add(
          DirectoryEntry.builder(Tree.structure(random(random)))
              .add(Attributes.DESCRIPTION, random(random))
              .add(Attributes.O, random(random))
              .build());
    }
    comesBack(entries);
  }

  @Test
  void foldsAtSeventySixBytes() throws IOException {
    String text =
        new String(
            written(
                List.of(
                    DirectoryEntry.builder(Tree.structure("x".repeat(300)))
                        .add(Attributes.DESCRIPTION, "é".repeat(300))
                        .build())),
            StandardCharsets.US_ASCII);
    int longest = text.lines().mapToInt(String::length).max().orElseThrow();
    assertEquals(76, longest);
    assertTrue(text.startsWith("dn: asIdentifiantStructure=xxx"), text);
    assertTrue(text.contains("\ndescription:: w6n"), text);
  }

  private static String random(Random random) {
    return IntStream.range(0, 1 + random.nextInt(120))
        .map(i -> random.nextInt(3) == 0 ? random.nextInt(0x2000) : random.nextInt(0x80))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static byte[] written(List<DirectoryEntry> entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (LdifWriter writer = new LdifWriter(out)) {
      for (DirectoryEntry entry : entries) {
        writer.put(entry);
      }
    }
    return out.toByteArray();
  }

  private static void comesBack(List<DirectoryEntry> entries) throws IOException, LDIFException {
    byte[] file = written(entries);
    try (LdifReader ours = new LdifReader(new ByteArrayInputStream(file))) {
      for (DirectoryEntry entry : entries) {
        assertEquals(entry, assertInstanceOf(LdifRecord.Accepted.class, ours.next()).entry());
      }
      assertNull(ours.next());
    }
    try (LDIFReader theirs = new LDIFReader(new ByteArrayInputStream(file))) {
      for (DirectoryEntry entry : entries) {
        Entry seen = theirs.readEntry();
        assertEquals(entry.dn(), seen.getDN());
        for (Attribute attribute : entry.attributes()) {
          assertEquals(
              attribute.values(), Stream.of(seen.getAttributeValues(attribute.name())).toList());
        }
      }
      assertNull(theirs.readEntry());
    }
  }
}
