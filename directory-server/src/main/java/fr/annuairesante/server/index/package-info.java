/**
 * The index (D2): one Lucene document per entry, holding the entry itself as ready-made LDAP bytes
 * and the terms that find it.
 *
 * <p>Fields of a document: {@code entry}, the bytes ({@link
 * fr.annuairesante.server.index.StoredEntry}); {@code key}, its place in the tree ({@link
 * fr.annuairesante.server.index.NameKey}); {@code zone}; {@code has}, one term per attribute
 * present; {@code =name}, normal forms of whole values; {@code ~name}, substrings of one to three
 * characters ({@link fr.annuairesante.server.index.Grams}).
 *
 * <p>The index only proposes candidates: {@code server.search} checks every one of them against the
 * whole filter. A plan may therefore be too generous, never too strict.
 *
 * <p>Caveats: attribute types are stored by number, so an index belongs to one version of the
 * schema; {@link fr.annuairesante.server.index.DirectoryIndex} refuses another's.
 */
package fr.annuairesante.server.index;
