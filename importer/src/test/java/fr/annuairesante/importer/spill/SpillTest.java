package fr.annuairesante.importer.spill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillTest {

  private static final int KEYS = 5_000;

  @TempDir Path directory;

  @Test
  void everyRecordComesBackOnceUnderItsKey() throws IOException {
    Map<String, Integer> sizes = new TreeMap<>();
    try (Spill spill = Spill.create(directory, "test", 200L << 20)) {
      assertEquals(13, spill.partitions());
      try (SpillWriter one = spill.writer();
          SpillWriter other = spill.writer()) {
        Key key = new Key();
        for (int i = 0; i < KEYS * 3; i++) {
          byte[] payload = ("p" + i).getBytes(StandardCharsets.UTF_8);
          SpillWriter writer = i % 2 == 0 ? one : other;
          writer.write(1, key.set("k" + i % KEYS), payload, 0, payload.length);
        }
      }
      for (int i = 0; i < spill.partitions(); i++) {
        spill.load(i).forEachGroup(group -> sizes.merge(group.key(), group.size(), Integer::sum));
      }
    }
    assertEquals(KEYS, sizes.size());
    assertTrue(sizes.values().stream().allMatch(size -> size == 3));
    try (Stream<Path> left = Files.list(directory)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void recordsLargerThanTheBufferComeBackWhole() throws IOException {
    byte[] large = new byte[1_000_000];
    java.util.Arrays.fill(large, (byte) 'x');
    try (Spill spill = Spill.create(directory, "test", 0)) {
      try (SpillWriter writer = spill.writer()) {
        Key key = new Key();
        writer.write(1, key.set("k"), new byte[] {1}, 0, 1);
        writer.write(2, key.set("k"), large, 0, large.length);
        writer.write(3, key.set("k"), new byte[] {3}, 0, 1);
      }
      Partition partition = spill.load(0);
      assertEquals(3, partition.size());
      partition.forEachGroup(
          group -> {
            assertEquals(3, group.size());
            assertEquals(large.length, group.to(1) - group.from(1));
          });
    }
  }

  @Test
  void recordsOfAKeyStandByKindThenByContent() throws IOException {
    StringBuilder order = new StringBuilder();
    try (Spill spill = Spill.create(directory, "test", 0)) {
      try (SpillWriter writer = spill.writer()) {
        Key key = new Key();
        for (String record : new String[] {"2b", "1z", "2a", "1é", "1z"}) {
          byte[] payload = record.substring(1).getBytes(StandardCharsets.UTF_8);
          writer.write(record.charAt(0) - '0', key.set("Clé"), payload, 0, payload.length);
        }
      }
      spill
          .load(0)
          .forEachGroup(
              group -> {
                assertEquals("CLé", group.key());
                for (int i = 0; i < group.size(); i++) {
                  int length = group.to(i) - group.from(i);
                  order.append(group.repeatsPrevious(i) ? "=" : group.kind(i));
                  order.append(
                      new String(group.bytes(), group.from(i), length, StandardCharsets.UTF_8));
                }
              });
    }
    assertEquals("1z=z1é2a2b", order.toString());
  }

  @Test
  void theNumberOfPartitionsGrowsWithTheInputSoThatEachStaysSmall() throws IOException {
    try (Spill small = Spill.create(directory, "small", 1);
        Spill national = Spill.create(directory, "national", 1_230_000_000L)) {
      assertEquals(1, small.partitions());
      assertEquals(74, national.partitions());
    }
  }
}
