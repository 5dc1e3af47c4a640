package fr.annuairesante.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the one configuration file: YAML, flat, every key known (DESIGN.md, D12). */
final class ConfigFile {

  private ConfigFile() {}

  /** A file's values as checked text, one for each key; what it leaves out has its default. */
  static Map<ConfigKey, String> values(Path file) throws Failure, IOException {
    YAMLMapper yaml =
        YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();
    JsonNode root;
    try (var reader = Files.newBufferedReader(file)) {
      root = yaml.readTree(reader);
    } catch (JsonProcessingException broken) {
      throw new Failure(
          file + " is no valid YAML, line " + line(broken) + ": " + broken.getOriginalMessage(),
          "one \"key: value\" a line; docs/running.md lists the keys",
          broken);
    }
    Map<ConfigKey, String> values = defaults();
    if (!root.isObject() && !root.isMissingNode() && !root.isNull()) {
      throw new Failure(
          file + " holds no keys", "one \"key: value\" a line; docs/running.md lists the keys");
    }
    for (Map.Entry<String, JsonNode> property : root.properties()) {
      ConfigKey key =
          ConfigKey.named(property.getKey())
              .orElseThrow(
                  () ->
                      new Failure(
                          "unknown key in " + file + ": " + property.getKey(),
                          "the keys are " + known()));
      values.put(key, key.checked(property.getValue()));
    }
    return values;
  }

  /** Every key with its default. */
  static Map<ConfigKey, String> defaults() {
    Map<ConfigKey, String> values = new EnumMap<>(ConfigKey.class);
    for (ConfigKey key : ConfigKey.values()) {
      values.put(key, key.defaultValue());
    }
    return values;
  }

  /** All keys, for a person who mistyped one. */
  private static String known() {
    return Arrays.stream(ConfigKey.values()).map(ConfigKey::key).collect(Collectors.joining(", "));
  }

  private static String line(JsonProcessingException broken) {
    return broken.getLocation() == null
        ? "unknown"
        : Integer.toString(broken.getLocation().getLineNr());
  }
}
