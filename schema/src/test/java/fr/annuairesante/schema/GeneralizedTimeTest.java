package fr.annuairesante.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 4517 §3.3.13. */
class GeneralizedTimeTest {

  @Test
  void writesUtcWithSeconds() {
    assertEquals("20261121013000Z", GeneralizedTime.write(Instant.parse("2026-11-21T01:30:00.9Z")));
  }

  @ParameterizedTest
  @CsvSource({
    "20261121013000Z,20261121013000Z",
    "202611210130Z,20261121013000Z",
    "2026112101Z,20261121010000Z",
    "20261121013000.123Z,20261121013000Z",
    "'20261121013000,5Z',20261121013000Z",
    "2026112101.5Z,20261121013000Z",
    "202611210130.25Z,20261121013015Z",
    "20261121013000+0100,20261121003000Z",
    "20261121013000-02,20261121033000Z",
    "20261231233000-0100,20270101003000Z",
    "20240229120000Z,20240229120000Z",
    "' 20261121013000Z ',20261121013000Z",
  })
  void readsEveryFormOfTheSyntax(String text, String normal) {
    assertEquals(normal, Matching.TIME.normalise(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "20261121",
        "20261121013000",
        "2026-11-21T01:30:00Z",
        "20261321013000Z",
        "20260229120000Z",
        "20261121243000Z",
        "20261121013000+2500",
        "20261121013000z",
        "00000101000000+0100",
        "99991231233000-0100",
      })
  void refusesWhatIsNoTime(String text) {
    assertNull(Matching.TIME.normalise(text));
  }
}
