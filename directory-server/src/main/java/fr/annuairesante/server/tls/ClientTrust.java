package fr.annuairesante.server.tls;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.X509ExtendedTrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which clients' certificates count: the authorities that may vouch for them, and the authorities'
 * lists of revoked ones, which a thread of its own reads again and again. Thread-safe.
 *
 * <p>TLS takes any certificate that a client sends, as its software may send one by habit; only
 * {@link #check} says whether it is worth anything.
 */
public final class ClientTrust implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ClientTrust.class);

  private final RevocationLists lists;
  private final Clock clock;
  private final AtomicLong revision = new AtomicLong();
  private final ScheduledExecutorService background =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "operator-crls");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Authorities authorities;

  private ClientTrust(Authorities authorities, RevocationLists lists, Clock clock) {
    this.authorities = authorities;
    this.lists = lists;
    this.clock = clock;
  }

  /**
   * Begins with the lists that are in files, and with those that an earlier run read behind URLs
   * and kept; these are read again in the background, at once and then every so often.
   *
   * @param crls files, folders, http and https URLs
   * @param period between two readings of all of them
   * @param kept folder for what was read behind URLs, made when first needed
   */
  public static ClientTrust open(
      Authorities authorities, List<String> crls, Duration period, Path kept, Clock clock) {
    Objects.requireNonNull(authorities, "authorities");
    ClientTrust trust =
        new ClientTrust(authorities, new RevocationLists(crls, new KeptLists(kept), clock), clock);
    trust.lists.begin(authorities);
    var unused =
        trust.background.scheduleWithFixedDelay(
            trust::refreshQuietly, 0, period.toMillis(), TimeUnit.MILLISECONDS);
    return trust;
  }

  /** Trusts these from now on, and no others; who is logged in is checked again. */
  public void use(Authorities other) {
    authorities = other;
    revision.incrementAndGet();
    background.execute(this::refreshQuietly);
  }

  /** Reads all lists again, now and on this thread. */
  public void refresh() {
    if (lists.refresh(authorities)) {
      revision.incrementAndGet();
    }
  }

  private void refreshQuietly() {
    try {
      refresh();
    } catch (RuntimeException broken) { // else the executor would never call again, nor say why
      LOG.error("the lists of revoked certificates were not read", broken);
    }
  }

  /** Another number whenever {@link #check} may judge otherwise for another reason than time. */
  public long revision() {
    return revision.get();
  }

  /**
   * Judges a certificate at this moment: dates, path to a root, purpose, revocation. Takes
   * milliseconds.
   *
   * @param chain what the client proved to have the key of, then what else it sent
   */
  public Verdict check(List<X509Certificate> chain) {
    return new PathCheck(authorities, lists, clock.instant()).verdict(chain);
  }

  /** What TLS needs to ask for certificates. */
  X509ExtendedTrustManager asking() {
    return new AskedClients(() -> authorities);
  }

  @Override
  public void close() {
    background.shutdownNow();
  }
}
