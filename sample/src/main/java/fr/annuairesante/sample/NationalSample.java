package fr.annuairesante.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes synthetic extracts of any size up to four times the country's.
 *
 * <p>{@code NationalSample.write(SampleRequest.of(directory, 0.01), Progress.NONE)} writes about
 * 15,000 people and 5,400 mailboxes in a second. At scale 1 a day is about 1.3 GB.
 */
public final class NationalSample {

  private static final int MOST_THREADS = 8;

  private NationalSample() {}

  /**
   * Writes all files of the request, replacing those of the same name.
   *
   * @throws IOException when the directory cannot be written; files may then be incomplete
   */
  public static SampleSummary write(SampleRequest request, Progress progress) throws IOException {
    int processors = Runtime.getRuntime().availableProcessors();
    return write(request, progress, Math.min(MOST_THREADS, processors));
  }

  /** The same on a given number of threads, which changes nothing but the time it takes. */
  static SampleSummary write(SampleRequest request, Progress progress, int threads)
      throws IOException {
    Files.createDirectories(request.directory());
    List<SampleSummary.Day> days = new ArrayList<>();
    try (Chunks chunks = new Chunks(threads)) {
      DayFiles files = new DayFiles(request, chunks);
      for (int day = 0; day < request.days(); day++) {
        days.add(files.write(day, progress));
      }
    }
    return new SampleSummary(days);
  }
}
