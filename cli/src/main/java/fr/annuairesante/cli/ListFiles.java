package fr.annuairesante.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.annuairesante.server.history.PastTrustSpace;
import fr.annuairesante.trust.Domain;
import fr.annuairesante.trust.Operator;
import fr.annuairesante.trust.OperatorKind;
import fr.annuairesante.trust.OperatorState;
import fr.annuairesante.trust.oversight.ListedDomain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.IDN;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The white list (R06, R08, R74) and the list of validated operators (R80) of one revision of the
 * directory, as files. Element names of the national file (PEERS §1.3); the revision is an
 * attribute of the root, which its readers ignore.
 */
final class ListFiles {

  private static final String NAMESPACE = "https://listeblanche.mssante.fr/schema";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final PastTrustSpace past;
  private final List<ListedDomain> listed;
  private final List<Operator> validated;

  ListFiles(PastTrustSpace past) {
    this.past = past;
    this.listed = ListedDomain.all(past.roll(), past.day());
    this.validated =
        past.roll().operators().stream().filter(each -> each.isInPublicList(past.day())).toList();
  }

  /** How many domains are listed. */
  long domains() {
    return listed.stream().map(each -> each.domain().name()).distinct().count();
  }

  long operators() {
    return validated.size();
  }

  /** The files' contents by their names. */
  Map<String, byte[]> all() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("listeblanchemssante.xml", xml("ListeBlanche", this::domainsXml));
    files.put("listeblanchemssante.json", JSON.writeValueAsBytes(domainsJson()));
    files.put("operateurs.xml", xml("ListeOperateurs", this::operatorsXml));
    files.put("operateurs.json", JSON.writeValueAsBytes(operatorsJson()));
    return files;
  }

  /** What stands in the root element. */
  private interface Content {
    void write(XMLStreamWriter xml) throws XMLStreamException;
  }

  private byte[] xml(String root, Content content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement(root);
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeAttribute("revision", Long.toString(past.revision()));
      element(xml, 1, "DateDeGeneration", past.at().toString());
      content.write(xml);
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException broken) {
      throw new IOException("XML cannot be written", broken);
    }
    return out.toByteArray();
  }

  private void domainsXml(XMLStreamWriter xml) throws XMLStreamException {
    for (ListedDomain each : listed) {
      Operator operator = each.operator();
      xml.writeCharacters("\n  ");
      xml.writeStartElement("Domaine");
      element(xml, 2, "Nom", shown(each.domain()));
      element(xml, 2, "Description", each.domain().holder().name());
      element(xml, 2, "DNCertificatOperateur", each.certificate().subject());
      element(xml, 2, "ResponsableContact", operator.profile().contact().referent());
      element(xml, 2, "SupportContact", operator.profile().contact().mail());
      element(xml, 2, "DateMAJ", past.changed(each.domain()).toString());
      xml.writeCharacters("\n  ");
      xml.writeEndElement();
    }
  }

  /** With its accents, as the national file has them. */
  private static String shown(Domain domain) {
    return IDN.toUnicode(domain.name().text());
  }

  private void operatorsXml(XMLStreamWriter xml) throws XMLStreamException {
    for (Operator each : validated) {
      xml.writeCharacters("\n  ");
      xml.writeStartElement("Operateur");
      element(xml, 2, "Nom", each.profile().name());
      element(xml, 2, "Type", kind(each));
      element(xml, 2, "DateValidation", since(each));
      xml.writeCharacters("\n  ");
      xml.writeEndElement();
    }
  }

  private static String kind(Operator operator) {
    return operator.profile().kind() == OperatorKind.PATIENTS ? "usagers" : "professionnels";
  }

  private String since(Operator operator) {
    OperatorState state = operator.stateOn(past.day());
    return state.since().toString();
  }

  private static void element(XMLStreamWriter xml, int depth, String name, String text)
      throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private ObjectNode head() {
    return JSON.createObjectNode()
        .put("generated", past.at().toString())
        .put("revision", past.revision());
  }

  private ObjectNode domainsJson() {
    ObjectNode head = head();
    ArrayNode all = head.putArray("domains");
    for (ListedDomain each : listed) {
      all.addObject()
          .put("name", each.domain().name().text())
          .put("shown", shown(each.domain()))
          .put("description", each.domain().holder().name())
          .put("operator", each.operator().id().text())
          .put("certificateSubject", each.certificate().subject())
          .put("certificateIssuer", each.certificate().key().issuer())
          .put("certificateSerial", each.certificate().key().serial())
          .put("contact", each.operator().profile().contact().referent())
          .put("support", each.operator().profile().contact().mail())
          .put("changed", past.changed(each.domain()).toString());
    }
    return head;
  }

  private ObjectNode operatorsJson() {
    ObjectNode head = head();
    ArrayNode all = head.putArray("operators");
    for (Operator each : validated) {
      all.addObject()
          .put("operator", each.id().text())
          .put("name", each.profile().name())
          .put("kind", kind(each))
          .put("validated", since(each));
    }
    return head;
  }
}
