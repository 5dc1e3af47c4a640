/**
 * What the server knows of itself: operations and their times, and how old its data is. Start with
 * {@link fr.annuairesante.server.monitor.Monitor}.
 */
package fr.annuairesante.server.monitor;
