package fr.annuairesante.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs a day's files as the official service does (DATA-FORMATS §1.7): one archive for the three
 * register files, stamped later than they are, one for the mailboxes. The bytes depend on the
 * content and the date only.
 */
final class Archives {

  private Archives() {}

  /** Packs and deletes the plain files; returns the archives. */
  static List<Path> of(LocalDate date, Map<Extract, Path> plain, Path directory, Chunks chunks)
      throws IOException {
    String stamp = date.format(DateTimeFormatter.BASIC_ISO_DATE);
    Path register = directory.resolve("PS_LibreAcces_" + stamp + "1200.zip");
    Path mailboxes = directory.resolve(Extract.MAILBOX.fileName(stamp) + ".zip");
    List<Path> registerFiles =
        List.of(
            plain.get(Extract.PERSON_ACTIVITY),
            plain.get(Extract.DIPLOMA),
            plain.get(Extract.SAVOIR_FAIRE));
    chunks.sideBySide(
        List.of(
            () -> pack(registerFiles, register, date),
            () -> pack(List.of(plain.get(Extract.MAILBOX)), mailboxes, date)));
    for (Path file : plain.values()) {
      Files.delete(file);
    }
    return List.of(register, mailboxes);
  }

  private static void pack(List<Path> files, Path archive, LocalDate date) throws IOException {
    try (OutputStream out = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Path file : files) {
        ZipEntry entry = new ZipEntry(file.getFileName().toString());
        // Local time without zone: an instant would put the machine's time zone into the bytes.
        entry.setTimeLocal(date.atTime(9, 30));
        zip.putNextEntry(entry);
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
  }
}
