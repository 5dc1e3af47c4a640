package fr.annuairesante.importer.extract;

import fr.annuairesante.importer.extract.ExtractFile.Refusal;
import java.util.Arrays;

/** What makes a line usable: its shape, then the identifiers that place it in the directory. */
final class LineCheck {

  private static final int LONGEST_ADDRESS = 254;
  private static final int LONGEST_IDENTIFIER = 64;

  private final ExtractKind kind;
  private final int fields;
  private final boolean trailingSeparator;
  private final Column idType;
  private final Column id;
  private final Column nationalId;

  LineCheck(ExtractHeader header) {
    kind = header.kind();
    fields = header.fields();
    trailingSeparator = header.trailingSeparator();
    idType = kind == ExtractKind.MAILBOX ? MailboxColumn.ID_TYPE : ActivityColumn.ID_TYPE;
    id = kind == ExtractKind.MAILBOX ? MailboxColumn.ID : ActivityColumn.ID;
    nationalId = kind == ExtractKind.MAILBOX ? MailboxColumn.NATIONAL_ID : nationalIdColumn();
  }

  /** The three register files begin with the same three columns. */
  private static Column nationalIdColumn() {
    return ActivityColumn.NATIONAL_ID;
  }

  /**
   * Null when the line is good; a trailing separator is then no longer part of it. The header says
   * whether lines have one: taking either would accept a line with a separator in a value and an
   * empty last column, its columns shifted.
   */
  Refusal refusal(LineReader reader, Line line) {
    if (reader.tooLong()) {
      return new Refusal(Reason.TOO_LONG, null);
    }
    if (reader.hasNonAscii() && !Utf8.isValid(line.bytes(), line.start(), line.end())) {
      return new Refusal(Reason.NOT_UTF8, null);
    }
    if (reader.hasControl()) {
      return new Refusal(Reason.CONTROL_CHARACTER, null);
    }
    if (trailingSeparator && line.lastFieldIsEmpty()) {
      line.dropTrailingSeparator();
    } else if (trailingSeparator) {
      return new Refusal(Reason.COLUMN_COUNT, null);
    }
    Refusal refusal = ofColumns(line);
    if (trailingSeparator && refusal != null) {
      line.restoreTrailingSeparator();
    }
    return refusal;
  }

  private Refusal ofColumns(Line line) {
    if (line.fields() != fields) {
      return new Refusal(Reason.COLUMN_COUNT, null);
    }
    return kind == ExtractKind.MAILBOX ? mailbox(line) : register(line);
  }

  private Refusal register(Line line) {
    Refusal person = person(line);
    if (person != null || kind != ExtractKind.ACTIVITY) {
      return person;
    }
    Column structure = ActivityColumn.STRUCTURE_ID;
    return line.isEmpty(structure) || isIdentifier(line, structure)
        ? null
        : new Refusal(Reason.STRUCTURE_ID_SYNTAX, structure);
  }

  private Refusal mailbox(Line line) {
    Column type = MailboxColumn.MAILBOX_TYPE;
    if (!isMailboxType(line.bytes(), line.from(type), line.to(type))) {
      return new Refusal(Reason.MAILBOX_TYPE, type);
    }
    Column address = MailboxColumn.ADDRESS;
    if (!isAddress(line.bytes(), line.from(address), line.to(address))) {
      return new Refusal(Reason.ADDRESS_SYNTAX, address);
    }
    boolean personal = line.bytes()[line.from(type)] == 'P';
    return personal ? person(line) : null;
  }

  private static boolean isMailboxType(byte[] b, int from, int to) {
    if (to - from != 3) {
      return false;
    }
    int code = b[from] << 16 | b[from + 1] << 8 | b[from + 2];
    return code == ('P' << 16 | 'E' << 8 | 'R')
        || code == ('O' << 16 | 'R' << 8 | 'G')
        || code == ('A' << 16 | 'P' << 8 | 'P')
        || code == ('C' << 16 | 'A' << 8 | 'B');
  }

  static boolean isAddress(byte[] b, int from, int to) {
    int at = -1;
    int lastDot = -1;
    for (int i = from; i < to; i++) {
      if (b[i] <= ' ' || b[i] == 0x7f) {
        return false;
      }
      if (b[i] == '@') {
        if (at >= 0 || i == from) {
          return false;
        }
        at = i;
        lastDot = i;
      } else if (b[i] == '.' && at >= 0) {
        if (lastDot == i - 1) {
          return false;
        }
        lastDot = i;
      }
    }
    return at >= 0 && lastDot > at && lastDot < to - 1 && to - from <= LONGEST_ADDRESS;
  }

  /** Checks the person: the national identifier, or the type and identifier it is made of. */
  private Refusal person(Line line) {
    byte[] b = line.bytes();
    int from = line.from(nationalId);
    int to = line.to(nationalId);
    int typeFrom = line.from(idType);
    int typeLength = line.to(idType) - typeFrom;
    if (from == to) {
      boolean derivable = kind == ExtractKind.MAILBOX && typeLength == 1 && !line.isEmpty(id);
      return derivable ? derived(line) : new Refusal(Reason.MISSING_PERSON_ID, nationalId);
    }
    if (typeLength > 0 && (typeLength != 1 || b[typeFrom] != b[from])) {
      return new Refusal(Reason.PERSON_ID_MISMATCH, idType);
    }
    boolean sameId =
        line.isEmpty(id) || Arrays.equals(b, line.from(id), line.to(id), b, from + 1, to);
    if (!sameId) {
      return new Refusal(Reason.PERSON_ID_MISMATCH, id);
    }
    Reason reason = identifier(b, (char) b[from], from + 1, to);
    return reason == null ? null : new Refusal(reason, nationalId);
  }

  private Refusal derived(Line line) {
    char type = (char) line.bytes()[line.from(idType)];
    Reason reason = identifier(line.bytes(), type, line.from(id), line.to(id));
    return reason == null ? null : new Refusal(reason, id);
  }

  /** The forms of PersonIdentifier, on bytes; a test holds the two together. */
  static Reason identifier(byte[] b, char type, int from, int to) {
    boolean good =
        switch (type) {
          case '8' -> to - from == 11 && areDigits(b, from, to);
          case '0' -> to - from == 9 && areCapitalsOrDigits(b, from, to);
          case '1', '3', '4', '5', '6' -> to > from && isIdentifier(b, from, to);
          default -> false;
        };
    if (good) {
      return null;
    }
    boolean known = type == '0' || type == '1' || (type >= '3' && type <= '6') || type == '8';
    return known ? Reason.PERSON_ID_SYNTAX : Reason.UNKNOWN_PERSON_ID_TYPE;
  }

  private static boolean areDigits(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      if (b[i] < '0' || b[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean areCapitalsOrDigits(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      boolean digit = b[i] >= '0' && b[i] <= '9';
      if (!digit && (b[i] < 'A' || b[i] > 'Z')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIdentifier(Line line, Column column) {
    return isIdentifier(line.bytes(), line.from(column), line.to(column));
  }

  private static boolean isIdentifier(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      byte c = b[i];
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      boolean other = (c >= '0' && c <= '9') || c == '/' || c == '-' || c == '_' || c == '.';
      if (!letter && !other) {
        return false;
      }
    }
    return to - from <= LONGEST_IDENTIFIER;
  }
}
