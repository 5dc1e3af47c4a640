package fr.annuairesante.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Every mailbox of the run in a few bytes each: domain, bearer, number in the address, first and
 * last day. Filled by one thread, then only read.
 */
final class MailboxPlan {

  /** Bearers that are no person. */
  static final int ORGANISATION = -1;

  static final int APPLICATION = -2;

  private final List<Domain> domains;
  private int[] domain;
  private int[] bearer;
  private short[] number;
  private short[] born;
  private short[] died;
  private int size;

  MailboxPlan(List<Domain> domains, int expected) {
    this.domains = new ArrayList<>(domains);
    domain = new int[expected];
    bearer = new int[expected];
    number = new short[expected];
    born = new short[expected];
    died = new short[expected];
  }

  void add(int itsDomain, int itsBearer, int itsNumber, int firstDay, int dayAfterLast) {
    if (size == domain.length) {
      int more = size * 5 / 4 + 16;
      domain = Arrays.copyOf(domain, more);
      bearer = Arrays.copyOf(bearer, more);
      number = Arrays.copyOf(number, more);
      born = Arrays.copyOf(born, more);
      died = Arrays.copyOf(died, more);
    }
    domain[size] = itsDomain;
    bearer[size] = itsBearer;
    number[size] = (short) Math.min(itsNumber, Short.MAX_VALUE);
    born[size] = (short) firstDay;
    died[size] = (short) Math.min(dayAfterLast, Short.MAX_VALUE);
    size++;
  }

  int size() {
    return size;
  }

  /** How many were created up to and including that day; they are the first ones. */
  int createdUpTo(int day) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (born[middle] <= day) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  int domainIndex(int mailbox) {
    return domain[mailbox];
  }

  Domain domain(int mailbox) {
    return domains.get(domain[mailbox]);
  }

  /** The person, or {@link #ORGANISATION}, or {@link #APPLICATION}. */
  int bearer(int mailbox) {
    return bearer[mailbox];
  }

  /** 1 for the first of its name on the domain, which then carries no number. */
  int number(int mailbox) {
    return number[mailbox];
  }

  /** Whether the mailbox is published on that day. */
  boolean publishedOn(int mailbox, int day) {
    return born[mailbox] <= day && day < died[mailbox] && !pausedOn(domain[mailbox], day);
  }

  List<Domain> domains() {
    return domains;
  }

  /**
   * Once a week an operator's extract fails for two days: all its mailboxes are missing, then back
   * (DATA-FORMATS §1.10, volumes drop by a whole operator in one day).
   */
  boolean pausedOn(int itsDomain, int day) {
    int weekday = day % 7;
    return (weekday == 3 || weekday == 4) && itsDomain == pausingIn(day / 7);
  }

  private int pausingIn(int week) {
    int largest = Math.min(domains.size(), DomainSizes.DOMAINS);
    return largest / 12 + week % Math.max(1, largest / 20);
  }
}
