/**
 * The server's key and the TLS engine it is served with: Conscrypt where its native library loads,
 * the JDK's own TLS otherwise (DESIGN D8).
 *
 * <p>Caveat: nothing here checks client certificates, revocation or host names; a server that asks
 * clients for a certificate must bring its own trust manager.
 */
package fr.annuairesante.server.tls;
