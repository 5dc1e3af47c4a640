package fr.annuairesante.server.apacheds;

import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.trace.Client;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An account's name as the trace shows it. */
final class AccountName {

  private static final Pattern DN =
      Pattern.compile(
          "uid=([A-Za-z0-9][A-Za-z0-9._-]{0,63})," + Pattern.quote(Tree.ACCOUNTS),
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SPACE = Pattern.compile("\\s*([,=])\\s*");

  private AccountName() {}

  /** The name in a DN; nothing of a DN that is no account's, as it may be a password mistyped. */
  static String in(String dn) {
    Matcher account = DN.matcher(SPACE.matcher(dn.strip()).replaceAll("$1"));
    return account.matches() ? account.group(1) : Client.NOBODY;
  }
}
