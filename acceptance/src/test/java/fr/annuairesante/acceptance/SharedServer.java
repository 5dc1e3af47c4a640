package fr.annuairesante.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives one served sample, and one operator's, to all test classes that ask for it. It starts with
 * the first and is closed by JUnit after the last; a failure there fails the run, under the name
 * "JUnit Jupiter".
 */
final class SharedServer implements ParameterResolver {

  private static final Namespace OURS = Namespace.create(SharedServer.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == ServedSample.class || type == ServedOperator.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Store store = context.getRoot().getStore(OURS);
    return parameter.getParameter().getType() == ServedSample.class
        ? store.getOrComputeIfAbsent(ServedSample.class, type -> sample(), ServedSample.class)
        : store.getOrComputeIfAbsent(
            ServedOperator.class, type -> operator(), ServedOperator.class);
  }

  private static ServedSample sample() {
    try {
      return ServedSample.start(Prepared.newFolder("served"), "0.004");
    } catch (IOException cannotStart) {
      throw new UncheckedIOException(cannotStart);
    }
  }

  private static ServedOperator operator() {
    try {
      return ServedOperator.start(Prepared.newFolder("served"));
    } catch (IOException cannotStart) {
      throw new UncheckedIOException(cannotStart);
    }
  }
}
