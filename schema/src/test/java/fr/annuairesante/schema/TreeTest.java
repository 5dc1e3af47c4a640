package fr.annuairesante.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeTest {

  @Test
  void namesEachKindOfEntry() {
    assertEquals(
        "mail=a.b-c@x.mssante.fr,ou=bal,dc=mssante,dc=fr", Tree.mailbox("a.b-c@x.mssante.fr"));
    assertEquals(
        "asIdentifiantNational=810000000001,ou=personnes,dc=mssante,dc=fr",
        Tree.person("810000000001"));
    assertEquals(
        "asIdentifiantActivite=1,asIdentifiantNational=810000000001,ou=personnes,dc=mssante,dc=fr",
        Tree.activity("1", "810000000001"));
    assertEquals("asIdentifiantStructure=R1,ou=structures,dc=mssante,dc=fr", Tree.structure("R1"));
    assertEquals("uid=lecteur,ou=comptes,dc=mssante,dc=fr", Tree.account("lecteur"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b",
        "a+b",
        "a\"b",
        "a\\b",
        "a<b>c",
        "a;b",
        "a=b",
        "#a",
        " a",
        "a ",
        "  ",
        "a  b",
        "été d'hiver",
        "œ\u00a0ß",
        "nul\u0000",
        "line\nbreak",
        "o'neil+x@medecin.mssante.fr",
        "日本",
        "\ud83d\ude00",
      })
  void escapesSpecialCharacters(String value) throws LDAPException {
    DN name = new DN(Tree.structure(value));
    assertEquals(value, name.getRDN().getAttributeValues()[0]);
    assertEquals(4, name.getRDNs().length);
    assertEquals(new DN(Tree.STRUCTURES), name.getParent());
  }

  @Test
  void startsWithParentsBeforeTheirChildren() throws LDAPException {
    Set<DN> known = new HashSet<>();
    for (DirectoryEntry entry : Tree.containers()) {
      DN name = new DN(entry.dn());
      assertTrue(known.isEmpty() || known.contains(name.getParent()), entry.dn());
      String attribute = name.getRDN().getAttributeNames()[0];
      assertEquals(List.of(name.getRDN().getAttributeValues()), entry.values(attribute));
      known.add(name);
    }
    for (String container :
        List.of(
            Tree.SUFFIX,
            Tree.MAILBOXES,
            Tree.PERSONS,
            Tree.STRUCTURES,
            Tree.OPERATORS,
            Tree.DOMAINS,
            Tree.ACCOUNTS)) {
      assertTrue(known.contains(new DN(container)), container);
    }
  }
}
