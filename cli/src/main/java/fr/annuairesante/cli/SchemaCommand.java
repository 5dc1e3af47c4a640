package fr.annuairesante.cli;

import fr.annuairesante.schema.ApacheDsSchema;
import fr.annuairesante.schema.OpenLdapSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code annuaire schema}. */
@Command(name = "schema", description = "Print the directory's schema for another LDAP server.")
final class SchemaCommand implements Callable<Integer> {

  private final Console console;

  @ArgGroup(multiplicity = "1")
  private Kind kind;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      defaultValue = "-",
      description = "Where to write; standard output when left out.")
  private String file;

  /** For which server. */
  private static final class Kind {
    @Option(
        names = "--openldap",
        required = true,
        description = "A .schema file for slapd, beside its core, cosine and inetorgperson.")
    private boolean openldap;

    @Option(names = "--apacheds", required = true, description = "LDIF for ApacheDS.")
    @SuppressWarnings("UnusedVariable") // read as "not openldap": picocli wants exactly one
    private boolean apacheds;
  }

  SchemaCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    String text = kind.openldap ? OpenLdapSchema.render() : ApacheDsSchema.render();
    OutputFile.write(console, file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    return 0;
  }
}
