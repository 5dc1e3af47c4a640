package fr.annuairesante.server.search;

/**
 * How a search ended: an LDAP result code with its matched name and a sentence for the client.
 *
 * @param code RFC 4511 §4.1.9 number: 0, 3, 4, 11, 32, 34...
 * @param matchedDn the empty string when none
 * @param message the empty string when none; never a secret, never a stack trace
 * @param entries how many entries were sent
 */
public record SearchResult(int code, String matchedDn, String message, int entries) {

  public static final int SUCCESS = 0;
  public static final int PROTOCOL_ERROR = 2;
  public static final int TIME_LIMIT_EXCEEDED = 3;
  public static final int SIZE_LIMIT_EXCEEDED = 4;
  public static final int ADMIN_LIMIT_EXCEEDED = 11;
  public static final int INAPPROPRIATE_MATCHING = 18;
  public static final int NO_SUCH_OBJECT = 32;
  public static final int INVALID_DN_SYNTAX = 34;
  public static final int UNWILLING_TO_PERFORM = 53;

  /** RFC 4528 §3. */
  public static final int ASSERTION_FAILED = 122;

  /** Of draft-ietf-ldapext-ldapv3-vlv-09 §6.2.1; its control says what is wrong. */
  public static final int VIRTUAL_LIST_VIEW_ERROR = 76;

  /** Code 0. */
  public static SearchResult success(int entries) {
    return new SearchResult(SUCCESS, "", "", entries);
  }
}
