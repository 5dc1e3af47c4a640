package fr.annuairesante.server.journal;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.server.index.Stamp;

/** An entry as a change found it. */
public record Before(DirectoryEntry entry, Stamp stamp) {}
