package fr.annuairesante.server;

import fr.annuairesante.server.index.Folders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one folder a directory lives in (D11).
 *
 * <pre>
 * lock          held by the server or by an import, whoever owns the directory now
 * current       name of the index in force, replaced in one step
 * index/000007  an index; another one beside it is being built, or was given up
 * journal/      every change since the last import, and before
 * reports/      what each import did
 * secret        random bytes that seal the cookies of paged searches
 * tls/          the certificate made when none is configured
 * crls/         the last lists of revoked certificates that were fetched by URL
 * trace/        who did what
 * extractions/  the mailboxes of an instant, frozen for a funding operation
 * work/         space for a run, emptied before the next
 * </pre>
 *
 * @param root absolute path
 */
public record DataDirectory(Path root) {

  /** The folder, created when missing, readable by its owner only. */
  public static DataDirectory at(Path root) throws IOException {
    Path absolute = root.toAbsolutePath().normalize();
    if (!Files.isDirectory(absolute)) {
      Files.createDirectories(absolute);
      if (Files.getFileStore(absolute).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(absolute, PosixFilePermissions.fromString("rwx------"));
      }
    }
    return new DataDirectory(absolute);
  }

  public Path journal() {
    return root.resolve("journal");
  }

  public Path reports() {
    return root.resolve("reports");
  }

  public Path tls() {
    return root.resolve("tls");
  }

  public Path crls() {
    return root.resolve("crls");
  }

  public Path trace() {
    return root.resolve("trace");
  }

  public Path extractions() {
    return root.resolve("extractions");
  }

  public Path work() {
    return root.resolve("work");
  }

  /** 32 random bytes, made once: what the server seals its cookies with. */
  byte[] secret() throws IOException {
    Path file = root.resolve("secret");
    if (!Files.exists(file)) {
      byte[] random = new byte[32];
      new SecureRandom().nextBytes(random);
      Path next = root.resolve("secret.next");
      Files.write(next, random);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readAllBytes(file);
  }

  private Path indexes() {
    return root.resolve("index");
  }

  private Path current() {
    return root.resolve("current");
  }

  /** Held while this process owns the directory; closing it lets go. */
  public static final class Ownership implements AutoCloseable {
    private final FileChannel channel;

    private Ownership(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /**
   * Makes this process the owner and clears what an earlier owner left unfinished.
   *
   * @throws InUse when another process, or this one, already is
   */
  public Ownership own() throws IOException {
    FileChannel channel =
        FileChannel.open(
            root.resolve("lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    if (!tryLock(channel)) {
      String owner = Files.readString(root.resolve("lock")).strip();
      channel.close();
      throw new InUse(root, owner);
    }
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(owner().getBytes(StandardCharsets.UTF_8)));
    clear();
    return new Ownership(channel);
  }

  private static String owner() {
    return "process " + ProcessHandle.current().pid();
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private void clear() throws IOException {
    Folders.delete(work());
    Files.createDirectories(work());
    Files.createDirectories(reports());
    Files.createDirectories(indexes());
    Optional<Path> inForce = index();
    try (Stream<Path> all = Files.list(indexes())) {
      for (Path each : all.toList()) {
        if (inForce.isEmpty() || !each.equals(inForce.get())) {
          Folders.delete(each);
        }
      }
    }
  }

  /** The index in force; empty before the first import. */
  public Optional<Path> index() throws IOException {
    if (!Files.exists(current())) {
      return Optional.empty();
    }
    return Optional.of(indexes().resolve(Files.readString(current()).strip()));
  }

  /** A folder for the next index, not yet in force. */
  Path nextIndex() throws IOException {
    Optional<Path> inForce = index();
    int number =
        inForce.isEmpty() ? 1 : Integer.parseInt(inForce.get().getFileName().toString()) + 1;
    return indexes().resolve(String.format(Locale.ROOT, "%06d", number));
  }

  /** Puts an index in force, in one step that survives a power cut, and removes the one before. */
  void putInForce(Path index) throws IOException {
    Optional<Path> before = index();
    Path next = root.resolve("current.next");
    try (FileChannel file =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      String name = index.getFileName() + "\n";
      file.write(ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8)));
      file.force(true);
    }
    sync(indexes());
    Files.move(next, current(), StandardCopyOption.ATOMIC_MOVE);
    sync(root);
    if (before.isPresent()) {
      Folders.delete(before.get());
    }
  }

  /** Makes the names in a folder durable. */
  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Somebody else owns the directory: stop it, or wait for it. */
  public static final class InUse extends IOException {
    private static final long serialVersionUID = 1;

    InUse(Path root, String owner) {
      super(root + " is in use by " + (owner.isEmpty() ? "another process" : owner));
    }
  }
}
