package fr.annuairesante.server.index;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.annuairesante.schema.Tree;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentNamesTest {

  @TempDir Path folder;

  private static BytesRef key(int number) {
    String name = Tree.mailbox("hélène.d'hauteville." + number + "@medecin.mssante.fr");
    return new BytesRef(NameKey.of(name).text());
  }

  private SegmentNames namesOf(int count) throws IOException {
    try (FSDirectory files = FSDirectory.open(folder);
        IndexWriter writer = new IndexWriter(files, new IndexWriterConfig(null))) {
      for (int i = 0; i < count; i++) {
        Document document = new Document();
        document.add(new StringField(EntryDocument.KEY, key(i).utf8ToString(), Field.Store.NO));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
      try (DirectoryReader reader = DirectoryReader.open(writer)) {
        LeafReader only = reader.leaves().get(0).reader();
        return SegmentNames.of(only);
      }
    }
  }

  @Test
  void knowsEveryNameAndFewOthers() throws IOException {
    SegmentNames names = namesOf(SegmentNames.MOST_DOCUMENTS);
    int others = 0;
    for (int i = 0; i < SegmentNames.MOST_DOCUMENTS; i++) {
      assertTrue(names.mayHave(key(i)), "name " + i);
      others += names.mayHave(key(SegmentNames.MOST_DOCUMENTS + i)) ? 1 : 0;
    }
    assertTrue(others < SegmentNames.MOST_DOCUMENTS / 50, "taken for there: " + others);
  }

  @Test
  void knowsTheOneNameOfOneChange() throws IOException {
    SegmentNames names = namesOf(1);
    assertTrue(names.mayHave(key(0)));
    assertFalse(names.mayHave(key(1)));
  }
}
