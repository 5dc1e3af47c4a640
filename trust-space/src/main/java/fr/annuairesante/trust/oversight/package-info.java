/**
 * What the agency looks at: who has how many mailboxes, now or at a past moment, what they are
 * worth in a funding operation, which indicators are missing, which days of a contract come near,
 * which controls are under way. Pure Java; decides nothing and writes nothing.
 *
 * <p>Start with {@link fr.annuairesante.trust.oversight.Census}.
 */
package fr.annuairesante.trust.oversight;
