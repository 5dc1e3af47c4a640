package fr.annuairesante.server.write;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.Draft;
import fr.annuairesante.server.search.Right;
import fr.annuairesante.server.search.Viewer;
import fr.annuairesante.server.trustspace.DomainEntry;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Domain;
import fr.annuairesante.trust.DomainRule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Declared domains, which the agency keeps. The record in {@code asDossier} says what is wanted; an
 * add declares it, a delete takes it off the list and keeps the record of it.
 */
final class Domains implements Territory {

  @Override
  public String container() {
    return Tree.DOMAINS;
  }

  @Override
  public boolean isOpenTo(Viewer viewer) {
    return viewer.may(Right.AGENCY);
  }

  @Override
  public String closed() {
    return "only the agency changes the list of domains";
  }

  /** One that was taken off the list may be added again. */
  @Override
  public boolean isInForce(DirectoryEntry entry) {
    return DomainEntry.domain(entry).removed().isEmpty();
  }

  @Override
  public String taken(DirectoryEntry entry) {
    Domain domain = DomainEntry.domain(entry);
    return Trust.sentences(List.of(DomainRule.TAKEN.broken(domain.name(), domain.declared())));
  }

  @Override
  public String carryOut(
      Draft draft, Viewer viewer, Optional<DirectoryEntry> before, Optional<DirectoryEntry> after)
      throws IOException {
    Optional<Domain> now = before.map(DomainEntry::domain);
    Optional<Domain> wanted = after.map(entry -> wanted(before, entry));
    String remark = Trust.carryOut(draft, Trust.agency(viewer), acts(now, wanted));
    if (wanted.isPresent()) {
      Trust.check(
          draft, wanted.get(), DomainEntry::domain, Tree.domain(wanted.get().name().text()));
    }
    return remark;
  }

  private static Domain wanted(Optional<DirectoryEntry> before, DirectoryEntry entry) {
    Domain wanted = Trust.record(before, entry, Domain.class);
    Trust.checkName(entry, Tree.domain(wanted.name().text()));
    return wanted;
  }

  private static List<Act> acts(Optional<Domain> now, Optional<Domain> wanted) {
    List<Act> acts = new ArrayList<>();
    if (wanted.isEmpty()) {
      return List.of(new Act.RemoveDomain(now.orElseThrow().name().text()));
    }
    Domain domain = wanted.get();
    String name = domain.name().text();
    if (now.isEmpty()) {
      acts.add(
          new Act.DeclareDomain(name, domain.operator(), domain.holder(), domain.declaration()));
    }
    boolean blocked = now.flatMap(Domain::block).isPresent();
    if (domain.block().isPresent() && !blocked) {
      acts.add(new Act.BlockDomain(name, domain.block().get().reason()));
    } else if (domain.block().isEmpty() && blocked) {
      acts.add(new Act.UnblockDomain(name));
    }
    if (domain.removed().isPresent()) {
      acts.add(new Act.RemoveDomain(name));
    }
    return acts;
  }
}
