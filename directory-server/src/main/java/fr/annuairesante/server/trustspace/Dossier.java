package fr.annuairesante.server.trustspace;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.DomainName;
import fr.annuairesante.trust.MailAddress;
import fr.annuairesante.trust.Notice;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.OperatorState;
import fr.annuairesante.trust.oversight.OversightAct;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Records of the trust space as JSON, and back: every component under its name, days as {@code
 * 2026-11-21}, one of several kinds with its name under {@code kind}. Only the kinds listed here
 * are ever made from a text. Thread-safe.
 */
public final class Dossier {

  private static final ObjectMapper JSON = mapper();

  private Dossier() {}

  /** Names the kind of a record that is one of several. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  private interface OneOfSeveral {}

  private static ObjectMapper mapper() {
    SimpleModule module = new SimpleModule("trust space");
    module.addSerializer(new OptionalJson.Writer());
    module.addDeserializer(Optional.class, new OptionalJson.Reader());
    TextJson.add(module, LocalDate.class, LocalDate::parse);
    TextJson.add(module, Instant.class, Instant::parse);
    TextJson.add(module, YearMonth.class, YearMonth::parse);
    TextJson.add(module, OperatorId.class, OperatorId::new);
    TextJson.add(module, DomainName.class, DomainName::new);
    TextJson.add(module, MailAddress.class, text -> MailAddress.of(text).orElseThrow());
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .addModule(module)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS, MapperFeature.AUTO_DETECT_GETTERS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .visibility(
                com.fasterxml.jackson.annotation.PropertyAccessor.FIELD,
                JsonAutoDetect.Visibility.ANY);
    for (Class<?> sealed :
        List.of(OperatorState.class, Notice.class, Act.class, OversightAct.class)) {
      several(builder, sealed);
    }
    return builder.build();
  }

  private static void several(JsonMapper.Builder builder, Class<?> sealed) {
    builder.addMixIn(sealed, OneOfSeveral.class);
    for (Class<?> each : sealed.getPermittedSubclasses()) {
      if (each.isSealed()) {
        several(builder, each);
      } else {
        builder.registerSubtypes(new NamedType(each, each.getSimpleName()));
      }
    }
  }

  /** The record as JSON, on one line. */
  public static String write(Object dossier) {
    try {
      return JSON.writeValueAsString(dossier);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of the trust space is always written", e);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when the text is no such record
   */
  public static <T> T read(String json, Class<T> type) {
    try {
      T read = JSON.readValue(json, type);
      if (read == null) {
        throw new IllegalArgumentException("nothing where a dossier should be");
      }
      return read;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no dossier of this kind: " + e.getOriginalMessage(), e);
    }
  }
}
