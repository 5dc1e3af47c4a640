/**
 * One search from request to result bytes: planned on the index, checked entry by entry, bounded by
 * limits. Imports nothing of ApacheDS: the front end hands it a {@link
 * fr.annuairesante.server.search.Search} and gets ready-made LDAP messages back.
 */
package fr.annuairesante.server.search;
