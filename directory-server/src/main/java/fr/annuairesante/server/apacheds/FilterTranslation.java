package fr.annuairesante.server.apacheds;

import fr.annuairesante.server.filter.Filter;
import java.util.ArrayList;
import java.util.List;
import org.apache.directory.api.ldap.model.entry.Value;
import org.apache.directory.api.ldap.model.exception.LdapException;
import org.apache.directory.api.ldap.model.filter.AndNode;
import org.apache.directory.api.ldap.model.filter.ApproximateNode;
import org.apache.directory.api.ldap.model.filter.BranchNode;
import org.apache.directory.api.ldap.model.filter.EqualityNode;
import org.apache.directory.api.ldap.model.filter.ExprNode;
import org.apache.directory.api.ldap.model.filter.ExtensibleNode;
import org.apache.directory.api.ldap.model.filter.GreaterEqNode;
import org.apache.directory.api.ldap.model.filter.LessEqNode;
import org.apache.directory.api.ldap.model.filter.NotNode;
import org.apache.directory.api.ldap.model.filter.OrNode;
import org.apache.directory.api.ldap.model.filter.PresenceNode;
import org.apache.directory.api.ldap.model.filter.SimpleNode;
import org.apache.directory.api.ldap.model.filter.SubstringNode;

/**
 * The one place where ApacheDS's filter tree meets our {@link Filter}. Both ways keep names and
 * values as they are; what the depth of a filter may be is the caller's to check.
 */
final class FilterTranslation {

  private FilterTranslation() {}

  static Filter toOurs(ExprNode node) {
    if (node instanceof BranchNode branch) {
      List<Filter> parts = branch.getChildren().stream().map(FilterTranslation::toOurs).toList();
      if (node instanceof AndNode) {
        return new Filter.And(parts);
      }
      return node instanceof OrNode ? new Filter.Or(parts) : new Filter.Not(parts.get(0));
    }
    if (node instanceof PresenceNode presence) {
      return new Filter.Present(presence.getAttribute());
    }
    if (node instanceof SubstringNode substring) {
      List<String> any = substring.getAny() == null ? List.of() : substring.getAny();
      return new Filter.Substrings(
          substring.getAttribute(), substring.getInitial(), any, substring.getFinal());
    }
    if (node instanceof ExtensibleNode extensible) {
      return new Filter.Extensible(
          extensible.getAttribute(),
          extensible.getMatchingRuleId(),
          text(extensible.getValue()),
          extensible.hasDnAttributes());
    }
    return assertion((SimpleNode<?>) node);
  }

  private static Filter assertion(SimpleNode<?> node) {
    String value = text(node.getValue());
    return switch (node.getAssertionType()) {
      case EQUALITY -> new Filter.Equality(node.getAttribute(), value);
      case GREATEREQ -> new Filter.GreaterOrEqual(node.getAttribute(), value);
      case LESSEQ -> new Filter.LessOrEqual(node.getAttribute(), value);
      case APPROXIMATE -> new Filter.Approximate(node.getAttribute(), value);
      default -> throw new IllegalArgumentException("no filter of LDAP: " + node);
    };
  }

  private static String text(Value value) {
    return value == null ? "" : value.getString();
  }

  static ExprNode toApacheDs(Filter filter) throws LdapException {
    if (filter instanceof Filter.And and) {
      return branch(new AndNode(), and.parts());
    }
    if (filter instanceof Filter.Or or) {
      return branch(new OrNode(), or.parts());
    }
    if (filter instanceof Filter.Not not) {
      return branch(new NotNode(), List.of(not.part()));
    }
    if (filter instanceof Filter.Present present) {
      return new PresenceNode(present.attribute());
    }
    if (filter instanceof Filter.Equality equality) {
      return new EqualityNode<>(equality.attribute(), equality.value());
    }
    if (filter instanceof Filter.Substrings substrings) {
      return new SubstringNode(
          new ArrayList<>(substrings.any()),
          substrings.attribute(),
          substrings.initial(),
          substrings.last());
    }
    if (filter instanceof Filter.GreaterOrEqual greater) {
      return new GreaterEqNode<>(greater.attribute(), greater.value());
    }
    if (filter instanceof Filter.LessOrEqual less) {
      return new LessEqNode<>(less.attribute(), less.value());
    }
    if (filter instanceof Filter.Approximate approximate) {
      return new ApproximateNode<>(approximate.attribute(), approximate.value());
    }
    Filter.Extensible extensible = (Filter.Extensible) filter;
    return new ExtensibleNode(
        extensible.attribute(),
        new Value(extensible.value()),
        extensible.rule(),
        extensible.dnAttributes());
  }

  private static ExprNode branch(BranchNode node, List<Filter> parts) throws LdapException {
    for (Filter part : parts) {
      node.addNode(toApacheDs(part));
    }
    return node;
  }
}
