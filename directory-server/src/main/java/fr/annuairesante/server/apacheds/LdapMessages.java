package fr.annuairesante.server.apacheds;

import com.unboundid.asn1.ASN1Element;
import com.unboundid.asn1.ASN1Enumerated;
import com.unboundid.asn1.ASN1Integer;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.asn1.ASN1Set;
import fr.annuairesante.server.write.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The bytes of the responses that the front end writes itself (RFC 4511 §4.1.9 and others). */
final class LdapMessages {

  static final byte BIND_RESPONSE = 0x61;
  static final byte SEARCH_ENTRY = 0x64;
  static final byte SEARCH_DONE = 0x65;
  static final byte MODIFY_RESPONSE = 0x67;
  static final byte ADD_RESPONSE = 0x69;
  static final byte DELETE_RESPONSE = 0x6B;
  static final byte MODIFY_DN_RESPONSE = 0x6D;
  static final byte COMPARE_RESPONSE = 0x6F;
  static final byte EXTENDED_RESPONSE = 0x78;

  private static final byte INTERMEDIATE_RESPONSE = 0x79;
  private static final byte INTERMEDIATE_NAME = (byte) 0x80;
  private static final byte INTERMEDIATE_VALUE = (byte) 0x81;
  private static final byte CONTROLS = (byte) 0xA0;
  private static final byte RESPONSE_NAME = (byte) 0x8A;
  private static final byte RESPONSE_VALUE = (byte) 0x8B;
  private static final String NOTICE_OF_DISCONNECTION = "1.3.6.1.4.1.1466.20036";

  private LdapMessages() {}

  /** A response that is an LDAPResult and nothing else. */
  static byte[] result(byte tag, int messageId, int code, String sentence) {
    return message(messageId, new ASN1Sequence(tag, result(code, "", sentence)));
  }

  static byte[] result(byte tag, int messageId, int code, String matchedDn, String sentence) {
    return message(messageId, new ASN1Sequence(tag, result(code, matchedDn, sentence)));
  }

  /** The response to a write, with the entries that its controls asked for (RFC 4527). */
  static byte[] written(byte tag, int messageId, Written written) {
    ASN1Element operation =
        new ASN1Sequence(
            tag, result(written.code().number(), written.matchedDn(), written.sentence()));
    List<ASN1Element> controls = new ArrayList<>();
    written.preRead().ifPresent(entry -> controls.add(control(Controls.PRE_READ, entry)));
    written.postRead().ifPresent(entry -> controls.add(control(Controls.POST_READ, entry)));
    return controls.isEmpty()
        ? message(messageId, operation)
        : new ASN1Sequence(
                new ASN1Integer(messageId), operation, new ASN1Sequence(CONTROLS, controls))
            .encode();
  }

  private static ASN1Element control(String oid, byte[] value) {
    return new ASN1Sequence(new ASN1OctetString(oid), new ASN1OctetString(value));
  }

  /** A successful extended response with a value and no name (RFC 4532 §2). */
  static byte[] extended(int messageId, String value) {
    List<ASN1Element> parts = result(0, "", "");
    parts.add(new ASN1OctetString(RESPONSE_VALUE, value));
    return message(messageId, new ASN1Sequence(EXTENDED_RESPONSE, parts));
  }

  /** The same with a value that is no text. */
  static byte[] extended(int messageId, byte[] value) {
    List<ASN1Element> parts = result(0, "", "");
    parts.add(new ASN1OctetString(RESPONSE_VALUE, value));
    return message(messageId, new ASN1Sequence(EXTENDED_RESPONSE, parts));
  }

  /** A part of an answer (RFC 4511 §4.13). */
  static byte[] intermediate(int messageId, String oid, byte[] value) {
    return message(
        messageId,
        new ASN1Sequence(
            INTERMEDIATE_RESPONSE,
            new ASN1OctetString(INTERMEDIATE_NAME, oid),
            new ASN1OctetString(INTERMEDIATE_VALUE, value)));
  }

  /** RFC 4511 §4.4.1: the last thing a connection hears. */
  static byte[] notice(int code, String sentence) {
    List<ASN1Element> parts = result(code, "", sentence);
    parts.add(new ASN1OctetString(RESPONSE_NAME, NOTICE_OF_DISCONNECTION));
    return message(0, new ASN1Sequence(EXTENDED_RESPONSE, parts));
  }

  static byte[] entry(
      int messageId, String dn, Map<String, List<String>> attributes, boolean typesOnly) {
    List<ASN1Element> list = new ArrayList<>();
    attributes.forEach(
        (name, values) -> {
          List<ASN1Element> set =
              typesOnly
                  ? List.of()
                  : values.stream().<ASN1Element>map(ASN1OctetString::new).toList();
          list.add(new ASN1Sequence(new ASN1OctetString(name), new ASN1Set(set)));
        });
    return message(
        messageId, new ASN1Sequence(SEARCH_ENTRY, new ASN1OctetString(dn), new ASN1Sequence(list)));
  }

  private static List<ASN1Element> result(int code, String matchedDn, String sentence) {
    List<ASN1Element> parts = new ArrayList<>(5);
    parts.add(new ASN1Enumerated(code));
    parts.add(new ASN1OctetString(matchedDn));
    parts.add(new ASN1OctetString(sentence));
    return parts;
  }

  private static byte[] message(int messageId, ASN1Element operation) {
    return new ASN1Sequence(new ASN1Integer(messageId), operation).encode();
  }
}
