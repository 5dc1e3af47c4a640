package fr.annuairesante.server.apacheds;

import java.util.HexFormat;

/**
 * A TLS ClientHello of any age, byte by byte: today's libraries do not even send what a server must
 * refuse.
 *
 * @param version of the hello, hexadecimal: 0300 is SSL 3, 0301 TLS 1.0, 0303 TLS 1.2
 * @param suites hexadecimal, four digits each
 * @param extensions encoded, hexadecimal
 */
record Hello(String version, String suites, String extensions) {

  /** The first byte of a ServerHello, and of nothing else that a server may send. */
  static final int HANDSHAKE = 0x16;

  /** secp256r1 and x25519; uncompressed points; ECDSA and RSA with SHA-256, RSA-PSS. */
  private static final String CURVES_AND_SIGNATURES =
      "000a00060004001d0017" + "000b00020100" + "000d00080006040304010804";

  /** TLS 1.3 offered, with a share of x25519: its base point. */
  private static final String ONLY_13 =
      "002b0003020304" + "00330026" + "0024001d0020" + "09" + "00".repeat(31);

  /** Up to TLS 1.2. */
  static Hello of(String version, String suites) {
    return new Hello(version, suites, CURVES_AND_SIGNATURES);
  }

  /** TLS 1.3 only. */
  static Hello of13(String suites) {
    return new Hello("0303", suites, CURVES_AND_SIGNATURES + ONLY_13);
  }

  /** What a server accepts. */
  static Hello modern() {
    return of13("1301");
  }

  byte[] bytes() {
    String body =
        version
            + "5a".repeat(32)
            + "00"
            + length(suites, 4)
            + suites
            + "0100"
            + length(extensions, 4)
            + extensions;
    String message = "01" + length(body, 6) + body;
    return HexFormat.of().parseHex("160301" + length(message, 4) + message);
  }

  private static String length(String hex, int digits) {
    return String.format("%0" + digits + "x", hex.length() / 2);
  }
}
