/**
 * What an import run did, as data and as pages for people.
 *
 * <p>{@link fr.annuairesante.importer.report.NightReport} is the record, which a run fills and
 * Jackson writes; {@link fr.annuairesante.importer.report.ReportPage} and {@link
 * fr.annuairesante.importer.report.IndexPage} make HTML of it, in French, without a script and
 * without a network. Nothing here reads or writes a file.
 */
package fr.annuairesante.importer.report;
