package fr.annuairesante.server.search;

import java.util.Optional;

/**
 * The part of a sorted list that a client shows (draft-ietf-ldapext-ldapv3-vlv-09 §6.1).
 *
 * @param before how many entries before the target are wanted
 * @param after how many entries after it
 * @param context what the server said with an earlier part of the same list; the empty string when
 *     this is the first
 */
public record ListView(int before, int after, Target target, String context) {

  private static final int SORT_CONTROL_MISSING = 60;
  static final int OFFSET_RANGE_ERROR = 61;

  /** An entry of the list. */
  public sealed interface Target {

    /**
     * One that a scroll bar points at (§5).
     *
     * @param offset 1 is the first entry, {@code count} the last
     * @param count how long the client thinks the list is; 0 when it does not know, and the offset
     *     is the entry's number
     */
    record Offset(int offset, int count) implements Target {

      boolean isValid() {
        return offset > 0 && (count == 0 || offset <= count);
      }

      /** Its number in a list of so many; may be too high when the client does not know them. */
      int position(int entries) {
        if (count == 0 || (offset == 1 && count != 1)) {
          return offset;
        }
        long rounded = (2L * entries * offset + count) / (2L * count);
        return (int) Math.max(1, rounded);
      }
    }

    /** The first that is not before a value in the order of the list, as somebody types it. */
    record AtLeast(String value) implements Target {}
  }

  /**
   * What the client should know of the part it gets (§6.2).
   *
   * @param position number of the target; one more than there are entries when there is none; 0
   *     when there is a problem
   * @param entries how many the list has; 0 when a problem keeps the server from knowing
   * @param problem why there is no part: 0 when there is one
   * @param sentence says so to people; the empty string when there is no problem
   */
  record Shown(int position, int entries, int problem, String sentence) {

    static Shown at(int position, int entries) {
      return new Shown(position, entries, 0, "");
    }

    static Shown not(int problem, String sentence) {
      return new Shown(0, 0, problem, sentence);
    }
  }

  /** Why a search has no list to show a part of; empty when it has one. */
  static Optional<Shown> refusal(Search search) {
    if (search.order().isEmpty()) {
      return Optional.of(
          Shown.not(SORT_CONTROL_MISSING, "a list is sorted: add a sort control (RFC 2891)"));
    }
    if (search.order().get().problem() != 0) {
      String attribute = search.order().get().attribute();
      return Optional.of(
          Shown.not(
              SearchResult.UNWILLING_TO_PERFORM,
              "cannot sort by " + attribute + ": unknown, or it has no such order"));
    }
    if (search.page().isPresent()) {
      return Optional.of(
          Shown.not(
              SearchResult.UNWILLING_TO_PERFORM,
              "a list is shown by its views: leave the paged results control out"));
    }
    return Optional.empty();
  }
}
