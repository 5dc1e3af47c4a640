package fr.annuairesante.schema;

import java.util.List;

/**
 * A matching rule as the schema publishes it (RFC 4512 §4.1.3); {@link Matching} does the work.
 *
 * @param oid numeric
 * @param name its one name
 * @param syntax numeric OID of the assertion's syntax
 */
record MatchingRule(String oid, String name, String syntax) {

  /** Every rule that a {@link Matching} names (RFC 4517 §4.2, RFC 4530 §2, OpenLDAP for CSNs). */
  static final List<MatchingRule> ALL =
      List.of(
          new MatchingRule("2.5.13.0", "objectIdentifierMatch", Syntax.OID),
          new MatchingRule("2.5.13.1", "distinguishedNameMatch", Syntax.NAME),
          new MatchingRule("2.5.13.2", "caseIgnoreMatch", Syntax.TEXT),
          new MatchingRule("2.5.13.3", "caseIgnoreOrderingMatch", Syntax.TEXT),
          new MatchingRule("2.5.13.4", "caseIgnoreSubstringsMatch", Syntax.SUBSTRINGS),
          new MatchingRule("2.5.13.5", "caseExactMatch", Syntax.TEXT),
          new MatchingRule("2.5.13.6", "caseExactOrderingMatch", Syntax.TEXT),
          new MatchingRule("2.5.13.7", "caseExactSubstringsMatch", Syntax.SUBSTRINGS),
          new MatchingRule("2.5.13.11", "caseIgnoreListMatch", Syntax.POSTAL_ADDRESS),
          new MatchingRule("2.5.13.12", "caseIgnoreListSubstringsMatch", Syntax.SUBSTRINGS),
          new MatchingRule("2.5.13.13", "booleanMatch", Syntax.BOOLEAN),
          new MatchingRule("2.5.13.14", "integerMatch", Syntax.INTEGER),
          new MatchingRule("2.5.13.15", "integerOrderingMatch", Syntax.INTEGER),
          new MatchingRule("2.5.13.20", "telephoneNumberMatch", Syntax.TELEPHONE),
          new MatchingRule("2.5.13.21", "telephoneNumberSubstringsMatch", Syntax.SUBSTRINGS),
          new MatchingRule("2.5.13.27", "generalizedTimeMatch", Syntax.TIME),
          new MatchingRule("2.5.13.28", "generalizedTimeOrderingMatch", Syntax.TIME),
          new MatchingRule("1.3.6.1.4.1.1466.109.114.2", "caseIgnoreIA5Match", Syntax.IA5),
          new MatchingRule(
              "1.3.6.1.4.1.1466.109.114.3", "caseIgnoreIA5SubstringsMatch", Syntax.SUBSTRINGS),
          new MatchingRule("1.3.6.1.1.16.2", "UUIDMatch", Syntax.UUID),
          new MatchingRule("1.3.6.1.1.16.3", "UUIDOrderingMatch", Syntax.UUID),
          new MatchingRule("1.3.6.1.4.1.4203.666.11.2.2", "CSNMatch", Syntax.CSN),
          new MatchingRule("1.3.6.1.4.1.4203.666.11.2.3", "CSNOrderingMatch", Syntax.CSN));
}
