/**
 * The directory at a past instant, from the index and the journal alone (R150, R167). Reads beside
 * a running server; start with {@link fr.annuairesante.server.history.PastState}.
 */
package fr.annuairesante.server.history;
