package fr.annuairesante.server.apacheds;

import org.apache.directory.api.ldap.model.entry.Entry;
import org.apache.directory.api.ldap.model.exception.LdapException;
import org.apache.directory.server.core.api.filtering.EntryFilteringCursor;
import org.apache.directory.server.core.api.interceptor.BaseInterceptor;
import org.apache.directory.server.core.api.interceptor.context.AddOperationContext;
import org.apache.directory.server.core.api.interceptor.context.DeleteOperationContext;
import org.apache.directory.server.core.api.interceptor.context.HasEntryOperationContext;
import org.apache.directory.server.core.api.interceptor.context.LookupOperationContext;
import org.apache.directory.server.core.api.interceptor.context.ModifyOperationContext;
import org.apache.directory.server.core.api.interceptor.context.MoveAndRenameOperationContext;
import org.apache.directory.server.core.api.interceptor.context.MoveOperationContext;
import org.apache.directory.server.core.api.interceptor.context.RenameOperationContext;
import org.apache.directory.server.core.api.interceptor.context.SearchOperationContext;

/**
 * The one interceptor: hands every operation on to its partition. ApacheDS calls an interceptor for
 * the operations that its class declares, and fails on an operation that no interceptor declares.
 */
final class HandOn extends BaseInterceptor {

  HandOn() {
    super("handOn");
  }

  @Override
  public EntryFilteringCursor search(SearchOperationContext context) throws LdapException {
    return next(context);
  }

  @Override
  public Entry lookup(LookupOperationContext context) throws LdapException {
    return next(context);
  }

  @Override
  public boolean hasEntry(HasEntryOperationContext context) throws LdapException {
    return next(context);
  }

  @Override
  public void add(AddOperationContext context) throws LdapException {
    next(context);
  }

  @Override
  public void delete(DeleteOperationContext context) throws LdapException {
    next(context);
  }

  @Override
  public void modify(ModifyOperationContext context) throws LdapException {
    next(context);
  }

  @Override
  public void move(MoveOperationContext context) throws LdapException {
    next(context);
  }

  @Override
  public void moveAndRename(MoveAndRenameOperationContext context) throws LdapException {
    next(context);
  }

  @Override
  public void rename(RenameOperationContext context) throws LdapException {
    next(context);
  }
}
