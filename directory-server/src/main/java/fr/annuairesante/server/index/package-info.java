/**
 * The index (D2): one Lucene document per entry, holding the entry itself as ready-made LDAP bytes
 * and the terms that find it.
 *
 * <p>Fields of a document: {@code entry}, the bytes ({@link
 * fr.annuairesante.server.index.StoredEntry}); {@code key}, its place in the tree ({@link
 * fr.annuairesante.server.index.NameKey}); {@code zone}; {@code shape}, which attributes and object
 * classes it has, as one term; {@code =}, normal forms of whole values, each after the number of
 * its attribute type; {@code ~} and a word, pieces of values ({@link
 * fr.annuairesante.server.index.Grams}), how names sound, and the names that mailboxes are sorted
 * by.
 *
 * <p>The index only proposes candidates: {@code server.search} checks every one of them against the
 * whole filter. A plan may therefore be too generous, never too strict.
 *
 * <p>Caveats: attribute types are stored by number, so an index belongs to one version of the
 * schema; {@link fr.annuairesante.server.index.DirectoryIndex} refuses another's.
 */
package fr.annuairesante.server.index;
