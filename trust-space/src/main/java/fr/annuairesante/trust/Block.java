package fr.annuairesante.trust;

import java.time.LocalDate;

/**
 * The agency's emergency switch, pulled (R136).
 *
 * @param by who pulled it
 */
public record Block(LocalDate since, String reason, String by) {}
