package fr.annuairesante.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectoryEntryTest {

  @Test
  void ignoresNullEmptyAndRepeatedValues() {
    DirectoryEntry entry =
        DirectoryEntry.builder("dc=fr")
            .add(Attributes.CN, "Hélène Œ")
            .addAll(Attributes.CN, Arrays.asList(null, "", "Hélène Œ", "Œ Hélène"))
            .add(Attributes.TITLE, null)
            .add(Attributes.L, "")
            .build();
    assertEquals(List.of("Hélène Œ", "Œ Hélène"), entry.values(Attributes.CN));
    assertEquals(1, entry.attributes().size());
    assertTrue(entry.attribute(Attributes.TITLE).isEmpty());
    assertEquals("", entry.first(Attributes.L));
  }

  @Test
  void keepsTheOrderOfAttributesAndValues() {
    DirectoryEntry entry =
        DirectoryEntry.builder("dc=fr")
            .objectClasses("top", "domain")
            .add("dc", "fr")
            .add(Attributes.DESCRIPTION, "b")
            .add(Attributes.DESCRIPTION, "a")
            .build();
    assertEquals(
        List.of("objectClass", "dc", "description"),
        entry.attributes().stream().map(Attribute::name).toList());
    assertEquals("b", entry.first(Attributes.DESCRIPTION));
    assertEquals(List.of("top", "domain"), entry.values(Attributes.OBJECT_CLASS));
  }

  @Test
  void refusesAnAttributeWithoutValue() {
    List<String> none = List.of();
    assertThrows(IllegalArgumentException.class, () -> new Attribute(Attributes.CN, none));
  }
}
