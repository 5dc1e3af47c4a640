package fr.annuairesante.server.access;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Passwords as they are stored: {@code {PBKDF2-SHA512}iterations$salt$hash}, the form of OpenLDAP's
 * pbkdf2 module, so that an exported account keeps its password there. Thread-safe.
 */
final class PasswordHash {

  /** OWASP's figure for PBKDF2 with HMAC-SHA-512. */
  private static final int ITERATIONS = 210_000;

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 64;
  private static final Pattern STORED =
      Pattern.compile("\\{PBKDF2-SHA512\\}(\\d{1,9})\\$([A-Za-z0-9./]+)\\$([A-Za-z0-9./]+)");
  private static final SecureRandom RANDOM = new SecureRandom();

  private PasswordHash() {}

  /** A stored form that no password has, as slow to check as any other. */
  static String ofNobody() {
    return stored(new byte[SALT_BYTES], new byte[HASH_BYTES]);
  }

  private static String stored(byte[] salt, byte[] hash) {
    return "{PBKDF2-SHA512}" + ITERATIONS + "$" + encode(salt) + "$" + encode(hash);
  }

  static String of(char[] password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return stored(salt, derive(password, salt, ITERATIONS));
  }

  /** False too when the stored text is in no known form. */
  static boolean verify(byte[] password, String stored) {
    Matcher form = STORED.matcher(stored);
    if (!form.matches()) {
      return false;
    }
    CharBuffer characters = StandardCharsets.UTF_8.decode(java.nio.ByteBuffer.wrap(password));
    char[] text = new char[characters.remaining()];
    characters.get(text);
    byte[] hash = derive(text, decode(form.group(2)), Integer.parseInt(form.group(1)));
    return MessageDigest.isEqual(hash, decode(form.group(3)));
  }

  private static byte[] derive(char[] password, byte[] salt, int iterations) {
    PBEKeySpec key = new PBEKeySpec(password, salt, iterations, HASH_BYTES * 8);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(key).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PBKDF2 with SHA-512", e);
    } finally {
      key.clearPassword();
    }
  }

  /** Base64 with a dot for the plus and without padding, as OpenLDAP writes it. */
  private static String encode(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes).replace('+', '.');
  }

  private static byte[] decode(String text) {
    return Base64.getDecoder().decode(text.replace('.', '+'));
  }
}
