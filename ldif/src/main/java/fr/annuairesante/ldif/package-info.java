/**
 * Reading and writing entries as LDIF content records (RFC 2849). Start with {@link
 * fr.annuairesante.ldif.LdifWriter} and {@link fr.annuairesante.ldif.LdifReader}; both stream, so
 * that memory does not grow with the file.
 *
 * <p>Caveats: change records ({@code changetype:}) and values by reference ({@code name:< url}) are
 * reported, never followed: a file from elsewhere must not make us read others. Values are text, as
 * everywhere in the directory. The base tree to start a file with is {@link
 * fr.annuairesante.schema.Tree#containers}.
 */
package fr.annuairesante.ldif;
