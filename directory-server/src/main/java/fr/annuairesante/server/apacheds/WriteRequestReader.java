package fr.annuairesante.server.apacheds;

import static fr.annuairesante.server.apacheds.BerReader.BOOLEAN;
import static fr.annuairesante.server.apacheds.BerReader.ENUMERATED;
import static fr.annuairesante.server.apacheds.BerReader.INTEGER;
import static fr.annuairesante.server.apacheds.BerReader.OCTET_STRING;
import static fr.annuairesante.server.apacheds.BerReader.SEQUENCE;

import fr.annuairesante.server.write.Asked;
import fr.annuairesante.server.write.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.directory.api.ldap.model.message.MessageTypeEnum;

/**
 * Reads AddRequest, ModifyRequest, DelRequest and ModifyDNRequest (RFC 4511 §4.6 to §4.9) from one
 * whole LDAPMessage, names and values as the client wrote them: ApacheDS's codec loses options and
 * the order of values, and the values of the controls that belong to writes.
 */
final class WriteRequestReader {

  private static final int MODIFY = 0x66;
  private static final int ADD = 0x68;
  private static final int DELETE = 0x4A;
  private static final int RENAME = 0x6C;
  private static final int NEW_SUPERIOR = 0x80;
  private static final int SET = 0x31;
  private static final Write.Kind[] KINDS = Write.Kind.values();

  private static final Set<String> OF_ADD = Set.of(Controls.ASSERTION, Controls.POST_READ);
  private static final Set<String> OF_DELETE = Set.of(Controls.ASSERTION, Controls.PRE_READ);
  private static final Set<String> OF_MODIFY =
      Set.of(Controls.ASSERTION, Controls.PRE_READ, Controls.POST_READ);

  private final byte[] message;
  private final BerReader ber;
  private final ConnectionLimits limits;
  private Refusal refusal;

  private WriteRequestReader(byte[] message, ConnectionLimits limits) {
    this.message = message;
    this.ber = new BerReader(message, 0);
    this.limits = limits;
  }

  /** Whether a message with this operation tag is for this reader. */
  static boolean reads(int tag) {
    return tag == MODIFY || tag == ADD || tag == DELETE || tag == RENAME;
  }

  /**
   * Reads one request.
   *
   * @throws MalformedRequest when the bytes are no such request at all
   */
  static WriteRequested read(byte[] message, ConnectionLimits limits) throws MalformedRequest {
    return new WriteRequestReader(message, limits).read();
  }

  private WriteRequested read() throws MalformedRequest {
    int end = ber.open(SEQUENCE, message.length);
    int messageId = ber.number(INTEGER, end);
    int tag = ber.peek(end);
    return switch (tag) {
      case ADD -> request(messageId, MessageTypeEnum.ADD_REQUEST, add(end), end, OF_ADD);
      case MODIFY ->
          request(messageId, MessageTypeEnum.MODIFY_REQUEST, modify(end), end, OF_MODIFY);
      case DELETE ->
          request(
              messageId,
              MessageTypeEnum.DEL_REQUEST,
              new Write.Delete(ber.text(DELETE, end)),
              end,
              OF_DELETE);
      default -> request(messageId, MessageTypeEnum.MODIFYDN_REQUEST, rename(end), end, OF_MODIFY);
    };
  }

  private WriteRequested request(
      int messageId, MessageTypeEnum type, Write write, int end, Set<String> allowed)
      throws MalformedRequest {
    ReadControls controls = ReadControls.read(message, ber, end, limits, allowed);
    Asked asked = new Asked(write, controls.assertion(), controls.preRead(), controls.postRead());
    return new WriteRequested(
        messageId, type, asked, refusal == null ? controls.refusal() : refusal);
  }

  private Write add(int end) throws MalformedRequest {
    int stop = ber.open(ADD, end);
    String dn = ber.text(OCTET_STRING, stop);
    int last = ber.open(SEQUENCE, stop);
    List<Write.Values> attributes = new ArrayList<>();
    while (ber.position() < last) {
      attributes.add(values(last));
    }
    ended(stop);
    return new Write.Add(dn, attributes);
  }

  private Write modify(int end) throws MalformedRequest {
    int stop = ber.open(MODIFY, end);
    String dn = ber.text(OCTET_STRING, stop);
    int last = ber.open(SEQUENCE, stop);
    List<Write.Modification> modifications = new ArrayList<>();
    while (ber.position() < last) {
      int one = ber.open(SEQUENCE, last);
      int kind = ber.number(ENUMERATED, one);
      Write.Values values = values(one);
      if (kind < KINDS.length) {
        modifications.add(new Write.Modification(KINDS[kind], values));
      } else {
        refusal = new Refusal(2, "a modify adds, deletes or replaces; operation " + kind);
      }
      ended(one);
    }
    ended(stop);
    return new Write.Modify(dn, modifications);
  }

  private Write rename(int end) throws MalformedRequest {
    int stop = ber.open(RENAME, end);
    String dn = ber.text(OCTET_STRING, stop);
    ber.text(OCTET_STRING, stop); // the new RDN
    ber.truth(BOOLEAN, stop); // whether the old one goes
    if (ber.position() < stop) {
      ber.text(NEW_SUPERIOR, stop);
    }
    ended(stop);
    return new Write.Rename(dn);
  }

  private Write.Values values(int end) throws MalformedRequest {
    int stop = ber.open(SEQUENCE, end);
    String description = ber.text(OCTET_STRING, stop);
    int last = ber.open(SET, stop);
    List<String> values = new ArrayList<>(2);
    while (ber.position() < last) {
      values.add(ber.text(OCTET_STRING, last));
    }
    ended(stop);
    return new Write.Values(description, values);
  }

  private void ended(int stop) throws MalformedRequest {
    if (ber.position() != stop) {
      throw new MalformedRequest("the request goes on where an element should end");
    }
  }
}
