package fr.annuairesante.sample;

/**
 * One activity of a person.
 *
 * @param profile of the profession under which it is exercised
 * @param structure null for an activity without any
 * @param phone what the Téléphone column says; the structure's unless the person changed it
 */
record Activity(
    Profile profile,
    Structure structure,
    Code mode,
    Code role,
    Code genre,
    Code pharmacistSection,
    String authority,
    String phone) {}
