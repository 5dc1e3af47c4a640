package fr.annuairesante.server.write;

import java.util.Optional;

/**
 * What became of a write.
 *
 * @param code RFC 4511 §4.1.9
 * @param matchedDn the empty string when none
 * @param sentence the empty string when there is nothing to say
 * @param preRead the entry before, as a SearchResultEntry without its message
 * @param postRead the entry after
 */
public record Written(
    ResultCode code,
    String matchedDn,
    String sentence,
    Optional<byte[]> preRead,
    Optional<byte[]> postRead) {

  static Written refused(Refused refused) {
    return new Written(
        refused.code(),
        refused.matchedDn(),
        refused.getMessage(),
        Optional.empty(),
        Optional.empty());
  }
}
