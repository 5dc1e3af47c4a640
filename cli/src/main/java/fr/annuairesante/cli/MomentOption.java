package fr.annuairesante.cli;

import fr.annuairesante.trust.FrenchTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that says at which moment the directory is looked at. */
final class MomentOption {

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      converter = Moment.class,
      description =
          "A past instant, such as 2023-06-30T23:59:59+02:00; a day means its end in Paris."
              + " Default: now.")
  private Instant at;

  /** The moment; refused when it is still to come. */
  Instant moment() throws Failure {
    Instant now = Instant.now();
    if (at != null && at.isAfter(now)) {
      throw new Failure(at + " is still to come", "give an instant that is past");
    }
    return at == null ? now : at;
  }

  /** An instant as people write it; a day means its end. */
  static final class Moment implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String value) {
      return parse(value, FrenchTime::endOf);
    }
  }

  /** An instant as people write it; a day means its beginning. */
  static final class Begin implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String value) {
      return parse(value, day -> day.atStartOfDay(FrenchTime.ZONE).toInstant());
    }
  }

  private static Instant parse(String value, Function<LocalDate, Instant> ofDay) {
    try {
      return value.contains("T")
          ? OffsetDateTime.parse(value).toInstant()
          : ofDay.apply(LocalDate.parse(value));
    } catch (DateTimeException noInstant) {
      throw new TypeConversionException(
          "no instant: " + value + "; write 2023-06-30T23:59:59+02:00 or 2023-06-30");
    }
  }
}
