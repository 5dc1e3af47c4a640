package fr.annuairesante.server.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Page starts as cookies of pages (RFC 2696) and as contexts of list views (vlv-09 §6.2): opaque to
 * clients, bound to the search, its account and the index, and of no use to anybody who made one
 * up. The server keeps nothing of such a search, so that it goes on over another connection or
 * after a restart. Thread-safe.
 */
public final class PageCookies {

  private static final int PLACE_BYTES = Long.BYTES + Integer.BYTES + Integer.BYTES;
  private static final int SEAL_BYTES = 16;

  private final SecretKeySpec key;
  private final String index;

  /**
   * Cookies of one index.
   *
   * @param secret 32 random bytes that outlive the process
   * @param index its name: what a cookie says of another index means nothing
   */
  public PageCookies(byte[] secret, String index) {
    this.key = new SecretKeySpec(secret, "HmacSHA256");
    this.index = index;
  }

  /** The cookie of a place in the answer to a search. */
  String write(PageStart start, Search search) {
    byte[] cookie = new byte[PLACE_BYTES + SEAL_BYTES];
    ByteBuffer.wrap(cookie)
        .putLong(start.state())
        .putInt(start.document())
        .putInt(start.sent())
        .put(seal(cookie, search), 0, SEAL_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cookie);
  }

  /** Where the search starts; empty when it brings a cookie that is not one of it. */
  public Optional<PageStart> start(Search search) {
    if (search.cookie().isEmpty()) {
      return Optional.of(PageStart.FIRST);
    }
    byte[] cookie;
    try {
      cookie = Base64.getUrlDecoder().decode(search.cookie());
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
    if (cookie.length != PLACE_BYTES + SEAL_BYTES) {
      return Optional.empty();
    }
    byte[] seal = Arrays.copyOfRange(cookie, PLACE_BYTES, cookie.length);
    byte[] expected = Arrays.copyOf(seal(cookie, search), SEAL_BYTES);
    ByteBuffer place = ByteBuffer.wrap(cookie);
    return MessageDigest.isEqual(seal, expected)
        ? Optional.of(new PageStart(place.getLong(), place.getInt(), place.getInt()))
        : Optional.empty();
  }

  /** The page size may change on the way (RFC 2696 §3), and what is returned of an entry too. */
  private byte[] seal(byte[] cookie, Search search) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(cookie, 0, PLACE_BYTES);
      for (String part :
          new String[] {
            index,
            search.base(),
            search.scope().name(),
            search.filter().toString(),
            search.order().toString(),
            search.viewer().toString()
          }) {
        byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, utf8.length));
        mac.update(utf8);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}
