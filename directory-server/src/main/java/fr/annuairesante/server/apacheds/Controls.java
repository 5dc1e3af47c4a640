package fr.annuairesante.server.apacheds;

import java.util.Collection;
import java.util.List;
import org.apache.directory.api.ldap.model.message.Control;

/**
 * The request controls that work here (RFC 4511 §4.1.11): what rootDSE lists and nothing more. One
 * that is unknown and critical is refused on every operation; one that is not critical is ignored.
 */
final class Controls {

  /** RFC 2696, on searches. */
  static final String PAGED_RESULTS = "1.2.840.113556.1.4.319";

  /** RFC 2891, on searches. */
  static final String SORT = "1.2.840.113556.1.4.473";

  /** draft-ietf-ldapext-ldapv3-vlv-09, on searches. */
  static final String LIST_VIEW = "2.16.840.1.113730.3.4.9";

  /** RFC 4528, on searches, compares and writes. */
  static final String ASSERTION = "1.3.6.1.1.12";

  /** RFC 4527, on what changes or deletes an entry. */
  static final String PRE_READ = "1.3.6.1.1.13.1";

  /** RFC 4527, on what adds or changes an entry. */
  static final String POST_READ = "1.3.6.1.1.13.2";

  /** There are no referrals (RFC 3296), so honouring it takes nothing. */
  static final String MANAGE_DSA_IT = "2.16.840.1.113730.3.4.2";

  static final List<String> SUPPORTED =
      List.of(MANAGE_DSA_IT, PAGED_RESULTS, SORT, LIST_VIEW, ASSERTION, PRE_READ, POST_READ);

  private static final int UNAVAILABLE_CRITICAL_EXTENSION = 12;

  private Controls() {}

  static boolean supported(String oid) {
    return SUPPORTED.contains(oid);
  }

  static boolean onSearches(String oid) {
    return supported(oid) && !oid.equals(PRE_READ) && !oid.equals(POST_READ);
  }

  static Refusal refusal(String oid) {
    return new Refusal(
        UNAVAILABLE_CRITICAL_EXTENSION,
        "critical control " + oid + " is not supported; supportedControl of the rootDSE lists all");
  }

  static Refusal unsorted(String attribute) {
    return new Refusal(
        UNAVAILABLE_CRITICAL_EXTENSION,
        "cannot sort by " + attribute + ": unknown, or it has no such order");
  }

  /** The refusal of the first critical control of a login or an extended operation, or null. */
  static Refusal check(Collection<Control> controls) {
    for (Control control : controls) {
      if (control.isCritical() && !control.getOid().equals(MANAGE_DSA_IT)) {
        return refusal(control.getOid());
      }
    }
    return null;
  }
}
