/**
 * The journal (D4): every change, in order, checksummed, on disk before it is acknowledged. The
 * index follows it; what the index lacks is replayed when it is opened.
 *
 * <p>Several processes may append (the server, the account command): each append holds a file lock.
 * A record cut short by a crash is at the end and was never acknowledged: the next append removes
 * it. Damage anywhere else is an error, never skipped.
 */
package fr.annuairesante.server.journal;
