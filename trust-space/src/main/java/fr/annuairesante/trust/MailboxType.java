package fr.annuairesante.trust;

/** The three types of mailbox (R13): nominative, organisational, applicative. */
public enum MailboxType {
  PER,
  ORG,
  APP
}
