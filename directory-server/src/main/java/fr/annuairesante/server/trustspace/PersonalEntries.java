package fr.annuairesante.server.trustspace;

import fr.annuairesante.schema.AttributeType;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectorySchema;
import fr.annuairesante.server.index.Plan;
import fr.annuairesante.server.index.PlanTerms;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.index.Snapshot.Next;
import fr.annuairesante.server.index.StoredEntry;
import fr.annuairesante.server.index.Types;
import fr.annuairesante.server.index.Zone;
import java.io.IOException;
import java.util.Set;

/** Entries of a snapshot found by the professional they are of. */
public final class PersonalEntries {

  private static final Set<Zone> MAILBOXES = Set.of(Zone.MAILBOX, Zone.HIDDEN_MAILBOX);
  private static final int CLOSED = Types.number(Attributes.CLOSED);
  private static final int NUMBER = Types.number(Attributes.NATIONAL_ID);
  private static final int TYPE = Types.number(Attributes.MAILBOX_TYPE);

  private PersonalEntries() {}

  /**
   * Shows every person who has left the register.
   *
   * @return false when the visitor stopped
   */
  public static boolean left(Snapshot snapshot, Snapshot.Visitor visitor) throws IOException {
    return snapshot.visit(
        having(Attributes.CLOSED, "TRUE"),
        entry ->
            entry.zone() == Zone.PERSON && has(entry, CLOSED, "TRUE")
                ? visitor.visit(entry)
                : Next.CONTINUE);
  }

  /**
   * Shows the personal mailboxes of a professional, hidden ones included.
   *
   * @param number the national identifier
   */
  public static void mailboxes(Snapshot snapshot, String number, Snapshot.Visitor visitor)
      throws IOException {
    snapshot.visit(
        having(Attributes.NATIONAL_ID, number),
        entry ->
            MAILBOXES.contains(entry.zone())
                    && has(entry, TYPE, "PER")
                    && has(entry, NUMBER, number)
                ? visitor.visit(entry)
                : Next.CONTINUE);
  }

  /** Shows the zero-paper choices of a professional. */
  public static void choices(Snapshot snapshot, String number, Snapshot.Visitor visitor)
      throws IOException {
    snapshot.visit(
        having(Attributes.NATIONAL_ID, number),
        entry ->
            entry.zone() == Zone.CHOICE && has(entry, NUMBER, number)
                ? visitor.visit(entry)
                : Next.CONTINUE);
  }

  private static Plan having(String attribute, String value) {
    AttributeType type = DirectorySchema.required(attribute);
    return PlanTerms.value(type, type.matching().normalise(value));
  }

  /** Terms are of normal forms, perhaps cut: the value itself decides. */
  private static boolean has(StoredEntry entry, int attribute, String value) {
    return entry.find(attribute) && entry.values().contains(value);
  }
}
