/**
 * The directory behind its LDAP front end: where its data are ({@link
 * fr.annuairesante.server.DataDirectory}), how it is built ({@link
 * fr.annuairesante.server.DirectoryRebuild}), served ({@link fr.annuairesante.server.Directory}),
 * verified ({@link fr.annuairesante.server.DirectoryCheck}) and who may log in ({@link
 * fr.annuairesante.server.Accounts}).
 */
package fr.annuairesante.server;
