package fr.annuairesante.server.index;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.AttributeType;
import fr.annuairesante.schema.AttributeType.Index;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.GeneralizedTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.InvertableType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;

/** Makes the Lucene document of an entry. Reused from entry to entry; not thread-safe. */
final class EntryDocument {

  static final String ENTRY = "entry";
  static final String KEY = "key";
  static final String SHAPE = "shape";

  /** Longer normal forms are cut: their terms then only propose, see {@link #exact}. */
  static final int LONGEST_TERM = 512;

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
  private final Map<String, LongSet> grams = new HashMap<>();
  private final Map<String, GramStream> streams = new HashMap<>();
  private final List<IndexableField> fields = new ArrayList<>();

  /** True when a term of this normal form stands for exactly this value. */
  static boolean exact(String normal) {
    return normal.length() < LONGEST_TERM;
  }

  static BytesRef valueTerm(String normal) {
    return new BytesRef(
        normal.length() <= LONGEST_TERM ? normal : normal.substring(0, LONGEST_TERM));
  }

  static String valueField(String attribute) {
    return "=" + attribute;
  }

  /** Two bytes of an identity are enough to propose: 36 characters for each entry would not pay. */
  static BytesRef uuidTerm(UUID uuid) {
    long bits = uuid.getMostSignificantBits();
    return new BytesRef(new byte[] {(byte) (bits >>> 56), (byte) (bits >>> 48)});
  }

  /** The fields of one entry; valid until the next call. */
  Iterable<IndexableField> of(DirectoryEntry entry, NameKey key, Stamp stamp) {
    fields.clear();
    grams.values().forEach(LongSet::clear);
    fields.add(
        new BinaryDocValuesField(ENTRY, new BytesRef(StoredEntry.encode(entry, key, stamp))));
    term(KEY, new BytesRef(key.text()));
    Zone zone = Zone.of(key);
    term(Zone.FIELD, zone.term());
    term(SHAPE, shapes.of(entry));
    for (Attribute attribute : entry.attributes()) {
      index(attribute, zone);
    }
    String created = GeneralizedTime.write(Stamp.instant(stamp.createdMicros()));
    String modified = GeneralizedTime.write(Stamp.instant(stamp.modifiedMicros()));
    term(valueField("createTimestamp"), new BytesRef(created));
    term(valueField("modifyTimestamp"), new BytesRef(modified));
    term(valueField("entryUUID"), uuidTerm(stamp.uuid()));
    grams.forEach(this::gramField);
    return fields;
  }

  private void index(Attribute attribute, Zone zone) {
    AttributeType type = Types.type(Types.number(attribute.name()));
    String gramField = Grams.fieldOf(type.name());
    if (type.index() == Index.NONE || Shapes.holds(type)) {
      return;
    }
    boolean hasTerms = Grams.alsoHasTerms(type.name()) && !Naming.isNamedBy(zone, type);
    for (String value : attribute.values()) {
      String normal = type.matching().normalise(value);
      if (normal == null) {
        continue;
      }
      if (hasTerms) {
        term(valueField(type.name()), valueTerm(normal));
      }
      if (gramField != null) {
        LongSet set = grams.computeIfAbsent(gramField, f -> new LongSet());
        Grams.of(normal, Grams.shortest(gramField), set::add);
      }
    }
  }

  private void term(String field, BytesRef value) {
    fields.add(new Term(field, value));
  }

  private void gramField(String field, LongSet set) {
    if (set.size() > 0) {
      GramStream stream = streams.computeIfAbsent(field, f -> new GramStream());
      stream.of(set);
      fields.add(new Field(field, stream, TOKENS));
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

  /** Hands the grams of a set to Lucene one by one. */
  private static final class GramStream extends TokenStream {
    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final BytesRef gram = new BytesRef(new byte[16]);
    private LongSet set;
    private int next;

    void of(LongSet grams) {
      set = grams;
      next = 0;
    }

    @Override
    public void reset() {
      clearAttributes();
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
  }
}
