package fr.annuairesante.server.apacheds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Handshakes of another age get an alert. Those of today, made by the same code, get a ServerHello:
 * so what was refused had reached the server whole.
 */
class RefusedHandshakesTest extends OneServer {

  private static final int ALERT = 0x15;

  private static int answer(byte[] hello) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), server.frontEnd().ldapsPort())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(hello);
      return socket.getInputStream().read();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ECDHE-ECDSA with AES-128-GCM, c02b",
    "ECDHE-ECDSA with AES-256-GCM, c02c",
    "ECDHE-ECDSA with ChaCha20,    cca9",
    "a good one after bad ones,    00050004000a002fc009c02b"
  })
  void takesForwardSecrecyWithAuthenticatedEncryption(String name, String suites)
      throws IOException {
    assertEquals(Hello.HANDSHAKE, answer(Hello.of("0303", suites).bytes()), name);
  }

  @ParameterizedTest
  @CsvSource({"1301", "1302", "1303"})
  void takesTls13(String suite) throws IOException {
    assertEquals(Hello.HANDSHAKE, answer(Hello.of13(suite).bytes()));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "SSL 3,                                    0300, 00040005000a002f0035",
    "SSL 3 with modern suites,                 0300, c02bc02ccca9",
    "TLS 1.0,                                  0301, c009c00ac013c014002f0035000a",
    "TLS 1.0 with modern suites,               0301, c02bc02ccca9",
    "TLS 1.1,                                  0302, c009c00ac013c014002f0035000a",
    "TLS 1.1 with modern suites,               0302, c02bc02ccca9",
    "RC4,                                      0303, c007c01100050004",
    "3DES,                                     0303, c008c0120016000a",
    "DES,                                      0303, 000900150012",
    "AES-128-CBC with SHA-1,                   0303, c009c013",
    "AES-256-CBC with SHA-1,                   0303, c00ac014",
    "AES-CBC with SHA-2,                       0303, c023c024c027c028",
    "no encryption,                            0303, c006c01000010002003b",
    "export strength,                          0303, 000300060008000b000e001100140017001900620064",
    "anonymous ECDH,                           0303, c015c016c017c018c019",
    "anonymous DH,                             0303, 0018001b0034003a006c006d00a600a7",
    "key exchange by static RSA with AES-GCM,  0303, 009c009d",
    "key exchange by static RSA with AES-CBC,  0303, 002f0035003c003d",
    "static ECDH,                              0303, c004c005c02dc02ec031c032",
    "finite-field DH,                          0303, 003300390067006b009e009fccaa",
    "pre-shared keys,                          0303, 008a008b008c008d00a800a9c035c036",
    "Camellia and ARIA,                        0303, c072c073c086c05cc05d",
    "AES-CCM,                                  0303, c0acc0adc0aec0afc09cc09d",
    "RSA suites for an EC certificate,         0303, c02fc030cca8"
  })
  void refuses(String name, String version, String suites) throws IOException {
    assertEquals(0, suites.length() % 4, "whole suites");
    assertEquals(ALERT, answer(Hello.of(version, suites).bytes()), name);
  }

  @ParameterizedTest
  @CsvSource({"1304", "1305", "13041305"})
  void refusesCcmInTls13(String suites) throws IOException {
    assertEquals(ALERT, answer(Hello.of13(suites).bytes()));
  }

  /** RFC 6101 appendix E: the hello that SSL 2 and old SSL 3 clients began with. */
  @Test
  void refusesSsl2() throws IOException {
    String body = "01" + "0300" + "0009" + "0000" + "0010" + "010080" + "00000a" + "000005";
    byte[] hello =
        HexFormat.of()
            .parseHex(String.format("80%02x", body.length() / 2 + 16) + body + "5a".repeat(16));
    assertEquals(ALERT, answer(hello));
  }
}
