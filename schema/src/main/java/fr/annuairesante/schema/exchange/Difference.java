package fr.annuairesante.schema.exchange;

import fr.annuairesante.schema.DirectoryEntry;
import java.util.ArrayList;
import java.util.List;

/** One unit that is to change. The server decides on what it finds what that means. */
public sealed interface Difference {

  /** Name of the unit's entry. */
  String dn();

  /** Entries concerned, roughly: what batches are measured by. */
  int size();

  /** The unit is to be so, and what is below it now and not in it is to go. */
  record Put(Unit unit) implements Difference {
    @Override
    public String dn() {
      return unit.entry().dn();
    }

    @Override
    public int size() {
      return unit.size();
    }
  }

  /** The unit is to go, with all that is below it. */
  record Delete(String dn) implements Difference {
    @Override
    public int size() {
      return 1;
    }
  }

  /** A person has left the registers: the entry stays, closed, without activities. */
  record Close(String dn) implements Difference {
    @Override
    public int size() {
      return 1;
    }
  }

  /**
   * A person has another national identifier from now on and stays the same person.
   *
   * @param dn of the entry as it was named
   * @param unit the person as the registers know it now
   */
  record Renumber(String dn, Unit unit) implements Difference {
    @Override
    public int size() {
      return 1 + unit.size();
    }
  }

  /** The difference as bytes. */
  static byte[] write(Difference difference) {
    ByteWriter out = new ByteWriter();
    if (difference instanceof Put put) {
      out.number('P');
      unit(out, put.unit());
    } else if (difference instanceof Renumber renumber) {
      out.number('R').text(renumber.dn());
      unit(out, renumber.unit());
    } else {
      out.number(difference instanceof Close ? 'C' : 'D').text(difference.dn());
    }
    return out.toBytes();
  }

  private static void unit(ByteWriter out, Unit unit) {
    out.bytes(EntryBytes.write(unit.entry())).number(unit.below().size());
    unit.below().forEach(each -> out.bytes(EntryBytes.write(each)));
  }

  /** Reads what {@link #write} wrote; throws {@link IllegalArgumentException} on anything else. */
  static Difference read(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    int kind = in.number();
    return switch (kind) {
      case 'P' -> new Put(unit(in));
      case 'R' -> new Renumber(in.text(), unit(in));
      case 'C' -> new Close(in.text());
      case 'D' -> new Delete(in.text());
      default -> throw new IllegalArgumentException("no difference is of kind " + kind);
    };
  }

  private static Unit unit(ByteReader in) {
    DirectoryEntry entry = EntryBytes.read(in.bytes());
    int size = in.number();
    List<DirectoryEntry> below = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      below.add(EntryBytes.read(in.bytes()));
    }
    return new Unit(entry, below);
  }
}
