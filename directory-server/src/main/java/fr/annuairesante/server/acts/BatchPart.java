package fr.annuairesante.server.acts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.annuairesante.schema.DirectorySchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A part of a batch as it is sent: the value of an extended request is this object as JSON. Parts
 * are transactions of their own; all parts of one batch have the same request name.
 *
 * @param request names the batch among those of its sender
 * @param number from 1
 * @param rehearsal true to hear what would become of it, and change nothing
 * @param lines objects, as docs/lot.schema.json describes them
 */
public record BatchPart(String request, int number, boolean rehearsal, List<JsonNode> lines) {

  /** The extended operation that carries out a part. */
  public static final String OID = DirectorySchema.OID_ROOT + ".3.1";

  /** Most lines of a part: a transaction of about a quarter of a second. */
  public static final int MOST_LINES = 500;

  /** Longest value of the request, in bytes. */
  public static final int LONGEST = 1 << 20;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private static final Set<String> KEYS = Set.of("demande", "partie", "essai", "lignes");

  public BatchPart {
    lines = List.copyOf(lines);
  }

  /** The part as it is sent. */
  public byte[] toBytes() {
    ObjectNode part = JSON.createObjectNode();
    part.put("demande", request).put("partie", number).put("essai", rehearsal);
    part.set("lignes", array());
    return part.toString().getBytes(StandardCharsets.UTF_8);
  }

  private ArrayNode array() {
    return JSON.createArrayNode().addAll(lines);
  }

  /**
   * Reads what {@link #toBytes} wrote, or anybody else by its rules.
   *
   * @throws IllegalArgumentException when the bytes are no part
   */
  public static BatchPart of(byte[] bytes) {
    JsonNode part;
    try {
      part = JSON.readTree(bytes);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalArgumentException(unreadable.getOriginalMessage(), unreadable);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("no text in UTF-8", unreadable);
    }
    JsonNode lines = part.path("lignes");
    if (!part.path("demande").isTextual() || !part.path("partie").isInt() || !lines.isArray()) {
      throw new IllegalArgumentException("demande, partie or lignes is missing");
    }
    // A dry run that is misspelt must not change anything.
    if (part.has("essai") && !part.get("essai").isBoolean()) {
      throw new IllegalArgumentException("essai is neither true nor false");
    }
    for (Map.Entry<String, JsonNode> each : part.properties()) {
      if (!KEYS.contains(each.getKey())) {
        throw new IllegalArgumentException("a part has no " + each.getKey());
      }
    }
    List<JsonNode> all = new ArrayList<>();
    lines.forEach(all::add);
    return new BatchPart(
        part.get("demande").asText(),
        part.get("partie").asInt(),
        part.path("essai").asBoolean(),
        all);
  }

  /** SHA-256 of the lines: the same lines have the same. */
  String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] text = array().toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(sha.digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
