package fr.annuairesante.cli;

import fr.annuairesante.server.tls.ServerKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;

/** A file with its detached signature beside it, {@code FILE.sig}. */
final class SignedFile {

  private SignedFile() {}

  /** Writes both, each whole or not at all, the content first. */
  static void write(Path file, byte[] content, ServerKey key) throws IOException, Failure {
    byte[] signature = SigningOption.sign(key, content);
    Path absolute = file.toAbsolutePath();
    Files.createDirectories(absolute.getParent());
    OutputFile.replace(absolute, out -> out.write(content));
    OutputFile.replace(
        absolute.resolveSibling(absolute.getFileName() + ".sig"), out -> out.write(signature));
  }

  /** The signer's certificate, PEM: what readers verify with. */
  static void writeCertificate(Path file, ServerKey key) throws IOException {
    try {
      Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
      String pem =
          "-----BEGIN CERTIFICATE-----\n"
              + lines.encodeToString(key.chain().get(0).getEncoded())
              + "\n-----END CERTIFICATE-----\n";
      OutputFile.replace(
          file.toAbsolutePath(), out -> out.write(pem.getBytes(StandardCharsets.US_ASCII)));
    } catch (CertificateEncodingException unknown) {
      throw new IllegalStateException("a certificate that was read can be written", unknown);
    }
  }
}
