package fr.annuairesante.server.search;

/**
 * A part of an answer that a client wants (RFC 2696).
 *
 * @param entries how many at most; 0: the client gives the rest up
 * @param cookie where the page before ended, as the server said it; empty for the first
 */
public record Page(int entries, String cookie) {}
