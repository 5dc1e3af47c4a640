package fr.annuairesante.server.apacheds;

import fr.annuairesante.server.Directory;
import fr.annuairesante.server.search.Search;
import fr.annuairesante.server.search.Viewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.directory.api.ldap.codec.api.LdapApiServiceFactory;
import org.apache.directory.api.ldap.codec.osgi.DefaultLdapCodecService;
import org.apache.directory.api.ldap.model.constants.AuthenticationLevel;
import org.apache.directory.api.ldap.model.cursor.Cursor;
import org.apache.directory.api.ldap.model.cursor.CursorException;
import org.apache.directory.api.ldap.model.entry.Entry;
import org.apache.directory.api.ldap.model.exception.LdapException;
import org.apache.directory.api.ldap.model.message.AliasDerefMode;
import org.apache.directory.api.ldap.model.message.SearchScope;
import org.apache.directory.api.ldap.model.name.Dn;
import org.apache.directory.api.ldap.model.schema.SchemaManager;
import org.apache.directory.server.core.DefaultDirectoryService;
import org.apache.directory.server.core.api.CoreSession;
import org.apache.directory.server.core.api.InstanceLayout;
import org.apache.directory.server.core.api.LdapPrincipal;
import org.apache.directory.server.core.api.schema.SchemaPartition;
import org.apache.directory.server.core.shared.DefaultCoreSession;

/**
 * ApacheDS's core cut to what its sessions and our partition need: one interceptor that does
 * nothing, no store of its own, no file but its lock.
 */
final class EmbeddedCore extends DefaultDirectoryService {

  private EmbeddedCore() throws LdapException {}

  /**
   * ApacheDS's codec is started without its extra controls and operations: none is offered.
   *
   * @param directory answers what is below the suffix
   * @param lockDirectory for ApacheDS's lock file; created when missing
   */
  static EmbeddedCore start(Directory directory, Path lockDirectory)
      throws IOException, LdapException {
    Files.createDirectories(lockDirectory);
    if (!LdapApiServiceFactory.isInitialized()) {
      LdapApiServiceFactory.initialize(new DefaultLdapCodecService());
    }
    SchemaManager schema = CoreSchema.create();
    EmbeddedCore core = new EmbeddedCore();
    core.setInstanceId("annuaire");
    core.setInstanceLayout(new InstanceLayout(lockDirectory.toFile()));
    core.setSchemaManager(schema);
    core.setInterceptors(List.of(new HandOn()));
    core.setShutdownHookEnabled(false);
    core.setExitVmOnShutdown(false);
    core.getChangeLog().setEnabled(false);
    core.setReferralManager(new NoReferrals());
    SchemaPartition schemaPartition = new SchemaPartition(schema);
    schemaPartition.setWrappedPartition(new RefusingPartition("schema", "ou=schema", schema));
    core.setSchemaPartition(schemaPartition);
    core.setSystemPartition(new RefusingPartition("system", "ou=system", schema));
    core.addPartition(new DirectoryPartition(directory, schema));
    core.startup();
    return core;
  }

  /** There is no default administrator to warn about: {@code ou=system} is empty. */
  @Override
  protected void showSecurityWarnings() {}

  /** What ApacheDS needs to consider a connection logged in. */
  CoreSession sessionOf(Viewer viewer) {
    try {
      Dn dn = new Dn(getSchemaManager(), viewer.accountDn());
      return new DefaultCoreSession(
          new LdapPrincipal(getSchemaManager(), dn, AuthenticationLevel.SIMPLE), this);
    } catch (LdapException unreadable) {
      throw new IllegalStateException("account name " + viewer.accountDn(), unreadable);
    }
  }

  /** The names that a search finds through ApacheDS's core, in its order. */
  List<String> find(Search search) throws LdapException {
    List<String> names = new ArrayList<>();
    try (Cursor<Entry> cursor =
        getAdminSession()
            .search(
                new Dn(getSchemaManager(), search.base()),
                switch (search.scope()) {
                  case BASE -> SearchScope.OBJECT;
                  case ONE_LEVEL -> SearchScope.ONELEVEL;
                  case SUBTREE -> SearchScope.SUBTREE;
                },
                FilterTranslation.toApacheDs(search.filter()),
                AliasDerefMode.NEVER_DEREF_ALIASES,
                "1.1")) {
      while (cursor.next()) {
        names.add(cursor.get().getDn().getName());
      }
    } catch (CursorException closedTooEarly) {
      throw new IllegalStateException("a cursor of our own partition failed", closedTooEarly);
    } catch (IOException unclosed) {
      throw new UncheckedIOException(unclosed);
    }
    return names;
  }
}
