package fr.annuairesante.server.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** An authority made with OpenSSL: issues certificates, revokes them, and says so. */
public final class TestAuthority {

  public static final String EC = "-algorithm EC -pkeyopt ec_paramgen_curve:P-256";
  public static final String RSA = "-algorithm RSA -pkeyopt rsa_keygen_bits:2048";
  public static final String WEAK = "-algorithm RSA -pkeyopt rsa_keygen_bits:1024";

  private static final DateTimeFormatter ASN1 = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'");
  private static final Duration YEAR = Duration.ofDays(365);

  private static final String CONFIG =
      """
      [ca]
      default_ca = own
      [own]
      dir = .
      database = index.txt
      new_certs_dir = .
      certificate = own.pem
      private_key = own-key.pem
      serial = serial
      crlnumber = crlnumber
      default_md = sha256
      policy = any
      unique_subject = no
      [any]
      organizationName = optional
      commonName = supplied
      [req]
      distinguished_name = any
      [root]
      basicConstraints = critical,CA:TRUE
      keyUsage = critical,keyCertSign,cRLSign
      subjectKeyIdentifier = hash
      [below]
      basicConstraints = critical,CA:TRUE,pathlen:0
      keyUsage = critical,keyCertSign,cRLSign
      [client]
      basicConstraints = critical,CA:FALSE
      keyUsage = critical,digitalSignature
      extendedKeyUsage = clientAuth,serverAuth
      crlDistributionPoints = URI:http://igc.exemple.fr/serveurs.crl
      [server]
      basicConstraints = critical,CA:FALSE
      extendedKeyUsage = serverAuth
      [cipher]
      basicConstraints = critical,CA:FALSE
      keyUsage = critical,keyEncipherment
      [plain]
      basicConstraints = CA:FALSE
      """;

  private final Path folder;
  private final TestAuthority above;

  /** A certificate with its key, in files. */
  public record Issued(Path certificate, Path key, Path chain) {

    public X509Certificate x509() {
      try {
        return KeyPairStore.certificates(certificate).get(0);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }

    public List<X509Certificate> all() {
      try {
        return KeyPairStore.certificates(chain);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }

    /** What a Java client shows: the certificate and the authorities below the root. */
    public KeyManager[] keyManagers() {
      try {
        ServerKey pair = KeyPairStore.pem(chain, key);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Certificate[] all = pair.chain().toArray(Certificate[]::new);
        store.setKeyEntry("client", pair.key(), new char[0], all);
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
      } catch (Exception impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  private TestAuthority(Path folder, TestAuthority above) {
    this.folder = folder;
    this.above = above;
  }

  /** A root of that name, in a new folder. */
  public static TestAuthority root(Path folder, String name) {
    return selfSigned(folder, name, "root");
  }

  /** A client that vouches for itself. */
  public static X509Certificate selfSignedClient(Path folder, String name) {
    TestAuthority client = selfSigned(folder, name, "client");
    return new Issued(client.own(), client.own(), client.own()).x509();
  }

  private static TestAuthority selfSigned(Path folder, String name, String purpose) {
    TestAuthority root = prepared(folder, null);
    root.openssl("genpkey " + EC + " -out own-key.pem");
    root.openssl(
        "req -new -utf8 -config ca.cnf -key own-key.pem -out own.csr -subj", subject(name));
    root.sign("own", purpose, "-selfsign -keyfile own-key.pem", from(), until());
    root.crl();
    return root;
  }

  /** An authority below this one. */
  public TestAuthority below(String name) {
    TestAuthority below = prepared(folder.resolveSibling(folder.getFileName() + "-below"), this);
    below.openssl("genpkey " + EC + " -out own-key.pem");
    below.openssl(
        "req -new -utf8 -config ca.cnf -key own-key.pem -out own.csr -subj", subject(name));
    sign(below.path("own").toString(), "below", "", from(), until());
    below.crl();
    return below;
  }

  private static TestAuthority prepared(Path folder, TestAuthority above) {
    try {
      Files.createDirectories(folder);
      TestAuthority authority = new TestAuthority(folder, above);
      authority.write("ca.cnf", CONFIG);
      authority.write("index.txt", "");
      authority.write("serial", "4B00");
      authority.write("crlnumber", "01");
      return authority;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static Instant from() {
    return Instant.now().minus(YEAR);
  }

  private static Instant until() {
    return Instant.now().plus(YEAR);
  }

  private static String subject(String name) {
    return "/O=Essais/CN=" + name;
  }

  /** A client's certificate of two years from a year ago, P-256. */
  public Issued client(String name) {
    return issue(name, EC, "client", from(), until());
  }

  /**
   * Any certificate.
   *
   * @param purpose a section of the configuration: client, server, cipher, below
   */
  public Issued issue(String name, String key, String purpose, Instant from, Instant until) {
    String file = name.replace(' ', '-');
    openssl("genpkey " + key + " -out " + file + "-key.pem");
    openssl(
        "req -new -utf8 -config ca.cnf -key " + file + "-key.pem -out " + file + ".csr -subj",
        subject(name));
    sign(file, purpose, "", from, until);
    StringBuilder chain = new StringBuilder(read(path(file + ".pem")));
    for (TestAuthority each = this; each.above != null; each = each.above) {
      chain.append(each.read(each.path("own.pem")));
    }
    write(file + "-chain.pem", chain.toString());
    return new Issued(path(file + ".pem"), path(file + "-key.pem"), path(file + "-chain.pem"));
  }

  private void sign(String file, String purpose, String options, Instant from, Instant until) {
    openssl(
        "ca -batch -utf8 -config ca.cnf -notext -extensions "
            + purpose
            + " "
            + options
            + " -startdate "
            + text(from)
            + " -enddate "
            + text(until)
            + " -in "
            + file
            + ".csr -out "
            + file
            + ".pem");
  }

  private static String text(Instant instant) {
    return ASN1.format(instant.atOffset(ZoneOffset.UTC));
  }

  /** Its own certificate, PEM. */
  public Path own() {
    return path("own.pem");
  }

  public void revoke(Path certificate) {
    openssl("ca -config ca.cnf -revoke " + certificate);
  }

  /** Its list of revoked certificates, PEM: from an hour ago to a day from now. */
  public Path crl() {
    return crl(Instant.now().minus(Duration.ofHours(1)), Instant.now().plus(Duration.ofDays(1)));
  }

  public Path crl(Instant from, Instant until) {
    String dates = " -crl_lastupdate " + text(from) + " -crl_nextupdate " + text(until);
    openssl("ca -config ca.cnf -gencrl -out own.crl" + dates);
    return path("own.crl");
  }

  public Path path(String file) {
    return folder.resolve(file);
  }

  private String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void write(String file, String text) {
    try {
      Files.writeString(path(file), text);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Runs OpenSSL in the authority's folder; words between spaces, then one as it is. */
  private void openssl(String words, String... last) {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(words.trim().split(" +")));
    command.addAll(List.of(last));
    try {
      Path said = path("openssl.log");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError(command + ": " + Files.readString(said));
      }
    } catch (IOException cannotRun) {
      throw new AssertionError("cannot run " + command + "; scripts/check installs it", cannotRun);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }
}
