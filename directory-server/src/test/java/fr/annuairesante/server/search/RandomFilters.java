package fr.annuairesante.server.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.unboundid.ldap.sdk.LDAPException;
import fr.annuairesante.server.filter.Filter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Filters in the shapes that mail clients send (query-mix.json), and wilder ones. */
public final class RandomFilters {

  private static final String[] ATTRIBUTES = {
    "cn",
    "sn",
    "givenName",
    "mail",
    "displayName",
    "o",
    "ou",
    "title",
    "l",
    "description",
    "telephoneNumber",
    "postalCode",
    "TypeBAL",
    "profession",
    "IdentifiantPP",
    "objectClass",
    "name",
    "gn",
    "surname",
    "rfc822Mailbox",
    "mozillaNickname",
    "apple-user",
    "asDematerialisation",
    "asBoiteAuxLettres",
    "postalAddress",
    "street",
    "c",
    "userPassword",
    "2.5.4.3",
    "SN"
  };

  private final Random random;
  private final List<String> words;
  private final List<Template> templates = new ArrayList<>();

  private record Template(String filter, int words) {}

  public RandomFilters(long seed, List<String> words) throws IOException {
    this.random = new Random(seed);
    this.words = words;
    try (InputStream mix = RandomFilters.class.getResourceAsStream("/query-mix.json")) {
      for (JsonNode query : new ObjectMapper().readTree(mix)) {
        templates.add(
            new Template(query.get("filterTemplate").asText(), query.get("typedWords").asInt()));
      }
    }
  }

  /** How many shapes of real clients there are. */
  public int shapes() {
    return templates.size();
  }

  public Filter next() throws LDAPException {
    return random.nextInt(3) > 0 ? fromClient() : wild(3);
  }

  private Filter fromClient() throws LDAPException {
    Template template = templates.get(random.nextInt(templates.size()));
    String text = template.filter;
    for (int i = 0; i < Math.max(2, template.words); i++) {
      text = text.replace("{" + i + "}", com.unboundid.ldap.sdk.Filter.encodeValue(typed()));
    }
    text = text.replaceAll("\\*\\*+", "*");
    return translated(com.unboundid.ldap.sdk.Filter.create(text.replace("{2}", "20200101000000Z")));
  }

  /** What somebody types: a piece of a word, in some case, with or without its accents. */
  private String typed() {
    String word = words.get(random.nextInt(words.size()));
    if (word.length() > 1 && random.nextInt(5) > 0) {
      int from = random.nextBoolean() ? 0 : random.nextInt(word.length());
      int size = 1 + random.nextInt(Math.min(8, word.length() - from));
      word = word.substring(from, from + size);
    }
    word =
        switch (random.nextInt(4)) {
          case 0 -> word.toLowerCase(Locale.FRENCH);
          case 1 -> word.toUpperCase(Locale.FRENCH);
          case 2 -> fr.annuairesante.schema.Folding.fold(word);
          default -> word;
        };
    word = random.nextInt(12) == 0 ? word + " " : word;
    return word.isEmpty() ? "a" : word;
  }

  private Filter wild(int depth) {
    int kind = random.nextInt(depth > 0 ? 13 : 8);
    String attribute = ATTRIBUTES[random.nextInt(ATTRIBUTES.length)];
    return switch (kind) {
      case 0 -> new Filter.Present(attribute);
      case 1 -> new Filter.Equality(attribute, whole());
      case 2, 3 -> new Filter.Substrings(attribute, null, List.of(typed()), null);
      case 4 -> new Filter.Substrings(attribute, typed(), some(), maybe());
      case 5 -> new Filter.Substrings(attribute, maybe(), some(), typed());
      case 6 ->
          random.nextBoolean()
              ? new Filter.GreaterOrEqual(attribute, typed())
              : new Filter.LessOrEqual(attribute, typed());
      case 7 -> new Filter.Approximate(attribute, whole());
      case 8, 9 -> new Filter.And(several(depth - 1));
      case 10, 11 -> new Filter.Or(several(depth - 1));
      default -> new Filter.Not(wild(depth - 1));
    };
  }

  private String whole() {
    return random.nextBoolean() ? words.get(random.nextInt(words.size())) : typed();
  }

  private String maybe() {
    return random.nextInt(3) == 0 ? typed() : null;
  }

  private List<String> some() {
    List<String> parts = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      parts.add(typed());
    }
    return parts;
  }

  private List<Filter> several(int depth) {
    List<Filter> parts = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      parts.add(wild(depth));
    }
    return parts;
  }

  /** The same filter in our terms. */
  public static Filter translated(com.unboundid.ldap.sdk.Filter filter) {
    return switch (filter.getFilterType()) {
      case com.unboundid.ldap.sdk.Filter.FILTER_TYPE_AND -> new Filter.And(parts(filter));
      case com.unboundid.ldap.sdk.Filter.FILTER_TYPE_OR -> new Filter.Or(parts(filter));
      case com.unboundid.ldap.sdk.Filter.FILTER_TYPE_NOT ->
          new Filter.Not(translated(filter.getNOTComponent()));
      case com.unboundid.ldap.sdk.Filter.FILTER_TYPE_PRESENCE ->
          new Filter.Present(filter.getAttributeName());
      case com.unboundid.ldap.sdk.Filter.FILTER_TYPE_EQUALITY ->
          new Filter.Equality(filter.getAttributeName(), filter.getAssertionValue());
      case com.unboundid.ldap.sdk.Filter.FILTER_TYPE_GREATER_OR_EQUAL ->
          new Filter.GreaterOrEqual(filter.getAttributeName(), filter.getAssertionValue());
      case com.unboundid.ldap.sdk.Filter.FILTER_TYPE_LESS_OR_EQUAL ->
          new Filter.LessOrEqual(filter.getAttributeName(), filter.getAssertionValue());
      case com.unboundid.ldap.sdk.Filter.FILTER_TYPE_APPROXIMATE_MATCH ->
          new Filter.Approximate(filter.getAttributeName(), filter.getAssertionValue());
      case com.unboundid.ldap.sdk.Filter.FILTER_TYPE_SUBSTRING ->
          new Filter.Substrings(
              filter.getAttributeName(),
              filter.getSubInitialString(),
              List.of(filter.getSubAnyStrings()),
              filter.getSubFinalString());
      default -> throw new IllegalArgumentException("no client sends " + filter);
    };
  }

  private static List<Filter> parts(com.unboundid.ldap.sdk.Filter filter) {
    List<Filter> parts = new ArrayList<>();
    for (com.unboundid.ldap.sdk.Filter part : filter.getComponents()) {
      parts.add(translated(part));
    }
    return parts;
  }
}
