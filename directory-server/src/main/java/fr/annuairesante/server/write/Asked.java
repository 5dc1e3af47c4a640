package fr.annuairesante.server.write;

import fr.annuairesante.server.filter.Filter;
import java.util.List;
import java.util.Optional;

/**
 * A write with what its controls add.
 *
 * @param assertion true of the entry, or nothing is written (RFC 4528)
 * @param preRead attributes of the entry before, as a search selects them (RFC 4527)
 * @param postRead attributes of the entry after
 */
public record Asked(
    Write write,
    Optional<Filter> assertion,
    Optional<List<String>> preRead,
    Optional<List<String>> postRead) {

  /** Without controls. */
  public Asked(Write write) {
    this(write, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
