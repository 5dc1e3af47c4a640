package fr.annuairesante.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LookupCommandTest {

  @Test
  void asksExactlyWhatThunderbirdAsks() {
    assertEquals(
        "(|(cn=*helene*d'haute*)(mail=*helene d'haute*)(givenName=*helene*)(sn=*helene d'haute*))",
        LookupCommand.filter("Helene d'haute").toString());
    assertEquals(
        "(|(cn=*li*)(mail=*li*)(givenName=*li*)(sn=*li*))", LookupCommand.filter("Li").toString());
    assertEquals(
        "(|(cn=*secretariat*de cardio*)(mail=*secretariat de cardio*)(givenName=*secretariat*)"
            + "(sn=*secretariat de cardio*))",
        LookupCommand.filter("secretariat de cardio").toString());
  }

  @Test
  void aPasswordNeverTravelsInClear() {
    RecordedConsole console = new RecordedConsole(false, "un mot de passe\n");
    int code =
        console.run(
            "lookup",
            "--url",
            "ldap://localhost:1389",
            "--certificate",
            "none.pem",
            "--account",
            "a",
            "x");
    assertEquals(1, code);
    assertEquals("error: not an ldaps:// address: ldap://localhost:1389", first(console.err()));
  }

  private static String first(String text) {
    return text.lines().findFirst().orElse("");
  }
}
