package fr.annuairesante.importer.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.trust.MailAddress;
import fr.annuairesante.trust.PersonIdentifier;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The import, which reads bytes, and the rules of publication know the same forms. */
class SameFormsTest {

  private static final int TRIALS = 100_000;
  private static final String CHARACTERS = "0012345678999ABZaz/-_.@| é+";

  private final Random random = new Random(20261121);

  @Test
  void bothAcceptTheSamePersonIdentifiers() {
    int accepted = 0;
    for (int i = 0; i < TRIALS; i++) {
      char type = (char) ('0' + random.nextInt(10));
      String value = random.nextBoolean() ? digits(8 + random.nextInt(5)) : text();
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      boolean imported = LineCheck.identifier(bytes, type, 0, bytes.length) == null;
      boolean published = PersonIdentifier.of(String.valueOf(type), value).isPresent();
      assertEquals(imported, published, type + value);
      accepted += published ? 1 : 0;
    }
    assertTrue(accepted > TRIALS / 20, "only " + accepted + " were good");
  }

  @Test
  void whatIsPublishedCanBeImported() {
    int accepted = 0;
    for (int i = 0; i < TRIALS; i++) {
      String address = text() + "@" + text() + ".fr";
      byte[] bytes = address.getBytes(StandardCharsets.UTF_8);
      if (MailAddress.of(address).isPresent()) {
        assertTrue(LineCheck.isAddress(bytes, 0, bytes.length), address);
        accepted++;
      }
    }
    assertTrue(accepted > 100, "only " + accepted + " were good");
  }

  private String digits(int length) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < length; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return text.toString();
  }
}
