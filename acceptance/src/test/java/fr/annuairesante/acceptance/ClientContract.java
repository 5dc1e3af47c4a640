package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertFalse;

import fr.annuairesante.acceptance.Annuaire.Ended;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client set up as its page says; every page says what a failure looks like. */
@ExtendWith(SharedServer.class)
abstract class ClientContract {

  final ServedSample sample;
  final ClientPage page;

  ClientContract(ServedSample sample, String page) {
    this.sample = sample;
    this.page = ClientPage.read(page);
  }

  /** Asks for what a person typed; what the client prints holds the addresses found. */
  abstract Ended ask(Access access, String typed) throws IOException;

  @Test
  void aWrongPasswordIsSaid() throws IOException {
    fails("the password", sample.wrongPassword());
  }

  @Test
  void nothingIsSentToAServerThatIsNotTrusted() throws IOException {
    fails("the certificate is not the server's", sample.otherCertificate());
  }

  @Test
  void nothingIsSentToAServerOfAnotherName() throws IOException {
    fails("the certificate is for another name", sample.otherName());
  }

  private void fails(String wrong, Access access) throws IOException {
    Ended ended = ask(access, "helene");
    page.foretells(wrong, ended);
    assertFalse(ended.out().contains("@"), () -> "an address is found: " + ended.out());
  }
}
