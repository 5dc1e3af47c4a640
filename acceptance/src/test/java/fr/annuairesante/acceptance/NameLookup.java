package fr.annuairesante.acceptance;

import static fr.annuairesante.acceptance.ServedSample.HELENE;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.acceptance.Annuaire.Ended;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A client that asks for people by a part of their name. */
abstract class NameLookup extends ClientContract {

  NameLookup(ServedSample sample, String page) {
    super(sample, page);
  }

  @Test
  void aPersonIsFoundWithAccentsAndWithout() throws IOException {
    for (String typed : new String[] {"helene d'haute", "hélène d'haute", "HÉLÈNE D HAUTE"}) {
      Ended ended = ask(sample.access(), typed).expect(0);
      assertTrue(ended.out().contains(HELENE), typed + ": " + ended);
    }
  }

  @Test
  void nobodyIsFoundWhoDoesNotExist() throws IOException {
    assertFalse(ask(sample.access(), "zzzzqq").out().contains("@"));
  }
}
