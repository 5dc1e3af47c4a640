/**
 * The {@code annuaire} command: wires the modules together, and is the only place that prints or
 * ends the process.
 *
 * <p>Start with {@link fr.annuairesante.cli.Main}: it reads as a table of contents. One class per
 * command; {@link fr.annuairesante.cli.Console} is the voice they all speak with.
 *
 * <p>Caveat: a command leaves by returning or by throwing {@link fr.annuairesante.cli.Failure};
 * only {@code Main} turns either into an exit code (0 done, 1 failed, 2 wrong usage).
 */
package fr.annuairesante.cli;
