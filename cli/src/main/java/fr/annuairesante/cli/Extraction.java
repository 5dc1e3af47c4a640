package fr.annuairesante.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.annuairesante.server.history.PastTrustSpace;
import fr.annuairesante.trust.MailboxType;
import fr.annuairesante.trust.Operator;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.oversight.Census;
import fr.annuairesante.trust.oversight.Exclusion;
import fr.annuairesante.trust.oversight.FundingShare.Standing;
import fr.annuairesante.trust.oversight.Tally;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The mailboxes declared in the directory at an instant, frozen (R150, R160): JSON lines, first the
 * instant, then operators, then mailboxes by address with what is excluded and why, last the counts
 * and the SHA-256 of all lines before. The same instant gives the same bytes, whenever it is asked
 * for. In memory: 200 bytes a mailbox.
 *
 * @param at the instant
 * @param known whether all mailboxes of the instant are known
 * @param standings of all operators, by identifier
 * @param tallies counted again from the lines
 */
record Extraction(
    Instant at, boolean known, List<Standing> standings, Map<OperatorId, Tally> tallies) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A new extraction and the counts it was made from. */
  record Made(String content, Census census) {}

  /** A line and what it is sorted by. */
  private record Line(String address, String text) {}

  /** The extraction of a moment. */
  static Made of(PastTrustSpace past) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(
        out,
        JSON.createObjectNode()
            .put("extraction", "mailboxes")
            .put("at", past.at().toString())
            .put("revision", past.revision())
            .put("known", past.isKnown()));
    for (Operator operator : past.roll().operators()) {
      write(out, standing(Standing.of(operator, past.day())));
    }
    List<Line> lines = new ArrayList<>();
    Census census = past.census(counted -> lines.add(line(counted)));
    lines.sort(Comparator.comparing(Line::address).thenComparing(Line::text));
    for (Line line : lines) {
      write(out, line.text());
    }
    ObjectNode counts = counts(census);
    write(out, counts.put("sha256", sha256(out.toByteArray())));
    return new Made(out.toString(StandardCharsets.UTF_8), census);
  }

  private static void write(ByteArrayOutputStream out, ObjectNode node) throws IOException {
    write(out, JSON.writeValueAsString(node));
  }

  private static void write(ByteArrayOutputStream out, String line) throws IOException {
    out.write(line.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }

  private static ObjectNode standing(Standing standing) {
    return JSON.createObjectNode()
        .put("operator", standing.operator().text())
        .put("name", standing.name())
        .put("v2Since", standing.v2Since().map(LocalDate::toString).orElse(null))
        .put("terminated", standing.terminated());
  }

  private static Line line(PastTrustSpace.Counted counted) throws IOException {
    ObjectNode node =
        JSON.createObjectNode()
            .put("address", counted.mailbox().address())
            .put("type", counted.mailbox().type())
            .put("operator", counted.verdict().operator().map(OperatorId::text).orElse(null))
            .put("created", counted.created().toString())
            .put("excluded", counted.verdict().exclusion().map(Extraction::name).orElse(null));
    String address = counted.mailbox().address().toLowerCase(Locale.ROOT);
    return new Line(address, JSON.writeValueAsString(node));
  }

  private static ObjectNode counts(Census census) {
    long published = 0;
    long counted = 0;
    Map<String, Long> excluded = new TreeMap<>();
    for (Census.Line line : census.lines()) {
      published += line.published();
      counted += line.counted();
      line.excluded().forEach((reason, count) -> excluded.merge(name(reason), count, Long::sum));
    }
    ObjectNode node = JSON.createObjectNode().put("published", published).put("counted", counted);
    ObjectNode reasons = node.putObject("excluded");
    excluded.forEach(reasons::put);
    return node;
  }

  /** {@code no-operator}. */
  static String name(Exclusion exclusion) {
    return exclusion.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** Says when not all that was there is known. */
  static void warn(Console console, PastTrustSpace past) {
    if (!past.isKnown()) {
      console.note(warning(past.knownSince()));
    }
  }

  /** What is to be said of an instant before that one. */
  static String warning(Instant knownSince) {
    return "warning: the directory was loaded as a whole at "
        + knownSince
        + "; which mailboxes that brought or removed nobody wrote down, so the counts of an"
        + " instant before it are not to be relied on";
  }

  /**
   * Reads an extraction, and counts it again.
   *
   * @throws Failure when it is none, or was changed since
   */
  static Extraction read(byte[] content) throws Failure {
    String text = new String(content, StandardCharsets.UTF_8);
    int last = text.stripTrailing().lastIndexOf('\n') + 1;
    String before = text.substring(0, last);
    JsonNode counts = node(text.substring(last));
    String digest = sha256(before.getBytes(StandardCharsets.UTF_8));
    if (last == 0 || !counts.path("sha256").asText().equals(digest)) {
      throw damaged("its digest is not that of its lines");
    }
    List<String> lines = before.lines().toList();
    JsonNode head = node(lines.get(0));
    List<Standing> standings = new ArrayList<>();
    Map<OperatorId, Tally> tallies = new TreeMap<>(Comparator.comparing(OperatorId::text));
    long counted = 0;
    for (String line : lines.subList(1, lines.size())) {
      JsonNode node = node(line);
      if (!node.has("address")) {
        standings.add(standing(node));
      } else if (node.path("excluded").isNull()) {
        counted++;
        tallies.merge(
            new OperatorId(node.path("operator").asText()),
            Tally.of(MailboxType.valueOf(node.path("type").asText()), 1),
            Tally::plus);
      }
    }
    if (counts.path("counted").asLong() != counted) {
      throw damaged("its counts are not those of its lines");
    }
    return new Extraction(
        Instant.parse(head.path("at").asText()),
        head.path("known").asBoolean(),
        standings,
        tallies);
  }

  private static Standing standing(JsonNode node) {
    JsonNode since = node.path("v2Since");
    return new Standing(
        new OperatorId(node.path("operator").asText()),
        node.path("name").asText(),
        since.isNull() ? Optional.empty() : Optional.of(LocalDate.parse(since.asText())),
        node.path("terminated").asBoolean());
  }

  private static JsonNode node(String line) throws Failure {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException broken) {
      throw damaged("a line is no JSON");
    }
  }

  private static Failure damaged(String what) {
    return new Failure(
        "this is no extraction, or not as it was written: " + what,
        "annuaire counts --at INSTANT --extraction FILE writes it again");
  }
}
