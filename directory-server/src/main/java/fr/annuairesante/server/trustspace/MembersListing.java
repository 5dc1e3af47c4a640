package fr.annuairesante.server.trustspace;

import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.server.index.DomainListing;
import fr.annuairesante.server.index.PlanTerms;
import fr.annuairesante.server.index.Snapshot;
import fr.annuairesante.server.index.Zone;
import fr.annuairesante.trust.Domain;
import fr.annuairesante.trust.DomainName;
import fr.annuairesante.trust.ListedDomains;
import fr.annuairesante.trust.Members;
import fr.annuairesante.trust.Operator;
import fr.annuairesante.trust.OperatorId;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whose each domain is, and which are hidden: declared once, and not on the white list of the day
 * (R76, R136). Those that nobody declared hide nothing: the directory mirrors them from the
 * national extraction.
 */
public final class MembersListing implements Members {

  private static final Logger LOG = LoggerFactory.getLogger(MembersListing.class);

  /** Below an operator are its indicators and controls. */
  private static final int OPERATOR_DEPTH = 2;

  private final Map<OperatorId, Operator> operators = new HashMap<>();
  private final Map<DomainName, Domain> domains = new HashMap<>();
  private final Set<String> hidden = new HashSet<>();

  private MembersListing() {}

  /** The domains that day, by the operators and domains of a snapshot. */
  public static DomainListing of(Snapshot snapshot, LocalDate day) throws IOException {
    MembersListing listing = new MembersListing();
    snapshot.visit(
        PlanTerms.zone(Zone.OPERATOR),
        entry -> {
          if (entry.depth() == OPERATOR_DEPTH) {
            listing.operator(entry.toEntry());
          }
          return Snapshot.Next.CONTINUE;
        });
    snapshot.visit(
        PlanTerms.zone(Zone.DOMAIN),
        entry -> {
          listing.domain(entry.toEntry());
          return Snapshot.Next.CONTINUE;
        });
    ListedDomains listed = new ListedDomains(listing, day);
    for (DomainName name : listing.domains.keySet()) {
      if (!listed.contains(name)) {
        listing.hidden.add(name.text());
      }
    }
    Map<String, String> owners = new HashMap<>();
    listing.domains.forEach((name, each) -> owners.put(name.text(), each.operator().text()));
    return new DomainListing(owners, listing.hidden);
  }

  /** Without a record that can be read it is none, and so are its domains. */
  private void operator(DirectoryEntry entry) {
    try {
      Operator operator = OperatorEntry.operator(entry);
      operators.put(operator.id(), operator);
    } catch (IllegalArgumentException unreadable) {
      LOG.error("{} is hidden with its domains: {}", entry.dn(), unreadable.getMessage());
    }
  }

  private void domain(DirectoryEntry entry) {
    try {
      Domain domain = DomainEntry.domain(entry);
      domains.put(domain.name(), domain);
    } catch (IllegalArgumentException unreadable) {
      LOG.error("{} is hidden: {}", entry.dn(), unreadable.getMessage());
      hidden.add(entry.first(Attributes.DOMAIN));
    }
  }

  @Override
  public Optional<Operator> operator(OperatorId id) {
    return Optional.ofNullable(operators.get(id));
  }

  @Override
  public Optional<Domain> domain(DomainName name) {
    return Optional.ofNullable(domains.get(name));
  }
}
