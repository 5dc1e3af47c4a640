package fr.annuairesante.server.index;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/**
 * What the server itself says of an entry: its identity, when and by whom it was made and last
 * changed. Rendered as entryUUID (RFC 4530), entryCSN, createTimestamp, modifyTimestamp,
 * creatorsName and modifiersName (RFC 4512 §3.4).
 *
 * @param uuid stays the same for the life of the entry
 * @param createdMicros microseconds since 1970, UTC
 * @param modifiedMicros microseconds since 1970, UTC
 * @param change number of the change among those of the same microsecond, below 2^24
 * @param creator distinguished name of the account
 * @param modifier distinguished name of the account
 */
public record Stamp(
    UUID uuid,
    long createdMicros,
    long modifiedMicros,
    int change,
    String creator,
    String modifier) {

  private static final DateTimeFormatter CSN_TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSSSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Stamp of an entry made now. */
  public static Stamp created(UUID uuid, long micros, int change, String creator) {
    return new Stamp(uuid, micros, micros, change, creator, creator);
  }

  /** The same entry, changed. */
  public Stamp modified(long micros, int newChange, String by) {
    return new Stamp(uuid, createdMicros, micros, newChange, creator, by);
  }

  /** True when no import made the entry. */
  public boolean isLocal() {
    return !creator.equals(StoredEntry.IMPORTER);
  }

  /** The same entry as if that account had made it. */
  public Stamp ownedBy(String account) {
    return new Stamp(uuid, createdMicros, modifiedMicros, change, account, modifier);
  }

  /**
   * The identity of an imported entry: the same each time the same entry is loaded into an empty
   * directory (D5: both ways of importing end in the same directory). A name-based UUID, version 8
   * of RFC 9562, from SHA-256 of the name.
   */
  public static UUID uuidOfImported(NameKey name) {
    byte[] digest = sha256().digest(name.text().getBytes(StandardCharsets.UTF_8));
    ByteBuffer bytes = ByteBuffer.wrap(digest);
    long high = (bytes.getLong() & ~0xf000L) | 0x8000L;
    long low = (bytes.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** {@code 20261121013000.123456Z#000000#000#000000}. */
  public String csn() {
    return CSN_TIME.format(instant(modifiedMicros))
        + String.format(Locale.ROOT, "#%06x#000#000000", change);
  }

  /** The instant of microseconds since 1970. */
  public static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000L);
  }

  /** Microseconds since 1970 of an instant. */
  public static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000L + instant.getNano() / 1000;
  }
}
