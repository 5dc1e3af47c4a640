package fr.annuairesante.server.write;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.Draft;
import fr.annuairesante.server.WriteFailure;
import fr.annuairesante.server.WriteLimits;
import fr.annuairesante.server.index.NameKey;
import fr.annuairesante.server.search.EntryReading;
import fr.annuairesante.server.search.Viewer;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out writes, each decided on the last state of the directory, alone, so that of two that
 * race the second sees the first. Thread-safe; nothing here waits.
 */
public final class Writes {

  private static final Logger LOG = LoggerFactory.getLogger(Writes.class);

  private final Directory directory;
  private final WriteLimits limits;
  private final Executor slow;
  private final List<Territory> territories =
      List.of(new Mailboxes(), new Operators(), new Domains(), new AccountEntries());

  /**
   * @param slow hashes new passwords; may refuse
   */
  public Writes(Directory directory, Executor slow) {
    this.directory = directory;
    this.limits = directory.writeLimits();
    this.slow = slow;
  }

  /**
   * Writes, or says why not. The future never fails; its callbacks run on the directory's one
   * writing thread, or on the caller's, and must be quick.
   */
  public CompletableFuture<Written> write(Asked asked, Viewer viewer) {
    try {
      NameKey name = name(asked.write().dn());
      Territory territory = territory(name, viewer);
      return prepared(asked, territory)
          .thenCompose(
              ready ->
                  directory.change(
                      viewer.accountDn(), "", draft -> decide(draft, ready, viewer, territory)))
          .exceptionally(failure -> failed(failure, asked));
    } catch (Refused refused) {
      return CompletableFuture.completedFuture(Written.refused(refused));
    }
  }

  private static NameKey name(String dn) {
    try {
      return NameKey.parse(dn)
          .orElseThrow(
              () -> new Refused(ResultCode.NO_SUCH_OBJECT, "the name is not below " + Tree.SUFFIX));
    } catch (NameKey.InvalidName unreadable) {
      throw new Refused(ResultCode.INVALID_DN_SYNTAX, "the name cannot be read");
    }
  }

  private Territory territory(NameKey name, Viewer viewer) {
    for (Territory each : territories) {
      NameKey container = NameKey.of(each.container());
      boolean within = name.text().startsWith(container.text() + "/");
      if (!within && !name.equals(container)) {
        continue;
      }
      if (!each.isOpenTo(viewer)) {
        throw new Refused(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, each.closed());
      }
      if (!within) {
        throw new Refused(
            ResultCode.NOT_ALLOWED_ON_NON_LEAF, each.container() + " itself does not change");
      }
      return each;
    }
    throw new Refused(
        ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
        "nobody writes here over LDAP: what the registers say changes by their import");
  }

  private CompletableFuture<Asked> prepared(Asked asked, Territory territory) {
    if (!(territory instanceof AccountEntries) || !AccountEntries.hasPassword(asked.write())) {
      return CompletableFuture.completedFuture(asked);
    }
    try {
      return CompletableFuture.supplyAsync(() -> AccountEntries.hashed(asked), slow);
    } catch (RejectedExecutionException full) {
      throw new Refused(ResultCode.BUSY, "too many passwords at once; try again later");
    }
  }

  private static Written failed(Throwable failure, Asked asked) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof Refused refused) {
      return Written.refused(refused);
    }
    if (cause instanceof WriteFailure notNow) {
      ResultCode code =
          notNow.reason() == WriteFailure.Reason.BUSY ? ResultCode.BUSY : ResultCode.UNAVAILABLE;
      return Written.refused(new Refused(code, notNow.getMessage()));
    }
    LOG.error("a write of {} failed", asked.write().dn(), cause);
    return Written.refused(
        new Refused(ResultCode.OTHER, "the write failed; the server's log says why"));
  }

  private Written decide(Draft draft, Asked asked, Viewer viewer, Territory territory)
      throws IOException {
    Write write = asked.write();
    territory.admit(draft, viewer, write.dn());
    Optional<DirectoryEntry> before = draft.entry(write.dn()).filter(territory::isInForce);
    Optional<DirectoryEntry> after = after(write, before, territory);
    if (asked.assertion().isPresent()) {
      DirectoryEntry target = before.or(() -> after).orElseThrow();
      if (!EntryReading.matches(target, draft.stamp(write.dn()), asked.assertion().get())) {
        throw new Refused(ResultCode.ASSERTION_FAILED, "the assertion is not true of the entry");
      }
    }
    Optional<byte[]> preRead =
        before.isEmpty() ? Optional.empty() : read(draft, write.dn(), asked.preRead());
    String remark = territory.carryOut(draft, viewer, before, after);
    Optional<byte[]> postRead =
        after.isEmpty() ? Optional.empty() : read(draft, write.dn(), asked.postRead());
    return new Written(ResultCode.SUCCESS, "", remark, preRead, postRead);
  }

  private static Optional<byte[]> read(Draft draft, String dn, Optional<List<String>> attributes)
      throws IOException {
    if (attributes.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        EntryReading.encode(
            draft.entry(dn).orElseThrow(), draft.stamp(dn).orElseThrow(), attributes.get()));
  }

  /** The entry as the client wants it; empty when it is to be deleted. */
  private Optional<DirectoryEntry> after(
      Write write, Optional<DirectoryEntry> before, Territory territory) {
    if (write instanceof Write.Add add) {
      if (before.isPresent()) {
        throw new Refused(ResultCode.ENTRY_ALREADY_EXISTS, territory.taken(before.get()));
      }
      return Optional.of(added(add, territory));
    }
    if (before.isEmpty()) {
      throw new Refused(
          ResultCode.NO_SUCH_OBJECT, "there is no entry of that name", territory.container());
    }
    if (write instanceof Write.Modify modify) {
      return Optional.of(modified(modify, before.get()));
    }
    if (write instanceof Write.Rename) {
      throw new Refused(
          ResultCode.UNWILLING_TO_PERFORM,
          "an entry keeps its name, which says what it is: add another and delete this one");
    }
    return Optional.empty();
  }

  private DirectoryEntry added(Write.Add add, Territory territory) {
    NameKey parent = NameKey.of(add.dn()).parent().orElseThrow();
    if (!parent.equals(NameKey.of(territory.container()))) {
      throw new Refused(
          ResultCode.NAMING_VIOLATION, "an entry is named directly below " + territory.container());
    }
    EntryValues values = new EntryValues(limits.values());
    Set<String> descriptions = new HashSet<>();
    for (Write.Values each : add.attributes()) {
      values.add(each);
      descriptions.add(each.description());
    }
    if (descriptions.size() < add.attributes().size()) {
      throw new Refused(
          ResultCode.ATTRIBUTE_OR_VALUE_EXISTS, "an attribute is given twice (RFC 4511 4.7)");
    }
    DirectoryEntry entry = values.entry(add.dn());
    EntryCheck.given(entry);
    EntryCheck.size(entry, limits.entryBytes());
    return entry;
  }

  private DirectoryEntry modified(Write.Modify modify, DirectoryEntry before) {
    if (modify.modifications().size() > limits.modifications()) {
      throw new Refused(
          ResultCode.ADMIN_LIMIT_EXCEEDED,
          "a modify has at most " + limits.modifications() + " steps");
    }
    EntryValues values = new EntryValues(before, limits.values());
    modify.modifications().forEach(values::apply);
    DirectoryEntry entry = values.entry(before.dn());
    EntryCheck.keepsName(entry);
    EntryCheck.given(entry);
    EntryCheck.size(entry, limits.entryBytes());
    if (!EntryCheck.structuralClass(entry).equals(EntryCheck.structuralClass(before))) {
      throw new Refused(
          ResultCode.OBJECT_CLASS_MODS_PROHIBITED, "the structural object class does not change");
    }
    return entry;
  }
}
