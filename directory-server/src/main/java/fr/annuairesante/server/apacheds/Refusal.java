package fr.annuairesante.server.apacheds;

/**
 * Why one request is not carried out while the connection goes on.
 *
 * @param code RFC 4511 §4.1.9
 * @param sentence says what to do, to the person who reads a client's log
 */
record Refusal(int code, String sentence) {}
