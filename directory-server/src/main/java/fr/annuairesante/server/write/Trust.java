package fr.annuairesante.server.write;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.Draft;
import fr.annuairesante.server.acts.Actors;
import fr.annuairesante.server.acts.Acts;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.search.Viewer;
import fr.annuairesante.server.trustspace.DomainEntry;
import fr.annuairesante.server.trustspace.Dossier;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Actor;
import fr.annuairesante.trust.Decision;
import fr.annuairesante.trust.Domain;
import fr.annuairesante.trust.DomainRule;
import fr.annuairesante.trust.Finding;
import fr.annuairesante.trust.MailboxRule;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.OperatorRule;
import fr.annuairesante.trust.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What writes have to do with the trust space: acts instead of entries, rules as result codes. */
final class Trust {

  private Trust() {}

  /** The operator that is logged in, if one is. */
  static Optional<OperatorId> operator(Viewer viewer) {
    return Actors.of(viewer)
        .filter(Actor.OfOperator.class::isInstance)
        .map(actor -> ((Actor.OfOperator) actor).id());
  }

  /** The agency; the viewer has its right. */
  static Actor agency(Viewer viewer) {
    return Actors.of(viewer).orElseThrow();
  }

  /** Whose domain an address is in, on the list or not: what to do about that say the rules. */
  static Optional<OperatorId> holderOf(Draft draft, String address) throws IOException {
    String domain = address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
    return draft.entry(Tree.domain(domain)).map(DomainEntry::domain).map(Domain::operator);
  }

  /**
   * Carries acts out in their order.
   *
   * @return the remarks, or the empty string
   * @throws Refused with all that the first refused act breaks
   */
  static String carryOut(Draft draft, Actor actor, List<Act> wanted) throws IOException {
    Acts acts = new Acts(draft);
    List<Finding> remarks = new ArrayList<>();
    for (Act each : wanted) {
      Decision decision = acts.carryOut(actor, each);
      if (decision instanceof Decision.Refused refused) {
        List<Finding> refusals = refused.refusals();
        throw new Refused(code(refusals.get(0).rule()), sentences(refusals));
      }
      remarks.addAll(decision.remarks());
    }
    return sentences(remarks);
  }

  /** {@code BAL-012 identifiantPP: ...}, one after the other. */
  static String sentences(List<Finding> findings) {
    return findings.stream()
        .map(each -> each.code() + " " + each.field().label() + ": " + each.sentence())
        .collect(Collectors.joining(" / "));
  }

  /** RFC 4511 appendix A; what has no code of its own is a violated constraint. */
  private static ResultCode code(Rule rule) {
    if (rule instanceof MailboxRule broken) {
      return switch (broken) {
        case ADDRESS_SYNTAX, PERSON_IDENTIFIER, STRUCTURE_IDENTIFIER ->
            ResultCode.INVALID_ATTRIBUTE_SYNTAX;
        case PERSON_MISSING, STRUCTURE_MISSING, RESPONSIBLE_MISSING, COMPONENT_MISSING ->
            ResultCode.OBJECT_CLASS_VIOLATION;
        case TEST_ONLY -> ResultCode.UNWILLING_TO_PERFORM;
        case PAPERLESS_ABSENT -> ResultCode.NO_SUCH_OBJECT;
        default -> ResultCode.CONSTRAINT_VIOLATION;
      };
    }
    if (rule instanceof DomainRule broken) {
      return switch (broken) {
        case SYNTAX -> ResultCode.INVALID_ATTRIBUTE_SYNTAX;
        case NOT_LISTED, NOT_YOURS -> ResultCode.INSUFFICIENT_ACCESS_RIGHTS;
        case BLOCKED, NO_CERTIFICATE -> ResultCode.UNWILLING_TO_PERFORM;
        default -> ResultCode.CONSTRAINT_VIOLATION;
      };
    }
    if (rule instanceof OperatorRule broken) {
      return switch (broken) {
        case AGENCY_ONLY, OPERATOR_ONLY, PATIENTS, UNKNOWN, CERTIFICATE_WORTHLESS ->
            ResultCode.INSUFFICIENT_ACCESS_RIGHTS;
        case SUSPENDED, TERMINATED, BLOCKED, PROVISIONAL_OVER -> ResultCode.UNWILLING_TO_PERFORM;
        default -> ResultCode.CONSTRAINT_VIOLATION;
      };
    }
    return ResultCode.CONSTRAINT_VIOLATION;
  }

  /**
   * The record that an entry is to hold.
   *
   * @param before the entry as it is, if there is one: then only its record may differ
   */
  static <T> T record(Optional<DirectoryEntry> before, DirectoryEntry entry, Class<T> type) {
    String json = entry.first(Attributes.DOSSIER);
    if (json.isEmpty()) {
      throw new Refused(ResultCode.OBJECT_CLASS_VIOLATION, "the record is missing: asDossier");
    }
    for (Attribute each : entry.attributes()) {
      boolean same =
          before.isEmpty()
              || each.name().equals(Attributes.DOSSIER)
              || before.get().values(each.name()).equals(each.values());
      if (!same || (before.isPresent() && lost(before.get(), entry))) {
        throw new Refused(
            ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
            "what the entry shows is made from its record: change asDossier");
      }
    }
    try {
      return Dossier.read(json, type);
    } catch (IllegalArgumentException unreadable) {
      throw new Refused(ResultCode.INVALID_ATTRIBUTE_SYNTAX, unreadable.getMessage());
    }
  }

  private static boolean lost(DirectoryEntry before, DirectoryEntry entry) {
    return before.attributes().stream().anyMatch(each -> entry.attribute(each.name()).isEmpty());
  }

  /** The record is about the entry's own name. */
  static void checkName(DirectoryEntry entry, String dn) {
    if (!NameKey.of(entry.dn()).equals(NameKey.of(dn))) {
      throw new Refused(ResultCode.NAMING_VIOLATION, "the record is that of " + dn);
    }
  }

  /** Whether the acts led to the record that was wanted. */
  static <T> void check(Draft draft, T wanted, Function<DirectoryEntry, T> reader, String dn)
      throws IOException {
    if (!draft.entry(dn).map(reader).equals(Optional.of(wanted))) {
      throw new Refused(
          ResultCode.UNWILLING_TO_PERFORM,
          "no acts of the agency lead from the record there is to this one: say the act itself"
              + " (annuaire operator, annuaire domain)");
    }
  }
}
