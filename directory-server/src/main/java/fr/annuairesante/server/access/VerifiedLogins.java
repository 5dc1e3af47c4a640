package fr.annuairesante.server.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers for a few minutes that a password was right, because Thunderbird logs in for every
 * letter typed and the hash costs a tenth of a second.
 *
 * <p>Why that is safe: what is kept is a keyed hash (HMAC-SHA-256) of name, stored hash and
 * password under a random key that never leaves this process; a memory dump gives nothing to try
 * passwords with that the dump's other contents would not. The stored hash is part of it, so a
 * changed password or a removed account is forgotten at once. Failures are never remembered.
 * Thread-safe.
 */
final class VerifiedLogins {

  private static final int MOST = 100_000;
  private static final long KEPT_NANOS = Duration.ofMinutes(5).toNanos();

  private final SecretKeySpec key;
  private final Map<Token, Long> until =
      new LinkedHashMap<>(16, 0.75f, false) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Token, Long> eldest) {
          return size() > MOST;
        }
      };

  /** The keyed hash, as two halves: enough to compare, cheap to keep. */
  private record Token(long high, long low) {}

  VerifiedLogins() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.key = new SecretKeySpec(random, "HmacSHA256");
  }

  boolean contains(String name, String stored, byte[] password) {
    Token token = token(name, stored, password);
    synchronized (until) {
      Long end = until.get(token);
      if (end != null && end - System.nanoTime() < 0) {
        until.remove(token);
        return false;
      }
      return end != null;
    }
  }

  void add(String name, String stored, byte[] password) {
    Token token = token(name, stored, password);
    synchronized (until) {
      until.put(token, System.nanoTime() + KEPT_NANOS);
    }
  }

  private Token token(String name, String stored, byte[] password) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(name.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      mac.update(stored.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      java.nio.ByteBuffer digest = java.nio.ByteBuffer.wrap(mac.doFinal(password));
      return new Token(digest.getLong(), digest.getLong());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}
