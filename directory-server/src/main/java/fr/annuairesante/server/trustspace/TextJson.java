package fr.annuairesante.server.trustspace;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.util.function.Function;

/** A value that JSON holds as one text. */
final class TextJson<T> extends FromStringDeserializer<T> {

  private static final long serialVersionUID = 1;

  private final transient Class<T> type;
  private final transient Function<String, T> reader;

  private TextJson(Class<T> type, Function<String, T> reader) {
    super(type);
    this.type = type;
    this.reader = reader;
  }

  /** Values of the type are written by their {@code toString} and read by the reader. */
  static <T> void add(SimpleModule module, Class<T> type, Function<String, T> reader) {
    module.addSerializer(type, ToStringSerializer.instance);
    module.addDeserializer(type, new TextJson<>(type, reader));
  }

  @Override
  protected T _deserialize(String text, DeserializationContext context) throws IOException {
    try {
      return reader.apply(text);
    } catch (RuntimeException none) {
      return type.cast(context.handleWeirdStringValue(type, text, "%s", none.getMessage()));
    }
  }
}
