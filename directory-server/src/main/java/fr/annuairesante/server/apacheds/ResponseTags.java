package fr.annuairesante.server.apacheds;

import fr.annuairesante.server.trace.Act;
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

  /** What the trace calls the operation that has this response. */
  static Act act(byte tag) {
    return switch (tag) {
      case LdapMessages.BIND_RESPONSE -> Act.BIND;
      case LdapMessages.SEARCH_DONE -> Act.SEARCH;
      case LdapMessages.COMPARE_RESPONSE -> Act.COMPARE;
      case LdapMessages.ADD_RESPONSE -> Act.ADD;
      case LdapMessages.MODIFY_RESPONSE -> Act.MODIFY;
      case LdapMessages.DELETE_RESPONSE -> Act.DELETE;
      case LdapMessages.MODIFY_DN_RESPONSE -> Act.RENAME;
      case LdapMessages.EXTENDED_RESPONSE -> Act.EXTENDED;
      default -> throw new IllegalArgumentException(tag + " ends no operation");
    };
  }
}
