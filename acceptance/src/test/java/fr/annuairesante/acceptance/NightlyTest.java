package fr.annuairesante.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.acceptance.Annuaire.Ended;
import fr.annuairesante.server.tls.KeyPairStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** {@code scripts/nightly} against a web server that is not always there, whole, or right. */
class NightlyTest extends ScriptedNights {

  private static final String MAILBOXES = "Extraction_Correspondance_MSSante";

  @Test
  void theFirstNightFetchesAndImportsAndTheNextFindsNothingNew() throws IOException {
    try (PublishedFiles one = PublishedFiles.plain();
        PublishedFiles other = PublishedFiles.plain()) {
      one.publish(register, "a");
      other.publish(mailboxes, "a");
      String sources = one.address() + " " + other.address();
      String first = summary(night(sources).expect(0));
      assertTrue(first.startsWith("nightly: imported 2 files in "), first);
      assertTrue(first.endsWith("; 2 fetched, 0 not modified"), first);
      assertEquals(-1, Files.mismatch(register, files.resolve(register.getFileName())));
      assertEquals(-1, Files.mismatch(mailboxes, files.resolve(mailboxes.getFileName())));
      String second = summary(night(sources).expect(0));
      assertEquals("nightly: nothing new; 0 fetched, 2 not modified", second);
      assertEquals(List.of("200", "304"), one.requests());
    }
    assertEquals(1, reports());
  }

  @Test
  void aCutDownloadGoesOnWhereItEnded() throws IOException {
    try (PublishedFiles server = PublishedFiles.plain()) {
      server.publish(mailboxes, "a");
      server.cut(2);
      String line = summary(night(server.address()).expect(0));
      assertTrue(line.contains("imported 1 files"), line);
      assertArrayEquals(
          Files.readAllBytes(mailboxes),
          Files.readAllBytes(files.resolve(mailboxes.getFileName())));
      List<String> codes =
          server.requests().stream().map(each -> each.replaceAll("=\\d+", "=N")).toList();
      assertEquals(List.of("200", "bytes=N- 206", "bytes=N- 206"), codes);
    }
  }

  @Test
  void aFileThatChangesBetweenTwoPartsIsFetchedFromItsStart() throws IOException {
    try (PublishedFiles server = PublishedFiles.plain()) {
      server.publish(mailboxes, "a");
      server.cut(1);
      Ended cut = night(server.address(), "ANNUAIRE_TRIES=1").expect(3);
      assertTrue(summary(cut).contains("NOT FETCHED"), cut.out());
      server.publish(nextMailboxes, "b");
      night(server.address()).expect(0);
      assertEquals(
          List.of(nextMailboxes.getFileName().toString()),
          zips(files, "").stream().map(file -> file.getFileName().toString()).toList());
      assertEquals(-1, Files.mismatch(nextMailboxes, files.resolve(nextMailboxes.getFileName())));
    }
  }

  @Test
  void aServerThatIsDownIsAskedAgain() throws IOException {
    try (PublishedFiles server = PublishedFiles.plain()) {
      server.publish(mailboxes, "a");
      server.down(3);
      night(server.address()).expect(0);
      assertEquals(List.of("503", "503", "503", "200"), server.requests());
    }
  }

  @Test
  void whatOneServerDoesNotGiveDoesNotKeepTheOtherBack() throws IOException {
    try (PublishedFiles down = PublishedFiles.plain();
        PublishedFiles up = PublishedFiles.plain()) {
      down.publish(register, "a");
      down.down(1000);
      up.publish(mailboxes, "a");
      String line = summary(night(down.address() + " " + up.address()).expect(3));
      assertTrue(line.contains("imported 1 files"), line);
      assertTrue(line.contains("NOT FETCHED: " + down.address()), line);
      assertEquals(4, down.requests().size());
    }
  }

  @Test
  void onlyTheGivenRootsAreTrusted() throws Exception {
    Path ours = folder.resolve("ours");
    Path other = folder.resolve("other");
    KeyPairStore.selfSigned(other);
    try (PublishedFiles server = PublishedFiles.encrypted(KeyPairStore.selfSigned(ours))) {
      server.publish(mailboxes, "a");
      String trust = "ANNUAIRE_TRUST='%s/ldaps-certificate.pem'";
      Ended wrong = night(server.address(), trust.formatted(other)).expect(3);
      assertTrue(summary(wrong).startsWith("nightly: no file to import"), wrong.out());
      assertEquals(List.of(), server.requests());
      assertEquals(List.of(), zips(files, ""));
      night(server.address(), trust.formatted(ours)).expect(0);
    }
  }

  @Test
  void aFolderIsASourceToo() throws IOException {
    Path drop = Files.createDirectory(folder.resolve("depot"));
    Files.copy(register, drop.resolve(register.getFileName()));
    Files.copy(mailboxes, drop.resolve(mailboxes.getFileName()));
    assertTrue(summary(night(drop.toString()).expect(0)).contains("imported 2 files"));
    assertTrue(summary(night(drop.toString()).expect(0)).contains("nothing new"));
    Path data = folder.resolve("data");
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data)));
    Files.copy(nextMailboxes, drop.resolve(nextMailboxes.getFileName()));
    assertTrue(summary(night(drop.toString()).expect(0)).contains("imported 2 files"));
    assertEquals(2, reports());
  }

  @Test
  void registersThatComeAsTextsAfterAZipAreTaken() throws IOException {
    Path drop = Files.createDirectory(folder.resolve("depot"));
    Files.copy(register, drop.resolve(register.getFileName()));
    assertTrue(summary(night(drop.toString()).expect(0)).contains("imported 1 files"));
    try (ZipFile zip = new ZipFile(nextRegister.toFile())) {
      for (ZipEntry each : Collections.list(zip.entries())) {
        Files.copy(zip.getInputStream(each), drop.resolve(each.getName()));
      }
    }
    assertTrue(summary(night(drop.toString()).expect(0)).contains("imported 3 files"));
    assertTrue(summary(night(drop.toString()).expect(0)).contains("nothing new"));
  }

  /** data.gouv.fr has the stamp in the address only (DATA-FORMATS §1.7). */
  @Test
  void aNameWithoutAStampGetsThatOfItsAddressOrOfItsTime() throws IOException {
    Path plain = folder.resolve("extraction-correspondance-mssante.txt");
    try (ZipFile zip = new ZipFile(mailboxes.toFile());
        PublishedFiles server = PublishedFiles.plain()) {
      Files.copy(zip.getInputStream(zip.entries().nextElement()), plain);
      server.publish(plain, "a");
      String line = summary(night(server.address()).expect(0));
      assertTrue(line.contains("imported 1 files"), line);
      assertTrue(Files.exists(files.resolve(MAILBOXES + "_202611200200.txt")), "by its time");
      String dated = server.address() + "/20261121-021533/" + plain.getFileName();
      line = summary(night(dated).expect(0));
      assertTrue(line.contains("imported 1 files"), line);
      assertTrue(Files.exists(files.resolve(MAILBOXES + "_202611210215.txt")), "by its address");
    }
  }

  @Test
  void aBrokenFileEndsWithOneAndIsTriedAgain() throws IOException {
    Path broken = Files.createDirectory(folder.resolve("depot")).resolve(mailboxes.getFileName());
    Files.writeString(broken, "PK ceci n'est pas un zip");
    for (int i = 0; i < 2; i++) {
      Ended ended = night(broken.getParent().toString()).expect(1);
      assertTrue(summary(ended).startsWith("nightly: IMPORT FAILED (1)"), ended.out());
    }
  }

  @Test
  void oldFilesAreClearedButNeverTheOnesInForce() throws IOException {
    Path drop = Files.createDirectory(folder.resolve("depot"));
    Files.createDirectory(files);
    Path old = files.resolve("Extraction_Correspondance_MSSante_202609010000.zip");
    Files.copy(mailboxes, old);
    Path kept = drop.resolve(mailboxes.getFileName());
    Files.copy(mailboxes, kept);
    FileTime longAgo =
        FileTime.from(Files.getLastModifiedTime(old).toInstant().minus(Duration.ofDays(60)));
    Files.setLastModifiedTime(old, longAgo);
    Files.setLastModifiedTime(kept, longAgo);
    night(drop.toString(), "ANNUAIRE_KEEP_DAYS=14").expect(0);
    assertFalse(Files.exists(old));
    assertTrue(Files.exists(files.resolve(mailboxes.getFileName())));
  }

  @Test
  void waitsTwiceAsLongBeforeEachNextTry() throws IOException {
    try (PublishedFiles server = PublishedFiles.plain()) {
      server.publish(mailboxes, "a");
      server.down(2);
      Ended ended = night(server.address(), "ANNUAIRE_PAUSE_SECONDS=1").expect(0);
      assertTrue(ended.err().contains("next in 1 s"), ended.err());
      assertTrue(ended.err().contains("next in 2 s"), ended.err());
    }
  }

  @Test
  void aFileThatChangedSinceIsFetchedAgain() throws IOException {
    try (PublishedFiles server = PublishedFiles.plain()) {
      server.publish(mailboxes, "a");
      night(server.address()).expect(0);
      server.publishLater(nextMailboxes, "b");
      String line = summary(night(server.address()).expect(0));
      assertTrue(line.endsWith("; 1 fetched, 0 not modified"), line);
      assertEquals(List.of("200", "200"), server.requests());
    }
    assertEquals(2, zips(files, "").size());
  }
}
