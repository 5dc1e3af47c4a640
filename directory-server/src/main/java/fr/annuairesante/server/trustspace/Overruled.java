package fr.annuairesante.server.trustspace;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.index.Stamp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an extraction says of a mailbox and does not count, as people decided of that mailbox here:
 * an operator published it, or withdrew it a short while ago.
 */
public final class Overruled {

  private Overruled() {}

  /** Whom to ask for what is there. */
  @FunctionalInterface
  public interface There {
    /** The stamp of the entry of that name, if there is one. */
    Optional<Stamp> stamp(String dn) throws IOException;
  }

  /** Whether a mailbox was withdrawn here. False for no address. */
  public static boolean isWithdrawn(String address, There there) throws IOException {
    return !address.isEmpty() && there.stamp(Tree.withdrawal(address)).isPresent();
  }

  /** Addresses that the extraction gives a person, and that were published or withdrawn here. */
  public static List<String> mailboxes(DirectoryEntry person, There there) throws IOException {
    List<String> overruled = new ArrayList<>();
    for (String address : person.values(Attributes.MAILBOX_ADDRESS)) {
      Optional<Stamp> mailbox = there.stamp(Tree.mailbox(address));
      if (mailbox.isPresent() ? mailbox.get().isLocal() : isWithdrawn(address, there)) {
        overruled.add(address);
      }
    }
    return overruled;
  }
}
