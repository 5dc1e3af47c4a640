/**
 * The vocabulary of the directory: the tree, attribute and class names, how values are compared,
 * and the entry itself. Nothing here knows a file format, an index or a server.
 *
 * <p>Start with {@link fr.annuairesante.schema.DirectoryEntry}, then {@link
 * fr.annuairesante.schema.DirectorySchema}. Everything is immutable and thread-safe.
 *
 * <p>Caveat: values are text. The few binary attributes that standard classes allow (photographs,
 * certificates) are known by name, so that a client may ask for them, but no entry carries one yet.
 */
package fr.annuairesante.schema;
