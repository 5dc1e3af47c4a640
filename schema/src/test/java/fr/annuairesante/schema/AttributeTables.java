package fr.annuairesante.schema;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Renders {@code docs/attributes.md} from the schema. */
final class AttributeTables {

  /** What a standard attribute holds in each kind of entry; empty where it is not used. */
  private record Use(
      String name, String mailbox, String person, String activity, String structure) {}

  private static final List<Use> USES =
      List.of(
          new Use(
              "cn",
              "`Prénom NOM`, then `NOM Prénom`; ORG, APP: `service - structure`, then other starts",
              "`Prénom NOM`, then `NOM Prénom`",
              "",
              ""),
          new Use("sn", "family name; ORG, APP: as cn's first", "family name", "", ""),
          new Use("givenName", "first name", "first name", "", ""),
          new Use("displayName", "civility and cn's first", "civility and cn's first", "", ""),
          new Use(
              "mail",
              "the mailbox's one address (names the entry)",
              "never: see asAdresseBal",
              "",
              ""),
          new Use("title", "profession, label", "professions, labels", "profession, label", ""),
          new Use(
              "o",
              "structure's name, then trade name",
              "structures' names",
              "structure's name",
              "name, then trade name"),
          new Use("ou", "service, then specialty", "specialties", "", ""),
          new Use("l", "town", "towns of practice", "town", "town"),
          new Use(
              "st",
              "département, label",
              "départements, labels",
              "département, label",
              "département, label"),
          new Use("c", "`FR`", "`FR`", "`FR`", "`FR`"),
          new Use("street", "number, kind and name of the street", "", "same", "same"),
          new Use("postalCode", "postal code", "postal codes", "postal code", "postal code"),
          new Use("postalAddress", "structure and all lines, `$` between", "", "same", "same"),
          new Use(
              "telephoneNumber",
              "of the place of practice",
              "of the places of practice",
              "structure's",
              "structure's"),
          new Use("facsimileTelephoneNumber", "", "", "structure's", "structure's"),
          new Use("description", "ORG, APP: which kind of mailbox", "", "", ""));

  private AttributeTables() {}

  static String render() {
    StringBuilder text = new StringBuilder(16_000);
    text.append("# Attributes\n\n")
        .append("Generated from module `schema`; a test keeps it true. Refresh it with\n")
        .append("`mvn -q -pl schema test -Dschema.refresh=true`.\n\n");
    ownAttributes(text);
    standardAttributes(text);
    classes(text);
    return text.toString();
  }

  private static void ownAttributes(StringBuilder text) {
    text.append("## Ours\n\nOID root `").append(DirectorySchema.OID_ROOT);
    text.append(
        """
        `, types under `.1`, classes under `.2`.
        Values: one or many. Compared: how two values are equal. Found by: what the index answers at
        once; a filter on the rest is answered too, by reading candidates.

        | .1. | attribute | values | compared | found by | in | holds |
        |---|---|---|---|---|---|---|
        """);
    int number = 1;
    for (AttributeType type : OwnTypes.all()) {
      row(
          text,
          String.valueOf(number++),
          "`" + type.name() + "`" + (type.operational() ? " (operational)" : ""),
          type.singleValued() ? "one" : "many",
          compared(type.matching()),
          foundBy(type.index()),
          kinds(type.name()),
          type.description());
    }
  }

  private static void standardAttributes(StringBuilder text) {
    text.append("\n## Standard ones, by kind of entry\n\n")
        .append("| attribute | found by | mailbox | person | activity | structure |\n")
        .append("|---|---|---|---|---|---|\n");
    for (Use use : USES) {
      AttributeType type = DirectorySchema.required(use.name());
      row(
          text,
          "`" + type.name() + "`",
          foundBy(type.index()),
          use.mailbox(),
          use.person(),
          use.activity(),
          use.structure());
    }
  }

  private static void classes(StringBuilder text) {
    text.append(
        "\n## Object classes of ours\n\n| class | kind | must | may |\n|---|---|---|---|\n");
    for (ObjectClass each : ObjectClasses.own()) {
      row(
          text,
          "`" + each.name() + "`",
          each.kind().name().toLowerCase(Locale.ROOT),
          String.join(", ", each.must()),
          String.join(", ", each.may()));
    }
  }

  private static String compared(Matching matching) {
    return switch (matching) {
      case FOLDED -> "folded";
      case CASE_IGNORE, IA5 -> "without case";
      case CASE_EXACT -> "exactly";
      case BOOLEAN -> "TRUE or FALSE";
      default -> matching.equality();
    };
  }

  private static String foundBy(AttributeType.Index index) {
    return switch (index) {
      case NONE -> "presence";
      case EQUALITY -> "whole value";
      case SUBSTRINGS -> "any part";
    };
  }

  private static String kinds(String attribute) {
    return ObjectClasses.own().stream()
        .filter(each -> each.must().contains(attribute) || each.may().contains(attribute))
        .map(each -> each.name().substring(2))
        .collect(Collectors.joining(", "));
  }

  private static void row(StringBuilder text, String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
