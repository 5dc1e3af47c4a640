package fr.annuairesante.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives one served sample to all test classes that ask for it. It starts with the first and is
 * closed by JUnit after the last; a failure there fails the run, under the name "JUnit Jupiter".
 */
final class SharedServer implements ParameterResolver {

  private static final Namespace OURS = Namespace.create(SharedServer.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ServedSample.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(OURS)
        .getOrComputeIfAbsent(ServedSample.class, type -> start(), ServedSample.class);
  }

  private static ServedSample start() {
    try {
      Path target = Files.createDirectories(Project.ROOT.resolve("acceptance/target"));
      return ServedSample.start(Files.createTempDirectory(target, "served"), "0.004");
    } catch (IOException cannotStart) {
      throw new UncheckedIOException(cannotStart);
    }
  }
}
