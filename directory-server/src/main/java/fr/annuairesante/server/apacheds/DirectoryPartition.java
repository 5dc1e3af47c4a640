package fr.annuairesante.server.apacheds;

import fr.annuairesante.schema.Attribute;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.search.Scope;
import fr.annuairesante.server.search.Search;
import fr.annuairesante.server.search.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.directory.api.ldap.model.cursor.ListCursor;
import org.apache.directory.api.ldap.model.entry.DefaultEntry;
import org.apache.directory.api.ldap.model.entry.Entry;
import org.apache.directory.api.ldap.model.exception.LdapException;
import org.apache.directory.api.ldap.model.exception.LdapNoSuchObjectException;
import org.apache.directory.api.ldap.model.message.SearchScope;
import org.apache.directory.api.ldap.model.name.Dn;
import org.apache.directory.api.ldap.model.schema.SchemaManager;
import org.apache.directory.server.core.api.entry.ClonedServerEntry;
import org.apache.directory.server.core.api.filtering.EntryFilteringCursor;
import org.apache.directory.server.core.api.filtering.EntryFilteringCursorImpl;
import org.apache.directory.server.core.api.interceptor.context.HasEntryOperationContext;
import org.apache.directory.server.core.api.interceptor.context.LookupOperationContext;
import org.apache.directory.server.core.api.interceptor.context.SearchOperationContext;

/**
 * The directory as ApacheDS's core sees it: the long path (DESIGN D3). Sees everything; never
 * reached by clients.
 *
 * <p>A search copies what it finds before it returns: ApacheDS releases its read lock and its
 * transaction before the first entry is read (APACHEDS P3), and goes backwards (P5).
 */
final class DirectoryPartition extends RefusingPartition {

  private final Directory directory;

  DirectoryPartition(Directory directory, SchemaManager schema) throws LdapException {
    super("mssante", Tree.SUFFIX, schema);
    this.directory = directory;
  }

  @Override
  public boolean hasEntry(HasEntryOperationContext context) throws LdapException {
    return directory.entry(context.getDn().getName(), Viewer.SERVER).isPresent();
  }

  @Override
  public Entry lookup(LookupOperationContext context) throws LdapException {
    Dn dn = context.getDn();
    DirectoryEntry found =
        directory
            .entry(dn.getName(), Viewer.SERVER)
            .orElseThrow(() -> new LdapNoSuchObjectException("there is no entry " + dn.getName()));
    return new ClonedServerEntry(entry(found));
  }

  @Override
  public EntryFilteringCursor search(SearchOperationContext context) throws LdapException {
    Search search =
        new Search(
            context.getDn().getName(),
            scope(context.getScope()),
            FilterTranslation.toOurs(context.getFilter()),
            List.of("*", "+"),
            context.isTypesOnly(),
            0,
            0,
            Viewer.SERVER);
    List<Entry> found = new ArrayList<>();
    try (Stream<DirectoryEntry> entries = directory.find(search)) {
      for (DirectoryEntry each : (Iterable<DirectoryEntry>) entries::iterator) {
        found.add(entry(each));
      }
    }
    return new EntryFilteringCursorImpl(new ListCursor<>(found), context, schemaManager);
  }

  private Entry entry(DirectoryEntry found) throws LdapException {
    Entry entry = new DefaultEntry(schemaManager, new Dn(schemaManager, found.dn()));
    for (Attribute attribute : found.attributes()) {
      entry.put(attribute.name(), attribute.values().toArray(String[]::new));
    }
    return entry;
  }

  private static Scope scope(SearchScope scope) {
    return switch (scope) {
      case OBJECT -> Scope.BASE;
      case ONELEVEL -> Scope.ONE_LEVEL;
      case SUBTREE -> Scope.SUBTREE;
    };
  }
}
