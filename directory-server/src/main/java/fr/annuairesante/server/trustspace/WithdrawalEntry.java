package fr.annuairesante.server.trustspace;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.ObjectClasses;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.trust.FrenchTime;
import java.time.LocalDate;

/**
 * The note that somebody withdrew a mailbox. While it is there no import brings the mailbox back:
 * an extraction of the next days may have been made before, and a withdrawal is to be seen at once
 * (R84). It goes when the mailbox is published here again, or after {@link #DAYS}.
 */
public final class WithdrawalEntry {

  /**
   * Longer than the extraction has ever been missing (ten days), with some days for its own lag.
   */
  public static final int DAYS = 14;

  private WithdrawalEntry() {}

  /** The note on an address; its instant is that of its creation. */
  public static DirectoryEntry of(String address) {
    return DirectoryEntry.builder(Tree.withdrawal(address))
        .objectClasses("top", ObjectClasses.WITHDRAWAL_ENTRY)
        .add(Attributes.MAIL, address)
        .build();
  }

  /** The day, in Paris, on which the mailbox was withdrawn. */
  public static LocalDate since(Stamp stamp) {
    return FrenchTime.day(Stamp.instant(stamp.createdMicros()));
  }

  /** The first day on which an extraction counts again. */
  public static LocalDate until(Stamp stamp) {
    return since(stamp).plusDays(DAYS);
  }
}
