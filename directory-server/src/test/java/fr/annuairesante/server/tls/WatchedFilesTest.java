package fr.annuairesante.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.annuairesante.server.tls.KeyFileException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFilesTest {

  @TempDir private Path folder;

  private Path chain;
  private Path key;
  private ServerKey other;
  private WatchedFiles<ServerKey> watched;

  @BeforeEach
  void makeTwoPairs() throws IOException {
    KeyPairStore.selfSigned(folder.resolve("en vigueur"));
    chain = folder.resolve("en vigueur/ldaps-certificate.pem");
    key = folder.resolve("en vigueur/ldaps-key.pem");
    other = KeyPairStore.selfSigned(folder.resolve("nouvelle clé"));
    watched = WatchedFiles.keyPair(chain, key);
  }

  private void replace(Path file) throws IOException {
    Path from = folder.resolve("nouvelle clé").resolve(file.getFileName());
    Files.copy(from, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private Optional<String> changed() throws KeyFileException {
    return watched.changed().map(ServerKey::fingerprint);
  }

  private Code refusal() {
    return assertThrows(KeyFileException.class, watched::changed).code();
  }

  @Test
  void givesANewPairOnceItIsAtRestAndOnlyOnce() throws Exception {
    assertEquals(Optional.empty(), changed());
    replace(chain);
    replace(key);
    assertEquals(Optional.empty(), changed(), "perhaps still being written");
    assertEquals(Optional.of(other.fingerprint()), changed());
    assertEquals(Optional.empty(), changed());
  }

  @Test
  void waitsForTheOtherFileOfThePair() throws Exception {
    replace(chain);
    assertEquals(Optional.empty(), changed());
    replace(key);
    assertEquals(Optional.empty(), changed(), "changed since the last look");
    assertEquals(Optional.of(other.fingerprint()), changed());
  }

  @Test
  void saysOnceThatHalfAPairIsNone() throws Exception {
    replace(chain);
    assertEquals(Optional.empty(), changed());
    assertEquals(Code.MISMATCH, refusal());
    assertEquals(Optional.empty(), changed());
    replace(key);
    assertEquals(Optional.empty(), changed());
    assertEquals(Optional.of(other.fingerprint()), changed());
  }

  @Test
  void saysOnceThatAFileIsGone() throws Exception {
    Files.delete(key);
    assertEquals(Optional.empty(), changed());
    assertEquals(Code.UNREADABLE, refusal());
    assertEquals(Optional.empty(), changed());
    replace(chain);
    replace(key);
    assertEquals(Optional.empty(), changed());
    assertEquals(Optional.of(other.fingerprint()), changed());
  }

  /** A file that was cut, at every length, and whatever its reader does with it. */
  @Test
  void refusesEveryPieceOfAFile() throws Exception {
    for (Path file : new Path[] {chain, key}) {
      byte[] whole = Files.readAllBytes(file);
      int end = new String(whole, java.nio.charset.StandardCharsets.US_ASCII).trim().length();
      for (int length = 0; length < end; length++) {
        Files.write(file, Arrays.copyOf(whole, length));
        assertThrows(KeyFileException.class, watched::read, file + " cut at " + length);
      }
      Files.write(file, whole);
    }
  }
}
