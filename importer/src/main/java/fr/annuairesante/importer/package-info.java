/**
 * From the national extract files to directory entries, at national size and in bounded memory.
 *
 * <p>Start with {@link fr.annuairesante.importer.RegisterImport}. A first pass reads every file as
 * a stream, refuses bad lines and spills good ones by person, structure and address; a second pass
 * joins one partition at a time and puts its entries into the sink.
 *
 * <p>Caveats: entries reach the sink while later lines may still prove a file broken, so a sink
 * must be able to throw away what it got from a failed run. Nothing here knows a server.
 */
package fr.annuairesante.importer;
