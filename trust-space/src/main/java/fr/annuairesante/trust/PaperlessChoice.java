package fr.annuairesante.trust;

import java.time.Instant;

/**
 * A professional's word that he wants no paper at this address, or wants it again (R90). Kept apart
 * from the mailbox, so that neither an import, a republication nor a deletion loses it (R91).
 *
 * @param professional who decided
 * @param stated when
 */
public record PaperlessChoice(
    MailAddress address, PersonIdentifier professional, boolean wanted, Instant stated) {}
