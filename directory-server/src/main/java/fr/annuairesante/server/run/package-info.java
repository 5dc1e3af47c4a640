/**
 * The server's side of the nightly import: telling what the directory holds, applying differences,
 * taking a run back.
 *
 * <p>Start with {@link fr.annuairesante.server.run.ImportRuns}.
 *
 * <p>Caveat: what people decide wins over what an import brings ({@link
 * fr.annuairesante.schema.exchange.Decided}); what an operator made is none of an import's.
 */
package fr.annuairesante.server.run;
