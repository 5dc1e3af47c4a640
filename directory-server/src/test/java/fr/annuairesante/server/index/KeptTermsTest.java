package fr.annuairesante.server.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTermsTest {

  @TempDir Path folder;

  private final KeptTerms kept = new KeptTerms();
  private FSDirectory files;
  private IndexWriter writer;

  @BeforeEach
  void writeASegment() throws IOException {
    files = FSDirectory.open(folder);
    writer =
        new IndexWriter(files, new IndexWriterConfig(null).setMergePolicy(NoMergePolicy.INSTANCE));
    add("DUPONT");
    add("LE GOFF");
  }

  @AfterEach
  void close() throws IOException {
    writer.close();
    files.close();
  }

  private void add(String name) throws IOException {
    Document document = new Document();
    document.add(new StringField("name", name, Field.Store.NO));
    writer.addDocument(document);
  }

  private static LeafReader segment(DirectoryReader reader) {
    return reader.leaves().get(0).reader();
  }

  @Test
  void theNextSnapshotLooksUpWhereTheLastOneDid() throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      KeptTerms.Open open = kept.take(segment(reader));
      TermsEnum names = open.terms(segment(reader), "name");
      assertEquals(TermsEnum.SeekStatus.END, names.seekCeil(new BytesRef("Z")));
      kept.giveBack(segment(reader), open);

      KeptTerms.Open again = kept.take(segment(reader));
      assertSame(names, again.terms(segment(reader), "name"));
      assertEquals(true, names.seekExact(new BytesRef("LE GOFF")));
      assertNull(again.terms(segment(reader), "mail"));
    }
  }

  @Test
  void twoSnapshotsAtATimeLookUpEachForItself() throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      KeptTerms.Open one = kept.take(segment(reader));
      kept.giveBack(segment(reader), one);
      assertSame(one, kept.take(segment(reader)));
      assertNotSame(one, kept.take(segment(reader)));
    }
  }

  @Test
  void aSegmentKeepsItsTermsWhenDocumentsAreDeleted() throws IOException {
    try (DirectoryReader before = DirectoryReader.open(writer)) {
      KeptTerms.Open open = kept.take(segment(before));
      kept.giveBack(segment(before), open);
      writer.deleteDocuments(new Term("name", "DUPONT"));
      try (DirectoryReader after = DirectoryReader.openIfChanged(before)) {
        assertEquals(1, after.numDocs());
        assertSame(open, kept.take(segment(after)));
      }
    }
  }

  @Test
  void whatWasOpenGoesWithTheFilesOfItsSegment() throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      kept.giveBack(segment(reader), kept.take(segment(reader)));
      assertEquals(1, kept.segments());
    }
    writer.deleteAll();
    writer.commit();
    assertEquals(0, kept.segments());
  }

  @Test
  void keepsFourOfASegmentAndForgetsTheOthers() throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      KeptTerms.Open[] taken = new KeptTerms.Open[6];
      for (int i = 0; i < taken.length; i++) {
        taken[i] = kept.take(segment(reader));
      }
      for (KeptTerms.Open each : taken) {
        kept.giveBack(segment(reader), each);
      }
      for (int i = 0; i < 4; i++) {
        assertSame(taken[i], kept.take(segment(reader)));
      }
      assertNotSame(taken[4], kept.take(segment(reader)));
    }
  }
}
