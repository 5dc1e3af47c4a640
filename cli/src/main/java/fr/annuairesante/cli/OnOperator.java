package fr.annuairesante.cli;

import fr.annuairesante.trust.FrenchTime;
import fr.annuairesante.trust.OperatorId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import picocli.CommandLine.Parameters;

/** What the agency does to one operator. */
abstract class OnOperator extends AgencyAct {

  @Parameters(paramLabel = "OPERATOR", description = "The agency's name for it.")
  private OperatorId operator;

  OnOperator(Console console) {
    super(console);
  }

  final OperatorId operator() {
    return operator;
  }

  static LocalDate today() {
    return FrenchTime.day(Instant.now());
  }

  static X509Certificate x509(Path file) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }
}
