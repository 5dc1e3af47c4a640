package fr.annuairesante.importer.extract;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Strict UTF-8 (RFC 3629 §4): no overlong form, no surrogate, nothing above U+10FFFF. */
final class Utf8 {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8() {}

  static boolean isValid(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      if (i + 8 <= to && ((long) LONG.get(bytes, i) & HIGH_BITS) == 0) {
        i += 8;
        continue;
      }
      if (bytes[i] >= 0) {
        i++;
        continue;
      }
      int length = sequenceLength(bytes, i, to);
      if (length == 0) {
        return false;
      }
      i += length;
    }
    return true;
  }

  /** Length of the well-formed sequence that begins there, or 0. */
  private static int sequenceLength(byte[] bytes, int i, int to) {
    int lead = bytes[i] & 0xff;
    int second = i + 1 < to ? bytes[i + 1] & 0xff : 0;
    if (lead >= 0xc2 && lead <= 0xdf) {
      return isContinuation(second) ? 2 : 0;
    }
    if (lead >= 0xe0 && lead <= 0xef) {
      int low = lead == 0xe0 ? 0xa0 : 0x80;
      int high = lead == 0xed ? 0x9f : 0xbf;
      return second >= low && second <= high && continues(bytes, i + 2, to) ? 3 : 0;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
      int low = lead == 0xf0 ? 0x90 : 0x80;
      int high = lead == 0xf4 ? 0x8f : 0xbf;
      boolean tail = continues(bytes, i + 2, to) && continues(bytes, i + 3, to);
      return second >= low && second <= high && tail ? 4 : 0;
    }
    return 0;
  }

  private static boolean continues(byte[] bytes, int i, int to) {
    return i < to && isContinuation(bytes[i] & 0xff);
  }

  private static boolean isContinuation(int b) {
    return b >= 0x80 && b <= 0xbf;
  }
}
