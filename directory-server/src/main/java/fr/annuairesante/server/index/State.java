package fr.annuairesante.server.index;

import org.apache.lucene.index.DirectoryReader;

/**
 * The directory after a transaction of the journal.
 *
 * @param key its name: {@link StateKey}
 * @param listing what is not shown of it now
 * @param kept what its snapshots leave open for those that follow
 */
record State(
    DirectoryReader reader, long sequence, long key, DomainListing listing, KeptTerms kept) {

  static State of(DirectoryReader reader, long sequence, DomainListing listing, KeptTerms kept) {
    return new State(reader, sequence, StateKey.of(reader, sequence), listing, kept);
  }

  /**
   * Null when the state was replaced meanwhile.
   *
   * @param listingNow what is not shown now: an older state must not show more
   */
  Snapshot snapshot(DomainListing listingNow) {
    return reader.tryIncRef()
        ? new Snapshot(reader, sequence, listingNow, kept, reader::decRef)
        : null;
  }
}
