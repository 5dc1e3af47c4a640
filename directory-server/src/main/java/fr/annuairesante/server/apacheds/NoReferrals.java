package fr.annuairesante.server.apacheds;

import org.apache.directory.api.ldap.model.entry.Entry;
import org.apache.directory.api.ldap.model.name.Dn;
import org.apache.directory.server.core.api.DirectoryService;
import org.apache.directory.server.core.api.ReferralManager;

/** This directory has no referrals, so there is nothing to lock and nothing to find. */
final class NoReferrals implements ReferralManager {

  @Override
  public void lockRead() {
    // nothing changes
  }

  @Override
  public void lockWrite() {
    // nothing changes
  }

  @Override
  public void unlock() {
    // nothing was locked
  }

  @Override
  public boolean isReferral(Dn dn) {
    return false;
  }

  @Override
  public boolean hasParentReferral(Dn dn) {
    return false;
  }

  /** Null, as the interface has it for none. */
  @Override
  public Entry getParentReferral(Dn dn) {
    return null;
  }

  @Override
  public void addReferral(Entry entry) {
    throw new IllegalStateException("no entry of this directory is a referral");
  }

  @Override
  public void removeReferral(Entry entry) {
    throw new IllegalStateException("no entry of this directory is a referral");
  }

  @Override
  public void init(DirectoryService service, String... suffixes) {
    // nothing to collect
  }

  @Override
  public void remove(DirectoryService service, Dn suffix) {
    // nothing was collected
  }
}
