/**
 * The LDAP front end: sockets, TLS, sessions and operations, on ApacheDS and MINA. The only package
 * that imports {@code org.apache.directory} or {@code org.apache.mina}.
 *
 * <p>Two ways lead to an answer. The short one serves clients: {@link
 * fr.annuairesante.server.apacheds.SearchRequestReader} turns the bytes of a request into a {@link
 * fr.annuairesante.server.search.Search} and the directory writes the bytes of the answer. The long
 * one, through ApacheDS's core and {@link fr.annuairesante.server.apacheds.DirectoryPartition},
 * exists so that a test can hold the two to the same answers.
 *
 * <p>Caveats:
 *
 * <ul>
 *   <li>Search requests are read by our own reader, all others by ApacheDS's codec: its reader
 *       drops the connection on an empty {@code &} or {@code |} (RFC 4526) and on the empty
 *       substrings that Thunderbird sends for {@code *}, recurses without limit, and costs 3 to 5
 *       microseconds of the 25 that a search may take.
 *   <li>Requests of one connection that are answered on its I/O thread keep their order; those that
 *       go to the pools may be overtaken.
 *   <li>ApacheDS's session and operation manager must never be handed a request of a client that
 *       writes: they would not go through the journal.
 * </ul>
 */
package fr.annuairesante.server.apacheds;
