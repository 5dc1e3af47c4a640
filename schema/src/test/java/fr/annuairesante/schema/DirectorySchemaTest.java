package fr.annuairesante.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.AttributeType.Index;
import fr.annuairesante.schema.ObjectClass.Kind;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DirectorySchemaTest {

  @Test
  void givesEveryNameAndNumberOnce() {
    Set<String> seen = new HashSet<>();
    for (AttributeType type : DirectorySchema.types()) {
      assertTrue(seen.add(type.oid()), type.oid());
      type.names().forEach(name -> assertTrue(seen.add(name.toLowerCase(Locale.ROOT)), name));
    }
    for (ObjectClass each : DirectorySchema.classes()) {
      assertTrue(seen.add(each.oid()), each.oid());
      assertTrue(seen.add("class " + each.name().toLowerCase(Locale.ROOT)), each.name());
    }
  }

  @Test
  void knowsEveryNameThatTheCodeUses() throws IllegalAccessException {
    int names = 0;
    for (Field field : Attributes.class.getFields()) {
      String name = (String) field.get(null);
      assertEquals(name, DirectorySchema.required(name).name(), "canonical spelling");
      names++;
    }
    assertTrue(names > 60, "only " + names + " names seen");
  }

  @Test
  void findsATypeByAliasAnyCaseAndNumber() {
    for (String spelling : List.of("givenName", "GIVENNAME", "gn", "GN", "2.5.4.42")) {
      assertEquals("givenName", DirectorySchema.type(spelling).orElseThrow().name());
    }
    assertTrue(DirectorySchema.type("mozillaNickname").isEmpty());
    assertThrows(IllegalArgumentException.class, () -> DirectorySchema.required("commonNom"));
  }

  @Test
  void findsAClassByAnyCaseAndNumber() {
    assertEquals("asBoite", DirectorySchema.objectClass("ASBOITE").orElseThrow().name());
    assertEquals("top", DirectorySchema.objectClass("2.5.6.0").orElseThrow().name());
    assertTrue(DirectorySchema.objectClass("apple-user").isEmpty());
  }

  @Test
  void definesEveryAttributeOfEveryClassByItsCanonicalName() {
    for (ObjectClass each : DirectorySchema.classes()) {
      Set<String> once = new HashSet<>();
      Stream.concat(each.must().stream(), each.may().stream())
          .forEach(
              name -> {
                assertEquals(name, DirectorySchema.required(name).name(), each.name());
                assertTrue(once.add(name), each.name() + " lists " + name + " twice");
              });
    }
  }

  /** To OpenLDAP they are ordinary ones ({@link OpenLdapSchema}), and an export has them. */
  @Test
  void hasAClassForEachOperationalAttributeOfItsOwn() {
    List<String> own =
        DirectorySchema.types().stream()
            .filter(type -> type.operational() && type.oid().startsWith(DirectorySchema.OID_ROOT))
            .map(AttributeType::name)
            .toList();
    assertTrue(own.contains(Attributes.DIGEST));
    for (String name : own) {
      assertTrue(
          DirectorySchema.classes().stream().anyMatch(each -> each.may().contains(name)), name);
    }
  }

  @Test
  void comesToTopFromEveryClass() {
    for (ObjectClass each : DirectorySchema.classes()) {
      ObjectClass at = each;
      for (int steps = 0; at.superior() != null; steps++) {
        assertTrue(steps < 10, "circle above " + each.name());
        at = DirectorySchema.objectClass(at.superior()).orElseThrow();
      }
      assertEquals("top", at.name());
      assertFalse(each.kind() == Kind.AUXILIARY && !"top".equals(each.superior()), each.name());
    }
  }

  @Test
  void listsSuperiorsFirst() {
    Set<String> seen = new HashSet<>();
    for (ObjectClass each : DirectorySchema.classes()) {
      assertTrue(each.superior() == null || seen.contains(each.superior()), each.name());
      seen.add(each.name());
    }
  }

  @Test
  void findsTheFamilyOfName() {
    List<String> family =
        DirectorySchema.withSubtypes(DirectorySchema.required("name")).stream()
            .map(AttributeType::name)
            .toList();
    assertTrue(family.containsAll(List.of("name", "cn", "sn", "givenName", "o", "ou", "l", "c")));
    assertFalse(family.contains("displayName"));
    assertEquals(1, DirectorySchema.withSubtypes(DirectorySchema.required("mail")).size());
  }

  @Test
  void specialisesOnlyTypesItKnows() {
    for (AttributeType type : DirectorySchema.types()) {
      if (type.superior() != null) {
        assertEquals(type.superior(), DirectorySchema.required(type.superior()).name());
      }
    }
  }

  @Test
  void indexesOnlyWhatItsMatchingCanAnswer() {
    for (AttributeType type : DirectorySchema.types()) {
      boolean equality = type.matching().equality() != null;
      boolean substrings = type.matching().substrings() != null;
      assertTrue(type.index() == Index.NONE || equality, type.name());
      assertTrue(type.index() != Index.SUBSTRINGS || substrings, type.name());
    }
  }

  @Test
  void foldsEveryNameLikeAttribute() {
    for (String name :
        List.of("cn", "sn", "givenName", "displayName", "o", "ou", "l", "title", "description")) {
      assertEquals(Matching.FOLDED, DirectorySchema.required(name).matching(), name);
      assertEquals(Index.SUBSTRINGS, DirectorySchema.required(name).index(), name);
    }
  }

  @Test
  void keepsOwnNumbersUnderOneRootWithoutGaps() {
    List<Integer> arcs =
        OwnTypes.all().stream()
            .map(type -> type.oid().substring(DirectorySchema.OID_ROOT.length() + 3))
            .map(Integer::valueOf)
            .toList();
    for (int i = 0; i < arcs.size(); i++) {
      assertEquals(i + 1, arcs.get(i));
    }
  }

  @Test
  void containsEveryContainerOfTheTree() {
    Tree.containers().forEach(DirectorySchemaTest::isAllowed);
  }

  private static void isAllowed(DirectoryEntry entry) {
    Set<String> allowed = new HashSet<>();
    for (String name : entry.values(Attributes.OBJECT_CLASS)) {
      ObjectClass each = DirectorySchema.objectClass(name).orElseThrow();
      allowed.addAll(each.must());
      allowed.addAll(each.may());
      each.must().forEach(must -> assertFalse(entry.values(must).isEmpty(), must));
    }
    entry.attributes().forEach(a -> assertTrue(allowed.contains(a.name()), a.name()));
  }
}
