package fr.annuairesante.server.apacheds;

import org.apache.directory.api.ldap.model.message.MessageTypeEnum;
import org.apache.directory.api.ldap.model.message.Request;
import org.apache.directory.api.ldap.model.message.ResultResponse;

/** Which response answers which request (RFC 4511 §4.2 to §4.14). */
final class ResponseTags {

  private ResponseTags() {}

  /** Throws for a request that has no response; callers ask for others only. */
  static byte of(Request request) {
    return of(request.getType());
  }

  static byte of(ResultResponse response) {
    return of(response.getType());
  }

  private static byte of(MessageTypeEnum type) {
    return switch (type) {
      case BIND_REQUEST, BIND_RESPONSE -> LdapMessages.BIND_RESPONSE;
      case SEARCH_REQUEST, SEARCH_RESULT_DONE -> LdapMessages.SEARCH_DONE;
      case COMPARE_REQUEST, COMPARE_RESPONSE -> LdapMessages.COMPARE_RESPONSE;
      case ADD_REQUEST, ADD_RESPONSE -> LdapMessages.ADD_RESPONSE;
      case MODIFY_REQUEST, MODIFY_RESPONSE -> LdapMessages.MODIFY_RESPONSE;
      case DEL_REQUEST, DEL_RESPONSE -> LdapMessages.DELETE_RESPONSE;
      case MODIFYDN_REQUEST, MODIFYDN_RESPONSE -> LdapMessages.MODIFY_DN_RESPONSE;
      case EXTENDED_REQUEST, EXTENDED_RESPONSE -> LdapMessages.EXTENDED_RESPONSE;
      default -> throw new IllegalArgumentException(type + " has no response");
    };
  }
}
