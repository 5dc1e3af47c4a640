package fr.annuairesante.server.apacheds;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.trace.Client;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An account's name as the trace shows it, or an operator's: {@code operateur/alpha}. */
final class AccountName {

  private static final Pattern DN =
      Pattern.compile(
          "uid=([A-Za-z0-9][A-Za-z0-9._-]{0,63})," + Pattern.quote(Tree.ACCOUNTS),
          Pattern.CASE_INSENSITIVE);

  private static final Pattern OPERATOR =
      Pattern.compile(
          Attributes.OPERATOR + "=([A-Za-z0-9._-]{1,64})," + Pattern.quote(Tree.OPERATORS),
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SPACE = Pattern.compile("\\s*([,=])\\s*");

  private AccountName() {}

  /** The name in a DN; nothing of a DN that is no account's, as it may be a password mistyped. */
  static String in(String dn) {
    String plain = SPACE.matcher(dn.strip()).replaceAll("$1");
    Matcher account = DN.matcher(plain);
    if (account.matches()) {
      return account.group(1);
    }
    Matcher operator = OPERATOR.matcher(plain);
    return operator.matches() ? "operateur/" + operator.group(1) : Client.NOBODY;
  }
}
