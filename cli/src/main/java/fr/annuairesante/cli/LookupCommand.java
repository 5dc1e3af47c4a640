package fr.annuairesante.cli;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import fr.annuairesante.schema.Tree;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code annuaire lookup}: asks a running server exactly what Thunderbird asks. */
@Command(
    name = "lookup",
    description = {
      "Look people up in a running server as Thunderbird does.",
      "A new connection, a bind and one search per text; the password is read from the terminal or"
          + " from standard input."
    })
final class LookupCommand implements Callable<Integer> {

  private static final int SIZE_LIMIT_ENTRIES = 100;
  private static final long ANSWER_MILLIS = TimeUnit.MINUTES.toMillis(1);

  private final Console console;

  @Mixin private UrlOption server;

  @Option(
      names = "--account",
      paramLabel = "NAME",
      required = true,
      description = "Account to log in with.")
  private String account;

  @Parameters(paramLabel = "TEXT", arity = "1..*", description = "What a person types.")
  private List<String> texts;

  LookupCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure, IOException, GeneralSecurityException {
    String password = new String(new PasswordPrompt(console).once("password of " + account + ": "));
    int missed = 0;
    for (String text : texts) {
      SearchResult found = search(text, password);
      if (found.getSearchEntries().isEmpty()) {
        missed++;
      }
      print(text, found);
    }
    if (missed > 0) {
      throw new Failure(missed + " of " + texts.size() + " lookups found nothing", "");
    }
    return 0;
  }

  private SearchResult search(String text, String password)
      throws Failure, IOException, GeneralSecurityException {
    SimpleBindRequest login = new SimpleBindRequest(Tree.account(account), password);
    try (LDAPConnection connection =
        server.address(Optional.empty(), login).connect(ANSWER_MILLIS)) {
      return connection.search(request(text));
    } catch (LDAPSearchException partial) {
      if (partial.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
        return partial.getSearchResult();
      }
      throw failure(partial);
    } catch (LDAPException refused) {
      throw failure(refused);
    }
  }

  private Failure failure(LDAPException refused) {
    if (refused.getResultCode().equals(ResultCode.INVALID_CREDENTIALS)) {
      return new Failure(
          "the server knows no account " + account + " with this password",
          "annuaire account list --data DATA shows the accounts");
    }
    return new Failure(
        server + " answered " + refused.getResultCode() + ": " + refused.getMessage(),
        "is the server running, and is this its certificate?",
        refused);
  }

  private static SearchRequest request(String text) throws LDAPException {
    SearchRequest request = new SearchRequest(Tree.MAILBOXES, SearchScope.SUB, filter(text));
    request.setSizeLimit(SIZE_LIMIT_ENTRIES);
    return request;
  }

  /**
   * Thunderbird's template since version 91 (LDAP-CLIENTS §1.1): {@code
   * (|(cn=*%v1*%v2-*)(mail=*%v*)(givenName=*%v1*)(sn=*%v*))}, the text in lower case.
   */
  static Filter filter(String text) {
    String all = text.toLowerCase(java.util.Locale.ROOT);
    int space = all.indexOf(' ');
    String first = space < 0 ? all : all.substring(0, space);
    String rest = space < 0 ? "" : all.substring(space + 1);
    String[] words = rest.isEmpty() ? new String[] {first} : new String[] {first, rest};
    return Filter.createORFilter(
        Filter.createSubstringFilter("cn", null, words, null),
        Filter.createSubstringFilter("mail", null, new String[] {all}, null),
        Filter.createSubstringFilter("givenName", null, new String[] {first}, null),
        Filter.createSubstringFilter("sn", null, new String[] {all}, null));
  }

  private void print(String text, SearchResult found) {
    List<SearchResultEntry> entries = found.getSearchEntries();
    boolean cut = found.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED);
    console.line("\"" + text + "\": " + entries.size() + (cut ? " found, and more" : " found"));
    for (SearchResultEntry entry : entries) {
      StringBuilder line = new StringBuilder("  ");
      line.append(entry.getAttributeValue("cn"));
      line.append(" <").append(entry.getAttributeValue("mail")).append('>');
      for (String each : List.of("title", "o", "l")) {
        if (entry.hasAttribute(each)) {
          line.append(", ").append(entry.getAttributeValue(each));
        }
      }
      console.line(line.toString());
    }
  }
}
