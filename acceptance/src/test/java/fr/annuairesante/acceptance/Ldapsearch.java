package fr.annuairesante.acceptance;

import fr.annuairesante.acceptance.Annuaire.Ended;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** OpenLDAP's ldapsearch below the mailboxes, the certificate checked. */
record Ldapsearch(ServedSample sample) {

  /** OpenLDAP's options to log in as the sample's account, the password in a file. */
  List<String> credentials() {
    return List.of("-D", ServedSample.LOGIN, "-y", sample.access().password().toString());
  }

  /** Searches logged in. */
  Ended search(String filter, String... attributes) {
    return with(credentials(), filter, attributes);
  }

  /** Searches with these options only: other credentials or none, controls. */
  Ended with(List<String> options, String filter, String... attributes) {
    List<String> words = new ArrayList<>(options);
    words.addAll(List.of("-LLL", "-o", "ldif-wrap=no", "-b", ServedSample.MAILBOXES, filter));
    words.addAll(List.of(attributes));
    return tool("ldapsearch", "", words);
  }

  /** Runs one of OpenLDAP's tools with that standard input. */
  Ended tool(String name, String typed, List<String> options) {
    List<String> command = new ArrayList<>(List.of(name, "-x", "-H", sample.server().url()));
    command.addAll(options);
    return Annuaire.program(
        typed, Map.of("LDAPTLS_CACERT", sample.certificate().toString()), command);
  }

  /** The values of an attribute that are found with a control, in their order. */
  List<String> controlled(String control, String filter, String attribute) {
    List<String> options = new ArrayList<>(credentials());
    options.addAll(List.of("-E", control));
    return values(with(options, filter, attribute).expect(0).out(), attribute);
  }

  /** Addresses that are found, in lower case. */
  Set<String> addresses(String filter) {
    return lower(values(search(filter, "mail").expect(0).out(), "mail"));
  }

  static Set<String> lower(List<String> values) {
    return values.stream()
        .map(value -> value.toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The values of an attribute in unwrapped LDIF, base64 undone. */
  static List<String> values(String ldif, String attribute) {
    return ldif.lines()
        .filter(line -> line.startsWith(attribute + ":"))
        .map(line -> value(line.substring(attribute.length() + 1)))
        .toList();
  }

  private static String value(String afterColon) {
    return afterColon.startsWith(":")
        ? new String(
            Base64.getDecoder().decode(afterColon.substring(1).strip()), StandardCharsets.UTF_8)
        : afterColon.strip();
  }
}
