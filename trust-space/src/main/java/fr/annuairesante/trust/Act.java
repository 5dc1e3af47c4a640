package fr.annuairesante.trust;

import java.time.LocalDate;
import java.util.Optional;

/** What somebody asks of the trust space. */
public sealed interface Act {

  /** What an operator does on its own domains, and nobody else (R83, R89). */
  sealed interface OnMailbox extends Act {}

  /** Creates a mailbox, or makes it what the publication says: repeatable without harm (R88). */
  record Publish(Publication publication) implements OnMailbox {}

  /**
   * Deletes a mailbox.
   *
   * @param address as received
   */
  record Withdraw(String address) implements OnMailbox {}

  /**
   * Passes on what a professional ticked (R90).
   *
   * @param address as received
   * @param professional who ticked, as received
   */
  record ChoosePaperless(String address, Claimed professional, boolean wanted)
      implements OnMailbox {}

  /** What only the agency does, on domains. */
  sealed interface OnDomain extends Act {

    /** As received. */
    String domain();
  }

  record DeclareDomain(
      String domain, OperatorId operator, Domain.Holder holder, Domain.Declaration declaration)
      implements OnDomain {}

  /** Takes it off the list: its mailboxes are no longer shown (R76). */
  record RemoveDomain(String domain) implements OnDomain {}

  /**
   * Deletes what a past holder left, some {@link Change.MailboxesOfDomainDeleted#MOST} mailboxes at
   * a time: to be repeated until nothing changes any more.
   */
  record EmptyDomain(String domain) implements OnDomain {}

  record BlockDomain(String domain, String reason) implements OnDomain {}

  record UnblockDomain(String domain) implements OnDomain {}

  /** What only the agency does, on operators. */
  sealed interface OnOperator extends Act {

    OperatorId operator();
  }

  /**
   * Enters an operator into provisional integration (R49), again after a termination.
   *
   * @param since first day of the provisional period
   */
  record Admit(OperatorId operator, OperatorProfile profile, Contract contract, LocalDate since)
      implements OnOperator {}

  record ChangeProfile(OperatorId operator, OperatorProfile profile) implements OnOperator {}

  /** Makes a contract a V2 by signed amendment (R66, R165). */
  record Amend(OperatorId operator, LocalDate signed) implements OnOperator {}

  record RenewProvisional(OperatorId operator, LocalDate agreed) implements OnOperator {}

  record ReceiveCommitment(OperatorId operator, OperatorState.Commitment commitment)
      implements OnOperator {}

  record RecordCleanVisit(OperatorId operator, LocalDate visited, String report)
      implements OnOperator {}

  record Validate(OperatorId operator, OperatorState.Notification notification)
      implements OnOperator {}

  record Suspend(OperatorId operator, String reason) implements OnOperator {}

  record Resume(OperatorId operator) implements OnOperator {}

  record GiveNotice(OperatorId operator, Notice notice) implements OnOperator {}

  /** The breach was remedied, or the resignation taken back. */
  record LiftNotice(OperatorId operator) implements OnOperator {}

  /** Executes a formal notice that was left without effect (R62). */
  record Terminate(OperatorId operator) implements OnOperator {}

  record BlockOperator(OperatorId operator, String reason) implements OnOperator {}

  record UnblockOperator(OperatorId operator) implements OnOperator {}

  record AddCertificate(OperatorId operator, Certificate certificate) implements OnOperator {}

  record RevokeCertificate(OperatorId operator, Certificate.Key certificate)
      implements OnOperator {}

  /**
   * Hands the whole service over (R65).
   *
   * @param to an operator of the trust space, or the name of one that enters it by this act
   * @param profile of the one that enters, and takes the contract over as it stands; empty when
   *     {@code to} has a contract already
   */
  record Transfer(OperatorId operator, OperatorId to, Optional<OperatorProfile> profile)
      implements OnOperator {}
}
