package fr.annuairesante.server.apacheds;

import org.apache.directory.api.ldap.model.message.OpaqueExtendedRequest;

/** An extended request of our own with its value, which ApacheDS's codec would lose. */
final class ExtendedRequested extends OpaqueExtendedRequest {

  private final byte[] value;

  ExtendedRequested(int messageId, String oid, byte[] value) {
    setMessageId(messageId);
    setRequestName(oid);
    this.value = value;
  }

  /** Empty when it has none; not to be changed. */
  byte[] value() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
