package fr.annuairesante.trust;

import java.util.Optional;

/** Whom or what a mailbox stands for. */
public sealed interface Owner {

  MailboxType type();

  /** The one structure it is attached to; a person may have none. */
  Optional<StructureIdentifier> structure();

  /** Whose it is, or who answers for it by name. */
  Optional<PersonIdentifier> professional();

  /**
   * One professional (R14).
   *
   * @param identity the register's, or the structure head's for a local identifier (R36)
   * @param role of somebody with a local identifier, else ""
   */
  record Person(
      PersonIdentifier identifier,
      Identity identity,
      String role,
      Optional<StructureIdentifier> structure)
      implements Owner {

    @Override
    public MailboxType type() {
      return MailboxType.PER;
    }

    @Override
    public Optional<PersonIdentifier> professional() {
      return Optional.of(identifier);
    }
  }

  /** A service, a pole or any group within one structure (R17). */
  record Group(StructureIdentifier of, Responsibility responsibility) implements Owner {

    @Override
    public MailboxType type() {
      return MailboxType.ORG;
    }

    @Override
    public Optional<StructureIdentifier> structure() {
      return Optional.of(of);
    }

    @Override
    public Optional<PersonIdentifier> professional() {
      return responsibility.professional();
    }
  }

  /**
   * An application or a machine of one structure (R20).
   *
   * @param component which one (R124)
   */
  record Application(StructureIdentifier of, String component, Responsibility responsibility)
      implements Owner {

    @Override
    public MailboxType type() {
      return MailboxType.APP;
    }

    @Override
    public Optional<StructureIdentifier> structure() {
      return Optional.of(of);
    }

    @Override
    public Optional<PersonIdentifier> professional() {
      return responsibility.professional();
    }
  }

  /**
   * Of a mailbox that came with the national extraction and lacks what a publication must say: it
   * may be withdrawn, and is completed by its next publication.
   */
  record Unclear(MailboxType type, Optional<StructureIdentifier> structure) implements Owner {

    @Override
    public Optional<PersonIdentifier> professional() {
      return Optional.empty();
    }
  }

  /**
   * Who answers for a mailbox that is nobody's own: at least one of the two (R19, R21, R24).
   *
   * @param professional a registered one
   * @param attested the operator attests that the structure's head and a professional answer for it
   */
  record Responsibility(Optional<PersonIdentifier> professional, boolean attested) {}
}
