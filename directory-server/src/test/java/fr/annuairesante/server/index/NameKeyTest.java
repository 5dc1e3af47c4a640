package fr.annuairesante.server.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.annuairesante.schema.Tree;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NameKeyTest {

  @Test
  void writesANameFromTheSuffixDown() {
    NameKey key = NameKey.of(Tree.activity("a1", "810001234567"));
    assertEquals(
        "/ou=personnes/asIdentifiantNational=810001234567/asIdentifiantActivite=a1", key.text());
    assertEquals(3, key.depth());
    assertEquals(Optional.of(NameKey.of(Tree.person("810001234567"))), key.parent());
    assertEquals(Optional.empty(), NameKey.SUFFIX.parent());
  }

  @Test
  void takesNamesWrittenDifferentlyForOne() {
    NameKey key = NameKey.of(Tree.mailbox("jean.ng@medecin.mssante.fr"));
    for (String same :
        List.of(
            "MAIL=Jean.NG@medecin.mssante.fr,OU=BAL,DC=mssante,DC=FR",
            "mail = jean.ng@medecin.mssante.fr , ou=bal, dc=mssante, dc=fr",
            "rfc822Mailbox=jean.ng\\40medecin.mssante.fr,ou=bal,dc=mssante,dc=fr",
            "0.9.2342.19200300.100.1.3=jean.ng@medecin.mssante.fr,ou=bal,dc=mssante,dc=fr",
            "mail=jean.ng@medecin.mssante.fr,2.5.4.11=bal,"
                + "domainComponent=MSSante,0.9.2342.19200300.100.1.25=fr")) {
      assertEquals(Optional.of(key), NameKey.parse(same), same);
    }
  }

  @Test
  void keepsNamesApartThatDifferByAnAccentOrASlash() {
    assertNotEquals(NameKey.of(Tree.account("zoe")), NameKey.of(Tree.account("zoé")));
    NameKey slash = NameKey.of(Tree.account("a/b"));
    assertEquals(2, slash.depth());
    assertEquals(Optional.of(NameKey.of(Tree.ACCOUNTS)), slash.parent());
  }

  @Test
  void readsEscapedCharacters() {
    String nasty = "a,b+c\"d\\e;f=g #h";
    assertEquals("/ou=comptes/uid=" + nasty, NameKey.of(Tree.account(nasty)).text());
  }

  @Test
  void tellsWhatIsElsewhereFromWhatIsNoName() {
    assertEquals(Optional.empty(), NameKey.parse("dc=example,dc=com"));
    assertEquals(Optional.empty(), NameKey.parse("ou=bal,dc=fr,dc=mssante"));
    assertEquals(Optional.empty(), NameKey.parse("mssante=dc,dc=fr"));
    assertEquals(Optional.empty(), NameKey.parse(""));
    assertThrows(NameKey.InvalidName.class, () -> NameKey.parse("not a name"));
    assertThrows(NameKey.InvalidName.class, () -> NameKey.parse("mail=a,,dc=mssante,dc=fr"));
  }

  @Test
  void putsEveryNameInItsZone() {
    assertEquals(Zone.CONTAINER, Zone.of(NameKey.SUFFIX));
    assertEquals(Zone.CONTAINER, Zone.of(NameKey.of(Tree.MAILBOXES)));
    assertEquals(Zone.MAILBOX, Zone.of(NameKey.of(Tree.mailbox("a@b.fr"))));
    assertEquals(Zone.PERSON, Zone.of(NameKey.of(Tree.person("8"))));
    assertEquals(Zone.ACTIVITY, Zone.of(NameKey.of(Tree.activity("a", "8"))));
    assertEquals(Zone.STRUCTURE, Zone.of(NameKey.of(Tree.structure("F"))));
    assertEquals(Zone.ACCOUNT, Zone.of(NameKey.of(Tree.account("a"))));
    assertEquals(Zone.CONTAINER, Zone.of(NameKey.of("ou=balance,dc=mssante,dc=fr")));
  }
}
