package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.annuairesante.server.filter.Filter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FilterReaderTest {

  private static byte[] encode(String filter) throws Exception {
    return com.unboundid.ldap.sdk.Filter.create(filter).encode().encode();
  }

  private static Filter read(String filter) throws Exception {
    byte[] bytes = encode(filter);
    FilterReader reader = new FilterReader(new BerReader(bytes, 0), RunningServer.LIMITS);
    Filter read = reader.read(bytes.length);
    assertNull(reader.refusal());
    return read;
  }

  @Test
  void readsEveryKindOfFilterAsItIsWritten() throws Exception {
    assertEquals(new Filter.Equality("MAIL", "Élan@X"), read("(MAIL=Élan@X)"));
    assertEquals(new Filter.Present("gn;lang-fr"), read("(gn;lang-fr=*)"));
    assertEquals(
        new Filter.GreaterOrEqual("modifyTimestamp", "2026"), read("(modifyTimestamp>=2026)"));
    assertEquals(new Filter.LessOrEqual("sn", "b"), read("(sn<=b)"));
    assertEquals(new Filter.Approximate("cn", "Sanchez"), read("(cn~=Sanchez)"));
    assertEquals(
        new Filter.Not(new Filter.Or(List.of(new Filter.Present("a"), new Filter.And(List.of())))),
        read("(!(|(a=*)(&)))"));
    assertEquals(
        new Filter.Extensible("ou", "2.5.13.5", "Sud", true), read("(ou:dn:2.5.13.5:=Sud)"));
    assertEquals(
        new Filter.Extensible(null, "caseExactMatch", "x", false), read("(:caseExactMatch:=x)"));
  }

  @Test
  void readsSubstringsInOrderAndDropsEmptyOnes() throws Exception {
    assertEquals(
        new Filter.Substrings("cn", "jean", List.of("pier", "re"), "d'Élan"),
        read("(cn=jean*pier*re*d'Élan)"));
    assertEquals(new Filter.Substrings("cn", null, List.of("jean"), null), read("(cn=*jean*)"));
  }

  @Test
  void translatesToApacheDsAndBack() throws Exception {
    for (String text :
        List.of(
            "(&(mail=*)(|(cn=jean*)(!(sn=*x*y))))",
            "(sn>=a)",
            "(sn<=b)",
            "(cn~=c)",
            "(ou:dn:2.5.13.5:=Sud)")) {
      Filter filter = read(text);
      assertEquals(filter, FilterTranslation.toOurs(FilterTranslation.toApacheDs(filter)), text);
    }
  }

  /** Whatever the bytes, the reader answers or says they are malformed, and never runs away. */
  @Test
  void survivesDamagedFilters() throws Exception {
    byte[] whole = encode("(&(mail=*)(|(cn=jean*pierre*)(!(sn:dn:caseExactMatch:=x)))(o=y))");
    Random random = new Random(20261121);
    int malformed = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = whole.clone();
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      try {
        new FilterReader(new BerReader(bytes, 0), RunningServer.LIMITS).read(bytes.length);
      } catch (MalformedRequest expected) {
        malformed++;
      }
    }
    assertEquals(true, malformed > 0 && malformed < 20_000, malformed + " of 20,000");
  }

  @Test
  void refusesTwoFiltersInANot() {
    byte[] bytes = {(byte) 0xA2, 6, (byte) 0x87, 1, 'a', (byte) 0x87, 1, 'b'};
    assertThrows(
        MalformedRequest.class,
        () -> new FilterReader(new BerReader(bytes, 0), RunningServer.LIMITS).read(bytes.length));
  }
}
