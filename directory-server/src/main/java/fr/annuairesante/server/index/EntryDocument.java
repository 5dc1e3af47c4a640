package fr.annuairesante.server.index;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Folding;
import fr.annuairesante.schema.GeneralizedTime;
import fr.annuairesante.schema.Sounds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.InvertableType;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.UnicodeUtil;

/** Makes the Lucene document of an entry. Reused from entry to entry; not thread-safe. */
final class EntryDocument {

  static final String ENTRY = "entry";
  static final String KEY = "key";
  static final String SHAPE = "shape";

  /**
   * Values of all attribute types that have terms, each after the number of its type. A field of
   * its own for each type would cost every small segment, made and opened for a few changes, more
   * than all its terms do.
   */
  static final String VALUES = "=";

  /** Bytes of the number of a type before its values. */
  static final int TYPE_BYTES = 2;

  /** What mailboxes are sorted by, and so what comes first where not all fits. */
  static final String ORDER = "order";

  /** The family name of a person's mailbox, in normal form: what {@link #ORDER} starts with. */
  static final String FAMILY_NAME = "~familyName";

  /** The same of a service's mailbox: what stands in its family name's place. */
  static final String SERVICE_NAME = "~serviceName";

  /** Longer normal forms are cut: their terms then only propose, see {@link #exact}. */
  static final int LONGEST_TERM = 512;

  private static final int MOST_SOUNDS = 50_000;

  private static final int CREATED = Types.number("createTimestamp");
  private static final int MODIFIED = Types.number("modifyTimestamp");
  private static final int IDENTITY = Types.number("entryUUID");
  private static final Grams.Field[] GRAM_FIELDS = Grams.Field.values();

  private static final FieldType TERM = new FieldType();

  static {
    TERM.setOmitNorms(true);
    TERM.setIndexOptions(IndexOptions.DOCS);
    TERM.setTokenized(false);
    TERM.freeze();
  }

  private static final FieldType TOKENS = new FieldType(TERM);

  static {
    TOKENS.setTokenized(true);
    TOKENS.freeze();
  }

  private final Shapes shapes = new Shapes();
  private final Map<Grams.Field, GramStream> grams = new EnumMap<>(Grams.Field.class);

  /** Words of the names of one entry. */
  private final Set<String> spoken = new HashSet<>();

  /** Names are the same again and again, and hearing one takes longer than finding it here. */
  private final Map<String, BytesRef> sounds = new HashMap<>();

  private final List<IndexableField> fields = new ArrayList<>();
  private long timeMicros = Long.MIN_VALUE;
  private String time;

  EntryDocument() {
    for (Grams.Field field : GRAM_FIELDS) {
      grams.put(field, new GramStream());
    }
  }

  /** True when a term of this normal form stands for exactly this value. */
  static boolean exact(String normal) {
    return normal.length() < LONGEST_TERM;
  }

  static BytesRef valueTerm(String normal) {
    return new BytesRef(cut(normal));
  }

  private static String cut(String normal) {
    return normal.length() <= LONGEST_TERM ? normal : normal.substring(0, LONGEST_TERM);
  }

  /** What stands before the values of a type in {@link #VALUES}. */
  static BytesRef valuesOf(int type) {
    return valueTerm(type, "");
  }

  /** A value of a type in {@link #VALUES}. */
  static BytesRef valueTerm(int type, String normal) {
    String text = cut(normal);
    byte[] term = new byte[TYPE_BYTES + UnicodeUtil.calcUTF16toUTF8Length(text, 0, text.length())];
    term[0] = (byte) (type >>> 8);
    term[1] = (byte) type;
    UnicodeUtil.UTF16toUTF8(text, 0, text.length(), term, TYPE_BYTES);
    return new BytesRef(term);
  }

  /** Two bytes of an identity are enough to propose: 36 characters for each entry would not pay. */
  static BytesRef uuidTerm(UUID uuid) {
    BytesRef term = valueTerm(IDENTITY, "--");
    long bits = uuid.getMostSignificantBits();
    term.bytes[TYPE_BYTES] = (byte) (bits >>> 56);
    term.bytes[TYPE_BYTES + 1] = (byte) (bits >>> 48);
    return term;
  }

  /** The fields of one entry; valid until the next call. */
  Iterable<IndexableField> of(DirectoryEntry entry, NameKey key, Stamp stamp) {
    fields.clear();
    fields.add(
        new BinaryDocValuesField(ENTRY, new BytesRef(StoredEntry.encode(entry, key, stamp))));
    term(KEY, new BytesRef(key.text()));
    Zone zone = Zone.of(key, entry);
    term(Zone.FIELD, zone.term());
    term(SHAPE, shapes.of(entry));
    if (zone == Zone.MAILBOX) {
      order(entry);
    }
    for (Attribute attribute : entry.attributes()) {
      index(attribute, zone);
    }
    term(VALUES, valueTerm(CREATED, time(stamp.createdMicros())));
    term(VALUES, valueTerm(MODIFIED, time(stamp.modifiedMicros())));
    term(VALUES, uuidTerm(stamp.uuid()));
    for (Grams.Field field : GRAM_FIELDS) {
      gramField(field);
    }
    soundField();
    return fields;
  }

  private void index(Attribute attribute, Zone zone) {
    Indexed how = Types.indexed(attribute.name());
    boolean hasTerms = how.terms() && how.naming() != zone;
    if (!hasTerms && how.grams() == null) {
      return;
    }
    for (String value : attribute.values()) {
      String normal = how.type().matching().normalise(value);
      if (normal == null) {
        continue;
      }
      if (hasTerms) {
        term(VALUES, valueTerm(how.number(), normal));
      }
      if (how.grams() != null) {
        Grams.of(normal, grams.get(how.grams()));
      }
      if (how.sounds() != null) {
        Sounds.spellings(normal, spoken::add);
      }
    }
  }

  /**
   * People before services, then family name and first name; of one person's mailboxes, the one
   * that is preferred. One of several family names, or of none, comes last and has no term.
   */
  private void order(DirectoryEntry entry) {
    boolean person = entry.first(Attributes.MAILBOX_TYPE).equals("PER");
    String family = Folding.fold(entry.first(Attributes.SN));
    boolean one = entry.values(Attributes.SN).size() == 1;
    String order =
        String.join(
            "\0",
            (!one ? "3" : person ? "1" : "2") + family,
            Folding.fold(entry.first(Attributes.GIVEN_NAME)),
            entry.first(Attributes.NATIONAL_ID),
            entry.first(Attributes.PREFERRED).equals("TRUE") ? "1" : "2");
    fields.add(new SortedDocValuesField(ORDER, valueTerm(order)));
    if (one) {
      term(person ? FAMILY_NAME : SERVICE_NAME, valueTerm(family));
    }
  }

  private String time(long micros) {
    if (timeMicros != micros) {
      time = GeneralizedTime.write(Stamp.instant(micros));
      timeMicros = micros;
    }
    return time;
  }

  private void term(String field, BytesRef value) {
    fields.add(new Term(field, value));
  }

  private void soundField() {
    for (String spelling : spoken) {
      term(Indexed.SOUNDS, sounds.computeIfAbsent(spelling, s -> valueTerm(Sounds.ofSpelling(s))));
    }
    spoken.clear();
    if (sounds.size() > MOST_SOUNDS) {
      sounds.clear();
    }
  }

  private void gramField(Grams.Field field) {
    GramStream stream = grams.get(field);
    if (!stream.isEmpty()) {
      fields.add(new Field(field.text, stream, TOKENS));
    }
  }

  /** One term, which Lucene takes as it is instead of as a stream of one token. */
  private static final class Term extends Field {
    Term(String field, BytesRef value) {
      super(field, value, TERM);
    }

    @Override
    public InvertableType invertableType() {
      return InvertableType.BINARY;
    }
  }

  /** The distinct grams of one field of one entry, handed to Lucene one by one, once. */
  private static final class GramStream extends TokenStream implements Grams.Taker {
    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final BytesRef gram = new BytesRef(new byte[16]);
    private final LongSet set = new LongSet();
    private int next;

    boolean isEmpty() {
      return set.size() == 0;
    }

    @Override
    public void take(long each) {
      set.add(each);
    }

    @Override
    public void reset() {
      clearAttributes();
      next = 0;
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (next == set.size()) {
        return false;
      }
      gram.length = Grams.encode(set.get(next++), gram.bytes);
      term.setBytesRef(gram);
      return true;
    }

    @Override
    public void close() {
      set.clear();
    }
  }
}
