package fr.annuairesante.server.apacheds;

import fr.annuairesante.server.Directory;
import fr.annuairesante.server.access.AccountUses;
import fr.annuairesante.server.monitor.Monitor;
import fr.annuairesante.server.run.ImportRuns;
import fr.annuairesante.server.trace.Access;
import fr.annuairesante.server.trace.AccessTrace;
import fr.annuairesante.server.trace.Act;
import fr.annuairesante.server.trace.Client;
import fr.annuairesante.server.write.Writes;
import java.net.InetAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.directory.api.ldap.model.message.Request;
import org.apache.directory.server.ldap.LdapServer;
import org.apache.directory.server.ldap.handlers.response.BindResponseHandler;
import org.apache.directory.server.ldap.handlers.response.CompareResponseHandler;
import org.apache.directory.server.ldap.handlers.response.ExtendedResponseHandler;
import org.apache.directory.server.ldap.handlers.response.SearchResultDoneHandler;
import org.apache.directory.server.ldap.handlers.response.SearchResultEntryHandler;
import org.apache.directory.server.ldap.handlers.response.SearchResultReferenceHandler;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.handler.demux.DemuxingIoHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who carries out which operation: ApacheDS's server with our handlers in the place of all of its
 * own, and the pools they use.
 */
final class Operations {

  private static final Logger LOG = LoggerFactory.getLogger(Operations.class);
  private static final String VERSION = "0.1";
  private static final int SWEEP_MILLIS = 1000;
  private static final int FORGET_SECONDS = 10;
  private static final int STOP_SECONDS = 15;
  private static final int BATCH_THREADS = 2;
  private static final int IMPORTS_WAITING = 4;

  private final LdapServer server;
  private final ConnectionRegistry registry;
  private final ThreadPoolExecutor searches;
  private final ThreadPoolExecutor logins;
  private final ThreadPoolExecutor batches;
  private final ThreadPoolExecutor imports;
  private final ExecutorService answers;
  private final ScheduledExecutorService clock;
  private final ConnectionLimits limits;
  private final AccountUses accounts;
  private final AccessTrace trace;
  private final Monitor monitor;

  private Operations(
      EmbeddedCore core,
      FrontEndConfig config,
      AccessTrace trace,
      Monitor monitor,
      LongSupplier nanoTime) {
    this.limits = config.limits();
    this.trace = trace;
    this.monitor = monitor;
    this.accounts = new AccountUses(config.accountLimits(), nanoTime, this::alarm);
    this.server = new LdapServer();
    this.server.setDirectoryService(core);
    this.server.getSupportedControls().clear();
    this.server.getSupportedControls().addAll(Controls.SUPPORTED);
    this.registry = new ConnectionRegistry(limits);
    this.searches = pool("search", limits.slowSearchThreads(), limits.slowSearchQueue());
    this.batches = pool("batch", BATCH_THREADS, limits.batchQueue());
    this.imports = pool("import", 1, IMPORTS_WAITING);
    this.logins = pool("login", limits.loginThreads(), limits.loginQueue());
    this.answers = Executors.newSingleThreadExecutor(named("answers"));
    ScheduledThreadPoolExecutor one = new ScheduledThreadPoolExecutor(1, named("connections"));
    one.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    this.clock = one;
  }

  /**
   * @param nanoTime what rates and hours are measured by; {@link System#nanoTime} but in tests
   */
  static Operations start(
      Directory directory,
      EmbeddedCore core,
      FrontEndConfig config,
      AccessTrace trace,
      Monitor monitor,
      LongSupplier nanoTime) {
    Operations operations = new Operations(core, config, trace, monitor, nanoTime);
    ConnectionLimits limits = config.limits();
    LdapServer server = operations.server;
    server.setSearchHandlers(
        new SearchHandler(
            directory,
            new SlowSearches(operations.searches, Math.max(1, limits.slowSearchThreads() - 1)),
            () ->
                ServerEntries.rootDse(
                    VERSION,
                    config.operators().isPresent(),
                    monitor.freshness().lines(monitor.now())),
            ServerEntries.subschema(),
            new MonitorEntries(monitor, operations.registry)),
        new SearchResultEntryHandler(),
        new SearchResultReferenceHandler(),
        new SearchResultDoneHandler());
    server.setBindHandlers(
        new BindHandler(
            directory,
            core,
            operations.logins,
            operations.clock,
            new LoginThrottle(limits.failedLoginMillis(), System::nanoTime),
            operations.accounts,
            new ExternalMechanism(config.operators(), nanoTime)),
        new BindResponseHandler());
    server.setCompareHandlers(new CompareHandler(directory), new CompareResponseHandler());
    server.setExtendedHandlers(
        new ExtendedHandler(
            new ActsHandler(directory, operations.batches),
            new ImportHandler(new ImportRuns(directory), operations.imports)),
        new ExtendedResponseHandler());
    server.setAbandonHandler(new AbandonHandler());
    server.setUnbindHandler(new UnbindHandler());
    operations.takeWrites(directory);
    var unused =
        operations.clock.scheduleWithFixedDelay(
            operations.registry::closeOverdue, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    var unusedToo =
        operations.clock.scheduleWithFixedDelay(
            operations.accounts::forget, FORGET_SECONDS, FORGET_SECONDS, TimeUnit.SECONDS);
    return operations;
  }

  /** All four kinds in one message of our own, which ApacheDS hands on by its class. */
  private void takeWrites(Directory directory) {
    WriteHandler handler = new WriteHandler(new Writes(directory, logins), answers);
    handler.setLdapServer(server);
    ((DemuxingIoHandler) server.getHandler())
        .addReceivedMessageHandler(WriteRequested.class, handler);
  }

  LdapServer server() {
    return server;
  }

  ConnectionRegistry registry() {
    return registry;
  }

  ConnectionLimits limits() {
    return limits;
  }

  /** Who is at the other end of the next connection. */
  Caller caller(InetAddress address) {
    return new Caller(accounts, this::note, registry.nextNumber(), address.getHostAddress());
  }

  private void note(Access access) {
    monitor.add(access);
    trace.add(access);
  }

  /** Does something in a while, unless the server stops before. */
  void later(Runnable task, int millis) {
    var unused = clock.schedule(task, millis, TimeUnit.MILLISECONDS);
  }

  private void alarm(String account, long entries, String sentence) {
    LOG.warn("{}", sentence);
    Client client = new Client(0, Client.NOBODY, AccountName.in(account));
    long now = System.nanoTime();
    int most = (int) Math.min(Integer.MAX_VALUE, entries);
    note(new Access(now, 0, client, Act.ALARM, Access.NO_RESULT, most));
  }

  /** Carries out a request that was held back, on the thread that lets it go. */
  void handle(IoSession session, Request request) {
    try {
      if (ConnectionFilter.accepts(Connection.of(session), request)) {
        server.getHandler().messageReceived(session, request);
      }
    } catch (Exception failure) {
      ConnectionFilter.failed(session, failure);
    }
  }

  /**
   * Ends all threads. What is at work stops by the closing of its connection and is waited for, as
   * its directory may be closed next; nothing is interrupted, which would close the files it reads.
   */
  void stop() {
    clock.shutdownNow();
    searches.getQueue().clear();
    searches.shutdown();
    logins.shutdown();
    batches.getQueue().clear();
    batches.shutdown();
    imports.getQueue().clear();
    imports.shutdown();
    answers.shutdown();
    try {
      boolean ended =
          searches.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)
              && logins.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)
              && batches.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)
              && imports.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        LOG.warn("a search or a login still runs {} s after the stop", STOP_SECONDS);
      }
    } catch (InterruptedException stopNow) {
      Thread.currentThread().interrupt();
    }
  }

  private static ThreadPoolExecutor pool(String name, int threads, int queue) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads, threads, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), named(name));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static ThreadFactory named(String name) {
    ThreadFactory plain = Executors.defaultThreadFactory();
    return task -> {
      Thread thread = plain.newThread(task);
      thread.setName("ldap-" + name + "-" + thread.getId());
      thread.setDaemon(true);
      return thread;
    };
  }
}
