/**
 * The server's key and the TLS engine it is served with: Conscrypt where its native library loads,
 * the JDK's own TLS otherwise (DESIGN D8).
 *
 * <p>Operators' certificates are asked for by {@link fr.annuairesante.server.tls.AskedClients} and
 * judged by {@link fr.annuairesante.server.tls.ClientTrust}.
 *
 * <p>Caveat: the TLS handshake itself checks nothing of a client's certificate but that the client
 * has its key. Whoever takes one for somebody's must ask {@code ClientTrust} first, each time:
 * dates and lists go on while a connection or a resumed session lasts.
 */
package fr.annuairesante.server.tls;
