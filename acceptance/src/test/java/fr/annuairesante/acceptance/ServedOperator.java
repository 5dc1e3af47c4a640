package fr.annuairesante.acceptance;

import fr.annuairesante.acceptance.Annuaire.Ended;
import fr.annuairesante.server.access.OperatorCertificate;
import fr.annuairesante.server.trustspace.Dossier;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Contact;
import fr.annuairesante.trust.Contract;
import fr.annuairesante.trust.Domain;
import fr.annuairesante.trust.FrenchTime;
import fr.annuairesante.trust.LegalIdentifier;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.OperatorKind;
import fr.annuairesante.trust.OperatorProfile;
import fr.annuairesante.trust.OperatorState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A served sample with an operator that the agency has validated, its domain, and its certificate
 * of an authority made with OpenSSL; and a second operator's domain.
 */
final class ServedOperator implements AutoCloseable {

  static final String DOMAIN = "oeuvre.mssante.fr";
  static final String OTHER_DOMAIN = "autre.mssante.fr";

  private static final OperatorId ALPHA = new OperatorId("alpha");
  private static final OperatorId BETA = new OperatorId("beta");
  private static final String AGENT = "agente";
  private static final String AGENT_PASSWORD = "une phrase de l’agence\n";

  private final ServedSample sample;
  private final Path keys;

  private ServedOperator(ServedSample sample, Path keys) {
    this.sample = sample;
    this.keys = keys;
  }

  static ServedOperator start(Path folder) throws IOException {
    Path keys = Files.createDirectory(folder.resolve("clés"));
    Path script = Project.ROOT.resolve("acceptance/src/test/resources/clients/authority.sh");
    String make = "cd '" + keys + "' && sh '" + script + "'";
    Annuaire.program("", Map.of(), List.of("sh", "-c", make)).expect(0);
    ServedSample sample =
        ServedSample.start(
            folder,
            "0.001",
            "operator-roots: " + keys.resolve("authority.pem"),
            "operator-crls: " + keys.resolve("authority.crl"));
    String data = sample.data().toString();
    Annuaire.runTyping(AGENT_PASSWORD, "account", "add", AGENT, "--right", "agence", "--data", data)
        .expect(0);
    ServedOperator served = new ServedOperator(sample, keys);
    served.integrate();
    return served;
  }

  /** The agency's acts, as a batch. */
  private void integrate() throws IOException {
    LocalDate day = FrenchTime.day(Instant.now());
    List<Act> acts = new ArrayList<>();
    for (OperatorId each : List.of(ALPHA, BETA)) {
      String siren = each.equals(ALPHA) ? "356000000" : "552100554";
      OperatorProfile profile =
          new OperatorProfile(
              "Hôpital de l’Œuvre " + each,
              OperatorKind.PROFESSIONALS,
              List.of(new LegalIdentifier(LegalIdentifier.Type.SIREN, siren)),
              new Contact("Anaïs Noël", "contact@exemple.fr", ""));
      Contract contract = new Contract(Contract.Version.V1, day.minusMonths(2), Optional.empty());
      acts.add(new Act.Admit(each, profile, contract, day));
      acts.add(
          new Act.DeclareDomain(
              each.equals(ALPHA) ? DOMAIN : OTHER_DOMAIN,
              each,
              new Domain.Holder("Hôpital de l’Œuvre", Optional.empty()),
              new Domain.Declaration("A1-7", day)));
    }
    acts.add(new Act.AddCertificate(ALPHA, OperatorCertificate.of(x509(ownCertificate()))));
    acts.add(new Act.ReceiveCommitment(ALPHA, new OperatorState.Commitment(day, "1.5", true)));
    acts.add(new Act.Validate(ALPHA, new OperatorState.Notification(day, "LR-1")));
    Path batch = sample.newFolder().resolve("actes.jsonl");
    Files.write(
        batch, acts.stream().map(each -> "{\"acte\":" + Dossier.write(each) + "}").toList());
    agency("publish", batch.toString()).expect(0);
  }

  private static X509Certificate x509(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    } catch (CertificateException unreadable) {
      throw new IOException(unreadable);
    }
  }

  ServedSample sample() {
    return sample;
  }

  Path ownCertificate() {
    return keys.resolve("alpha.pem");
  }

  Path ownKey() {
    return keys.resolve("alpha-key.pem");
  }

  /** The line of the national extraction for one of the sample's own mailboxes. */
  Map<String, String> line(String address) throws IOException {
    Path extract = Extract.file(sample.files(), "Extraction_Correspondance_MSSante");
    return Extract.read(extract).byAddress().get(address);
  }

  /** Runs one of OpenLDAP's tools with the operator's certificate. */
  Ended tool(String name, String typed, String... options) {
    List<String> command =
        new ArrayList<>(List.of(name, "-Q", "-Y", "EXTERNAL", "-H", sample.server().url()));
    command.addAll(List.of(options));
    return Annuaire.program(
        typed,
        Map.of(
            "LDAPTLS_CACERT", sample.certificate().toString(),
            "LDAPTLS_CERT", ownCertificate().toString(),
            "LDAPTLS_KEY", ownKey().toString()),
        command);
  }

  /** Runs {@code annuaire} with the operator's certificate. */
  Ended annuaire(String... command) {
    return at(
        "",
        command,
        "--operator-certificate",
        ownCertificate().toString(),
        "--operator-key",
        ownKey().toString());
  }

  /** Runs {@code annuaire} with the agency's account. */
  Ended agency(String... command) {
    return at(AGENT_PASSWORD, command, "--account", AGENT);
  }

  private Ended at(String typed, String[] command, String... login) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--url", sample.server().url()));
    arguments.addAll(List.of("--certificate", sample.certificate().toString()));
    arguments.addAll(List.of(login));
    return Annuaire.runTyping(typed, arguments.toArray(String[]::new));
  }

  /** What readers find, in lower case. */
  boolean isFound(String address) {
    return new Ldapsearch(sample).addresses("(mail=" + address + ")").contains(address);
  }

  @Override
  public void close() throws IOException {
    sample.close();
  }
}
