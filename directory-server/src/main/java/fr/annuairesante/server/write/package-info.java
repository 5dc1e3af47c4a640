/**
 * Add, modify and delete (RFC 4511 §4.6 to §4.9), free of any LDAP library: what a client asks,
 * what the entry would be then, and who may write it. A write to the trust space becomes an act,
 * which its rules judge.
 */
package fr.annuairesante.server.write;
