package fr.annuairesante.server.apacheds;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.Accounts;
import fr.annuairesante.server.DataDirectory;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.DirectoryRebuild;
import fr.annuairesante.server.access.AccountLimits;
import fr.annuairesante.server.search.Right;
import fr.annuairesante.server.search.SearchLimits;
import fr.annuairesante.server.tls.KeyPairStore;
import fr.annuairesante.server.trace.AccessTrace;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** A directory of a few invented mailboxes behind a front end on free ports. */
final class RunningServer implements AutoCloseable {

  static final String ACCOUNT = Tree.account("logiciel");
  static final String PASSWORD = "un-mot-de-passe-d-essai";
  static final String MAILBOX = "zoe.desbois@essai.mssante.fr";

  /** Small enough that a test reaches each of them, and nobody waits. */
  static final ConnectionLimits LIMITS =
      new ConnectionLimits(
          50, 20, 30, 300, 30, 16 * 1024, 50, 512, 64 * 1024, 4, 64, 2, 8, 2, 8, 64, 3, 0, 50, 1);

  /** Those limits, but for the named ones. */
  static ConnectionLimits limits(Map<String, Integer> others) {
    RecordComponent[] names = ConnectionLimits.class.getRecordComponents();
    Class<?>[] types = new Class<?>[names.length];
    Object[] values = new Object[names.length];
    Map<String, Integer> left = new HashMap<>(others);
    try {
      for (int i = 0; i < names.length; i++) {
        Integer other = left.remove(names[i].getName());
        types[i] = names[i].getType();
        values[i] = other == null ? names[i].getAccessor().invoke(LIMITS) : other;
      }
      if (!left.isEmpty()) {
        throw new IllegalArgumentException("no such limits: " + left);
      }
      return ConnectionLimits.class.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Eight megabytes of answer: more than the sockets of both sides hold. */
  static List<DirectoryEntry> bulky() {
    String text = "é".repeat(5_000);
    List<DirectoryEntry> entries = new ArrayList<>();
    for (int i = 0; i < 800; i++) {
      entries.add(mailbox("b" + i + "@essai.mssante.fr", "Béa", "N" + i, text + i));
    }
    return entries;
  }

  /** What no test but those of these limits comes near to. */
  static final AccountLimits ACCOUNT_LIMITS =
      new AccountLimits(10_000, 1_000, 100_000_000, 1_000_000, 1_000_000);

  /** Everything but a look-up by one value is long. */
  private static final SearchLimits SEARCHES = new SearchLimits(100_000, 100_000, 60, 1);

  private final Directory directory;
  private final LdapFrontEnd frontEnd;

  private RunningServer(Directory directory, LdapFrontEnd frontEnd) {
    this.directory = directory;
    this.frontEnd = frontEnd;
  }

  static RunningServer start(Path folder) throws IOException {
    return start(folder, LIMITS, mailboxes());
  }

  static RunningServer start(Path folder, ConnectionLimits limits, List<DirectoryEntry> entries)
      throws IOException {
    return start(folder, limits, SEARCHES, entries);
  }

  static RunningServer start(
      Path folder, ConnectionLimits limits, SearchLimits searches, List<DirectoryEntry> entries)
      throws IOException {
    fill(folder, entries);
    Directory directory = Directory.open(DataDirectory.at(folder), searches);
    return serve(folder, directory, limits, ACCOUNT_LIMITS, AccessTrace.none(), System::nanoTime);
  }

  /** With operators, by a clock of the test's own, and a trace. */
  static RunningServer start(
      Path folder,
      List<DirectoryEntry> entries,
      OperatorAccess operators,
      AccountLimits limits,
      AccessTrace trace,
      LongSupplier nanoTime)
      throws IOException {
    fill(folder, entries);
    Directory directory = Directory.open(DataDirectory.at(folder), SEARCHES);
    FrontEndConfig config =
        config(folder).withLimits(LIMITS).withAccountLimits(limits).withOperators(operators);
    return new RunningServer(directory, LdapFrontEnd.start(config, directory, trace, nanoTime));
  }

  /** With limits for accounts that are met, by a clock of the test's own, and a trace. */
  static RunningServer start(
      Path folder,
      List<DirectoryEntry> entries,
      AccountLimits limits,
      AccessTrace trace,
      LongSupplier nanoTime)
      throws IOException {
    fill(folder, entries);
    Directory directory = Directory.open(DataDirectory.at(folder), SEARCHES);
    return serve(folder, directory, LIMITS, limits, trace, nanoTime);
  }

  private static void fill(Path folder, List<DirectoryEntry> entries) throws IOException {
    DataDirectory data = DataDirectory.at(folder);
    try (DirectoryRebuild rebuild = DirectoryRebuild.begin(data)) {
      for (DirectoryEntry entry : entries) {
        rebuild.sink().put(entry);
      }
      rebuild.commit();
    }
    account(folder, "logiciel");
  }

  /** Adds an account with the password of all. */
  static String account(Path folder, String name, Right... rights) throws IOException {
    try (Accounts accounts = Accounts.of(DataDirectory.at(folder))) {
      if (accounts.add(name, PASSWORD.toCharArray(), Set.of(rights)).isPresent()) {
        throw new IllegalStateException("the account was refused");
      }
    }
    return Tree.account(name);
  }

  /** Serves what an earlier server left in the folder. */
  static RunningServer again(Path folder) throws IOException {
    Directory directory = Directory.open(DataDirectory.at(folder), SEARCHES);
    return serve(folder, directory, LIMITS, ACCOUNT_LIMITS, AccessTrace.none(), System::nanoTime);
  }

  private static RunningServer serve(
      Path folder,
      Directory directory,
      ConnectionLimits limits,
      AccountLimits accountLimits,
      AccessTrace trace,
      LongSupplier nanoTime)
      throws IOException {
    FrontEndConfig config = config(folder).withLimits(limits).withAccountLimits(accountLimits);
    return new RunningServer(directory, LdapFrontEnd.start(config, directory, trace, nanoTime));
  }

  private static FrontEndConfig config(Path folder) throws IOException {
    DataDirectory data = DataDirectory.at(folder);
    return FrontEndConfig.ldaps(
            "127.0.0.1", 0, KeyPairStore.selfSigned(data.tls()), data.root().resolve("apacheds"))
        .withClearPort(0);
  }

  static List<DirectoryEntry> mailboxes() {
    return List.of(
        mailbox(MAILBOX, "Zoé", "Desbois", ""),
        mailbox("jf.d-elan@essai.mssante.fr", "Jean-François", "d'Élan", ""),
        mailbox("li.wu@essai.mssante.fr", "Li", "Wu", ""));
  }

  static DirectoryEntry mailbox(String address, String first, String last, String place) {
    return DirectoryEntry.builder(Tree.mailbox(address))
        .objectClasses("top", "person", "organizationalPerson", "inetOrgPerson", "asBoite")
        .add(Attributes.CN, first + " " + last)
        .add(Attributes.CN, last + " " + first)
        .add("sn", last)
        .add("givenName", first)
        .add(Attributes.MAIL, address)
        .add(Attributes.MAILBOX_TYPE, "PER")
        .add(Attributes.ADDRESS_L5, place)
        .build();
  }

  LdapFrontEnd frontEnd() {
    return frontEnd;
  }

  Directory directory() {
    return directory;
  }

  int clearPort() {
    return frontEnd.clearPort().orElseThrow();
  }

  /** Over LDAPS, not logged in. */
  LDAPConnection connect() throws LDAPException, GeneralSecurityException {
    SSLUtil ssl = new SSLUtil(new TrustAllTrustManager());
    return new LDAPConnection(ssl.createSSLSocketFactory(), "127.0.0.1", frontEnd.ldapsPort());
  }

  /** Over LDAPS, logged in. */
  LDAPConnection login() throws LDAPException, GeneralSecurityException {
    return login(ACCOUNT);
  }

  /** Over LDAPS, logged in with an account of {@link #account}. */
  LDAPConnection login(String account) throws LDAPException, GeneralSecurityException {
    LDAPConnection connection = connect();
    connection.bind(account, PASSWORD);
    return connection;
  }

  /** Waits for something that happens on another thread; fails after half a minute. */
  static void until(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 3000; i++) {
      if (condition.getAsBoolean()) {
        return;
      }
      Thread.sleep(10);
    }
    throw new AssertionError("it did not happen within 30 s");
  }

  @Override
  public void close() throws IOException {
    frontEnd.close();
    directory.close();
  }
}
