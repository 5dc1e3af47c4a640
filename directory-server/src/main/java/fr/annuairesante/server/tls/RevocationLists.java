package fr.annuairesante.server.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The authorities' lists of revoked certificates (CRL, RFC 5280 §5, R118). A place that cannot be
 * read keeps what it held before. Thread-safe.
 */
final class RevocationLists {

  private static final Logger LOG = LoggerFactory.getLogger(RevocationLists.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Clocks differ. */
  private static final Duration EARLY = Duration.ofMinutes(15);

  private final List<CrlPlace> places;
  private final KeptLists kept;
  private final Clock clock;
  private final CrlDownload download = new CrlDownload(CrlPlace.MOST_BYTES, PATIENCE);
  private final Map<CrlPlace, List<X509CRL>> held = new HashMap<>();

  /** Places whose lists are of an earlier run of the server. */
  private final Set<CrlPlace> old = new HashSet<>();

  /** What was last said of a place, so that it is said once. */
  private final Map<String, String> said = new HashMap<>();

  private volatile List<X509CRL> current = List.of();

  /**
   * @param places files, folders and URLs
   * @param kept where the lists of URLs are kept for the next start
   */
  RevocationLists(List<String> places, KeptLists kept, Clock clock) {
    this.places = places.stream().map(CrlPlace::new).toList();
    this.kept = kept;
    this.clock = clock;
  }

  /** All that are held, some perhaps no longer in force. */
  List<X509CRL> current() {
    return current;
  }

  /** When the newest list of an authority ends, in force or not; empty when none is held. */
  Optional<Instant> end(X500Principal authority) {
    return current.stream()
        .filter(list -> list.getIssuerX500Principal().equals(authority))
        .map(X509CRL::getNextUpdate)
        .filter(Objects::nonNull)
        .map(Date::toInstant)
        .max(Instant::compareTo);
  }

  /** Reads the files, and what was kept of the URLs; quick. */
  synchronized void begin(Authorities authorities) {
    for (CrlPlace place : places) {
      if (place.isRemote()) {
        remember(place, authorities);
      }
    }
    refresh(authorities, false);
  }

  private void remember(CrlPlace place, Authorities authorities) {
    try {
      List<X509CRL> before =
          kept.read(place).stream()
              .filter(list -> fault(list, List.of(), authorities).isEmpty())
              .toList();
      if (!before.isEmpty()) {
        held.put(place, before);
        old.add(place);
      }
    } catch (IOException unreadable) {
      say(
          place.text() + " kept",
          "operator-crls: what was kept of "
              + place.text()
              + " is not used: "
              + unreadable.getMessage());
    }
  }

  /** Reads everything again. True when something changed. */
  boolean refresh(Authorities authorities) {
    return refresh(authorities, true);
  }

  private synchronized boolean refresh(Authorities authorities, boolean remote) {
    Set<CrlPlace> seen = new HashSet<>();
    for (CrlPlace place : places) {
      if (remote || !place.isRemote()) {
        try {
          for (CrlPlace part : place.parts()) {
            seen.add(part);
            read(part, authorities);
          }
        } catch (IOException unreadable) {
          complain(place, unreadable.getMessage());
        }
      } else {
        seen.add(place);
      }
    }
    held.keySet()
        .removeIf(
            place -> !seen.contains(place) && held.get(place).stream().allMatch(this::isOver));
    List<X509CRL> now = held.values().stream().flatMap(List::stream).toList();
    now.forEach(this::complainOfEnd);
    boolean changed = !Set.copyOf(now).equals(Set.copyOf(current));
    current = now;
    return changed;
  }

  private void read(CrlPlace place, Authorities authorities) {
    try {
      List<X509CRL> read = place.read(download);
      List<X509CRL> before = held.getOrDefault(place, List.of());
      List<X509CRL> good = new ArrayList<>();
      String wrong = "";
      for (X509CRL list : read) {
        Optional<String> fault = fault(list, before, authorities);
        wrong = fault.orElse(wrong);
        if (fault.isEmpty()) {
          good.add(list);
        }
      }
      if (good.isEmpty() || !wrong.isEmpty()) {
        before.stream().filter(list -> !replaced(list, good)).forEach(good::add);
      }
      held.put(place, List.copyOf(good));
      if (place.isRemote()) {
        keep(place, before);
      }
      if (wrong.isEmpty()) {
        said.remove(place.text());
      } else {
        complain(place, wrong);
      }
    } catch (IOException unreadable) {
      complain(place, unreadable.getMessage());
    }
  }

  private void keep(CrlPlace place, List<X509CRL> before) {
    old.remove(place);
    List<X509CRL> now = held.get(place);
    if (now.isEmpty() || now.equals(before)) {
      return;
    }
    try {
      kept.write(place, now);
    } catch (IOException unwritable) {
      say(
          place.text() + " kept",
          "operator-crls: the lists of "
              + place.text()
              + " are in force and cannot be kept for the next start: "
              + unwritable.getMessage());
    }
  }

  private static boolean replaced(X509CRL list, List<X509CRL> by) {
    return by.stream()
        .anyMatch(each -> each.getIssuerX500Principal().equals(list.getIssuerX500Principal()));
  }

  /** Why a list must not replace what is held. One of an unknown authority is judged when used. */
  private Optional<String> fault(X509CRL list, List<X509CRL> before, Authorities authorities) {
    X500Principal issuer = list.getIssuerX500Principal();
    List<X509Certificate> signers = authorities.named(issuer);
    if (!signers.isEmpty() && signers.stream().noneMatch(each -> signed(list, each))) {
      return Optional.of("it is not signed by " + issuer);
    }
    if (list.getThisUpdate().toInstant().isAfter(clock.instant().plus(EARLY))) {
      return Optional.of("it begins only on " + list.getThisUpdate().toInstant());
    }
    boolean older =
        before.stream()
            .filter(each -> each.getIssuerX500Principal().equals(issuer))
            .anyMatch(each -> isNewer(each, list));
    return older
        ? Optional.of("it is older than the one before, of " + list.getThisUpdate().toInstant())
        : Optional.empty();
  }

  private static boolean isNewer(X509CRL one, X509CRL other) {
    return one.getThisUpdate().toInstant().isAfter(other.getThisUpdate().toInstant());
  }

  private static boolean signed(X509CRL list, X509Certificate authority) {
    try {
      list.verify(authority.getPublicKey());
      return true;
    } catch (GeneralSecurityException byAnother) {
      return false;
    }
  }

  private boolean isOver(X509CRL list) {
    return list.getNextUpdate() != null
        && list.getNextUpdate().toInstant().isBefore(clock.instant());
  }

  private void complainOfEnd(X509CRL list) {
    if (isOver(list)) {
      String issuer = list.getIssuerX500Principal().getName();
      say(
          issuer,
          "the list of revoked certificates (CRL) of "
              + issuer
              + " ended on "
              + list.getNextUpdate().toInstant()
              + ": operators whose certificate it is about cannot log in; put a newer one there");
    }
  }

  private void complain(CrlPlace place, String why) {
    say(
        place.text(),
        "operator-crls: "
            + place.text()
            + " is not used: "
            + why
            + (old.contains(place)
                ? "; the list kept from before the start, of "
                    + newest(held.get(place))
                    + ", stays in force until its end"
                : "; what was read there before stays in force until its end"));
  }

  private static Instant newest(List<X509CRL> lists) {
    return lists.stream()
        .map(each -> each.getThisUpdate().toInstant())
        .max(Instant::compareTo)
        .orElseThrow();
  }

  private void say(String about, String sentence) {
    if (!sentence.equals(said.put(about, sentence))) {
      LOG.warn("{}", sentence);
    }
  }
}
