package fr.annuairesante.server.acts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.annuairesante.trust.Claimed;
import fr.annuairesante.trust.Field;
import fr.annuairesante.trust.MailAddress;
import fr.annuairesante.trust.Publication;
import java.util.Optional;

/** Lines of batches beside what the directory holds. */
public final class PublicationLine {

  private static final ObjectMapper JSON = new ObjectMapper();

  private PublicationLine() {}

  /** The line that withdraws an address. */
  public static ObjectNode withdrawal(String address) {
    return JSON.createObjectNode()
        .put(Field.OPERATION.label(), "supprimer")
        .put(Field.ADDRESS.label(), address);
  }

  /** The address that a line publishes, whatever else is wrong with it; empty if it does not. */
  public static Optional<MailAddress> address(JsonNode line) {
    String operation = line.path(Field.OPERATION.label()).asText("");
    return operation.isEmpty() || operation.equals("publier")
        ? MailAddress.of(line.path(Field.ADDRESS.label()).asText("").strip())
        : Optional.empty();
  }

  /**
   * Whether publishing the line would leave a mailbox as it is, as far as an operator says it:
   * names of registered persons are the register's.
   *
   * @param present what an operator says to get the mailbox that is there
   */
  public static boolean saysTheSame(JsonNode line, Publication present) {
    return BatchLine.publication(line)
        .filter(said -> comparable(said, present).equals(comparable(present, present)))
        .isPresent();
  }

  private static Publication comparable(Publication publication, Publication present) {
    boolean local = !present.names().role().isEmpty();
    boolean nobody = publication.person().equals(Claimed.NOTHING);
    return new Publication(
        "",
        publication.type(),
        publication.person(),
        local && !nobody ? publication.names() : Publication.ClaimedNames.NOTHING,
        publication.structure(),
        publication.responsible(),
        publication.component().strip(),
        publication.attested(),
        publication.test(),
        publication.redList().or(present::redList).filter(red -> red),
        publication.service().strip(),
        publication.description().strip());
  }
}
