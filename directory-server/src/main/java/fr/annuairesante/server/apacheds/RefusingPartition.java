package fr.annuairesante.server.apacheds;

import java.io.OutputStream;
import org.apache.directory.api.ldap.model.cursor.EmptyCursor;
import org.apache.directory.api.ldap.model.entry.DefaultEntry;
import org.apache.directory.api.ldap.model.entry.Entry;
import org.apache.directory.api.ldap.model.exception.LdapException;
import org.apache.directory.api.ldap.model.exception.LdapUnwillingToPerformException;
import org.apache.directory.api.ldap.model.message.ResultCodeEnum;
import org.apache.directory.api.ldap.model.name.Dn;
import org.apache.directory.api.ldap.model.schema.SchemaManager;
import org.apache.directory.server.core.api.entry.ClonedServerEntry;
import org.apache.directory.server.core.api.filtering.EntryFilteringCursor;
import org.apache.directory.server.core.api.filtering.EntryFilteringCursorImpl;
import org.apache.directory.server.core.api.interceptor.context.AddOperationContext;
import org.apache.directory.server.core.api.interceptor.context.DeleteOperationContext;
import org.apache.directory.server.core.api.interceptor.context.HasEntryOperationContext;
import org.apache.directory.server.core.api.interceptor.context.LookupOperationContext;
import org.apache.directory.server.core.api.interceptor.context.ModifyOperationContext;
import org.apache.directory.server.core.api.interceptor.context.MoveAndRenameOperationContext;
import org.apache.directory.server.core.api.interceptor.context.MoveOperationContext;
import org.apache.directory.server.core.api.interceptor.context.RenameOperationContext;
import org.apache.directory.server.core.api.interceptor.context.SearchOperationContext;
import org.apache.directory.server.core.api.interceptor.context.UnbindOperationContext;
import org.apache.directory.server.core.api.partition.AbstractPartition;
import org.apache.directory.server.core.api.partition.PartitionReadTxn;
import org.apache.directory.server.core.api.partition.PartitionTxn;
import org.apache.directory.server.core.api.partition.PartitionWriteTxn;
import org.apache.directory.server.core.api.partition.Subordinates;

/**
 * A part of the tree that keeps nothing and refuses to be written. As it is, it stands for the two
 * naming contexts that ApacheDS insists on, {@code ou=system} and {@code ou=schema}: every entry
 * ApacheDS looks for at its start is said to exist, so that it makes none.
 */
class RefusingPartition extends AbstractPartition {

  RefusingPartition(String name, String suffix, SchemaManager schema) throws LdapException {
    this.schemaManager = schema;
    this.id = name;
    this.suffixDn = new Dn(schema, suffix);
  }

  @Override
  public boolean hasEntry(HasEntryOperationContext context) throws LdapException {
    return true;
  }

  @Override
  public Entry lookup(LookupOperationContext context) throws LdapException {
    return new ClonedServerEntry(new DefaultEntry(schemaManager, context.getDn()));
  }

  @Override
  public EntryFilteringCursor search(SearchOperationContext context) throws LdapException {
    return new EntryFilteringCursorImpl(new EmptyCursor<>(), context, schemaManager);
  }

  @Override
  protected final void doInit() {
    // nothing is opened
  }

  @Override
  protected final void doDestroy(PartitionTxn transaction) {
    // nothing is open
  }

  @Override
  protected final void doRepair() {
    // nothing can break
  }

  @Override
  public final PartitionReadTxn beginReadTransaction() {
    return new PartitionReadTxn();
  }

  @Override
  public final PartitionWriteTxn beginWriteTransaction() {
    return new PartitionWriteTxn();
  }

  @Override
  public final void add(AddOperationContext context) throws LdapException {
    throw readOnly();
  }

  @Override
  public final Entry delete(DeleteOperationContext context) throws LdapException {
    throw readOnly();
  }

  @Override
  public final void modify(ModifyOperationContext context) throws LdapException {
    throw readOnly();
  }

  @Override
  public final void rename(RenameOperationContext context) throws LdapException {
    throw readOnly();
  }

  @Override
  public final void move(MoveOperationContext context) throws LdapException {
    throw readOnly();
  }

  @Override
  public final void moveAndRename(MoveAndRenameOperationContext context) throws LdapException {
    throw readOnly();
  }

  @Override
  public final void unbind(UnbindOperationContext context) {
    // sessions hold nothing here
  }

  @Override
  public final void dumpIndex(PartitionTxn transaction, OutputStream stream, String name) {
    // there is no ApacheDS index
  }

  @Override
  public final void saveContextCsn(PartitionTxn transaction) {
    // the journal keeps it
  }

  @Override
  public final Subordinates getSubordinates(PartitionTxn transaction, Entry entry) {
    return new Subordinates();
  }

  private LdapException readOnly() {
    return new LdapUnwillingToPerformException(
        ResultCodeEnum.UNWILLING_TO_PERFORM,
        "entries below " + suffixDn + " do not change through ApacheDS's core");
  }
}
