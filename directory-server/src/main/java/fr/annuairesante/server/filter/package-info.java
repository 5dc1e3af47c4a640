/**
 * Our own search filter (RFC 4511 §4.5.1.7), free of any LDAP library: what the LDAP front end
 * translates into, what the planner and the matcher read.
 */
package fr.annuairesante.server.filter;
