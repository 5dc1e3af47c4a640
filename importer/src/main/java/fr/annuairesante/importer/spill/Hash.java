package fr.annuairesante.importer.spill;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A fast 64-bit hash, the same on every machine and run. Not for adversaries. */
public final class Hash {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long PRIME_1 = 0x9e3779b97f4a7c15L;
  private static final long PRIME_2 = 0xc2b2ae3d27d4eb4fL;

  private Hash() {}

  public static long of(byte[] bytes, int from, int to) {
    return extend(PRIME_1, bytes, from, to);
  }

  /** Continues a hash over more bytes; the length of each part counts. */
  public static long extend(long seed, byte[] bytes, int from, int to) {
    long h = seed ^ ((to - from) * PRIME_2);
    int i = from;
    for (; i + 8 <= to; i += 8) {
      h = mix(h ^ ((long) LONG.get(bytes, i) * PRIME_2));
    }
    long tail = 0;
    for (; i < to; i++) {
      tail = tail << 8 | (bytes[i] & 0xff);
    }
    h = mix(h ^ (tail * PRIME_2));
    return h ^ (h >>> 29);
  }

  private static long mix(long h) {
    long product = (h ^ (h >>> 32)) * PRIME_1;
    return product ^ (product >>> 29);
  }
}
