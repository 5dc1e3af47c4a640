package fr.annuairesante.server.journal;

import java.util.List;

/**
 * Changes that are made together or not at all: one record of the journal.
 *
 * @param sequence its number in the journal, from 1
 * @param micros when, microseconds since 1970, UTC; later than those of all transactions before
 * @param by distinguished name of the account that asked for it
 * @param origin what it is a part of, for example a run or a receipt; or ""
 * @param changes in order, at least one; a name comes at most once
 */
public record Transaction(
    long sequence, long micros, String by, String origin, List<Change> changes) {

  public Transaction {
    changes = List.copyOf(changes);
  }
}
