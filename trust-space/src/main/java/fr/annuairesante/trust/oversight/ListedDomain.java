package fr.annuairesante.trust.oversight;

import fr.annuairesante.trust.Certificate;
import fr.annuairesante.trust.Domain;
import fr.annuairesante.trust.ListedDomains;
import fr.annuairesante.trust.Operator;
import java.time.LocalDate;
import java.util.List;

/**
 * One line of the white list: a domain in force and one certificate in use of its operator (PEERS
 * §1.3: one for each). Everything in it is the record's (R08).
 */
public record ListedDomain(Domain domain, Operator operator, Certificate certificate) {

  /** The lines of a day, by domain. */
  public static List<ListedDomain> all(Roll roll, LocalDate day) {
    ListedDomains listed = new ListedDomains(roll, day);
    return roll.domains().stream()
        .filter(domain -> listed.contains(domain.name()))
        .flatMap(
            domain -> {
              Operator operator = roll.operator(domain.operator()).orElseThrow();
              return operator.certificates().stream()
                  .filter(each -> each.isCurrent(day))
                  .map(each -> new ListedDomain(domain, operator, each));
            })
        .toList();
  }
}
