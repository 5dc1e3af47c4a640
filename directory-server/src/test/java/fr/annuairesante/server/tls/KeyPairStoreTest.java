package fr.annuairesante.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyPairStoreTest {

  @TempDir Path folder;

  private static KeyFileException.Code code(org.junit.jupiter.api.function.Executable read) {
    return assertThrows(KeyFileException.class, read).code();
  }

  private Path pkcs12(ServerKey key, String password) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "clé", key.key(), password.toCharArray(), key.chain().toArray(X509Certificate[]::new));
    Path file = folder.resolve("clé.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password.toCharArray());
    }
    return file;
  }

  @Test
  void makesAKeyOnceAndKeepsItPrivate() throws Exception {
    Path tls = folder.resolve("données/tls");
    ServerKey made = KeyPairStore.selfSigned(tls);
    assertEquals(made.fingerprint(), KeyPairStore.selfSigned(tls).fingerprint());
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(tls.resolve("ldaps-key.pem"))));
  }

  @Test
  void namesThisMachineInItsCertificate() throws Exception {
    X509Certificate certificate = KeyPairStore.selfSigned(folder).chain().get(0);
    Set<Object> names =
        certificate.getSubjectAlternativeNames().stream()
            .map(each -> each.get(1))
            .collect(Collectors.toSet());
    assertTrue(
        names.containsAll(List.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1")), names.toString());
  }

  @Test
  void writesTheFingerprintAsPeopleCompareIt() throws Exception {
    ServerKey key = KeyPairStore.selfSigned(folder);
    assertTrue(key.fingerprint().matches("([0-9A-F]{2}:){31}[0-9A-F]{2}"), key.fingerprint());
    assertFalse(key.toString().contains("PRIVATE"));
  }

  @Test
  void readsPkcs12() throws Exception {
    ServerKey key = KeyPairStore.selfSigned(folder);
    Path file = pkcs12(key, "secret");
    assertEquals(
        key.fingerprint(), KeyPairStore.pkcs12(file, "secret".toCharArray()).fingerprint());
    assertEquals(
        KeyFileException.Code.WRONG_PASSWORD,
        code(() -> KeyPairStore.pkcs12(file, "faux".toCharArray())));
  }

  @Test
  void saysWhatIsWrongWithAFile() throws Exception {
    Path missing = folder.resolve("absent.pem");
    Path text = Files.writeString(folder.resolve("texte.pem"), "Bonjour");
    assertEquals(KeyFileException.Code.UNREADABLE, code(() -> KeyPairStore.pem(missing, missing)));
    assertEquals(KeyFileException.Code.NO_KEY, code(() -> KeyPairStore.pem(text, text)));
    assertEquals(
        KeyFileException.Code.MALFORMED, code(() -> KeyPairStore.pkcs12(text, new char[0])));
  }

  @Test
  void refusesTheCertificateOfAnotherKey() throws Exception {
    Path one = folder.resolve("un");
    Path other = folder.resolve("autre");
    KeyPairStore.selfSigned(one);
    KeyPairStore.selfSigned(other);
    assertEquals(
        KeyFileException.Code.MISMATCH,
        code(
            () ->
                KeyPairStore.pem(
                    one.resolve("ldaps-certificate.pem"), other.resolve("ldaps-key.pem"))));
  }
}
