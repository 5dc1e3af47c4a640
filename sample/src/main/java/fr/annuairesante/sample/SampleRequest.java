package fr.annuairesante.sample;

import java.nio.file.Path;
import java.time.LocalDate;

/**
 * What to write. Equal requests, the directory aside, give equal bytes.
 *
 * @param directory where the files go; created when missing
 * @param scale 1 is national size, 0.01 a hundredth; more than 0, at most 4
 * @param seed any number; another seed gives other people
 * @param days number of consecutive days, 1 to 400; each day has its own set of files
 * @param firstDay the day of the first set; never taken from the clock
 * @param zip true for the two archives a day of the official service, false for four plain files
 * @param malformed true to plant a handful of malformed lines (from scale 0.01 on)
 * @param trailingSeparator true to end every line with {@code |}, as some distributions do
 *     (DATA-FORMATS §1.6)
 */
public record SampleRequest(
    Path directory,
    double scale,
    long seed,
    int days,
    LocalDate firstDay,
    boolean zip,
    boolean malformed,
    boolean trailingSeparator) {

  /** The first day unless another is asked for. */
  public static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 15);

  /** Refuses values out of range with a sentence that says which are allowed. */
  public SampleRequest {
    if (!(scale > 0 && scale <= 4)) {
      throw new IllegalArgumentException(
          "The scale is " + scale + "; give a number above 0 and at most 4, such as 0.01.");
    }
    if (days < 1 || days > 400) {
      throw new IllegalArgumentException(
          "The number of days is " + days + "; give a number from 1 to 400.");
    }
  }

  /** One day of plain files, seed 7, malformed lines included. */
  public static SampleRequest of(Path directory, double scale) {
    return new SampleRequest(directory, scale, 7, 1, FIRST_DAY, false, true, false);
  }

  /** The same with another seed. */
  public SampleRequest withSeed(long newSeed) {
    return new SampleRequest(
        directory, scale, newSeed, days, firstDay, zip, malformed, trailingSeparator);
  }

  /** The same with another number of days. */
  public SampleRequest withDays(int newDays) {
    return new SampleRequest(
        directory, scale, seed, newDays, firstDay, zip, malformed, trailingSeparator);
  }

  /** The same as archives, or not. */
  public SampleRequest withZip(boolean newZip) {
    return new SampleRequest(
        directory, scale, seed, days, firstDay, newZip, malformed, trailingSeparator);
  }

  /** The same with or without malformed lines. */
  public SampleRequest withMalformed(boolean newMalformed) {
    return new SampleRequest(
        directory, scale, seed, days, firstDay, zip, newMalformed, trailingSeparator);
  }

  /** The same with or without a separator at the end of each line. */
  public SampleRequest withTrailingSeparator(boolean newTrailingSeparator) {
    return new SampleRequest(
        directory, scale, seed, days, firstDay, zip, malformed, newTrailingSeparator);
  }
}
