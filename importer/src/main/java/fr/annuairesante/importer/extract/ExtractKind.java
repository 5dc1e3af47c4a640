package fr.annuairesante.importer.extract;

import java.util.List;
import java.util.stream.Collectors;

/** The four national extracts (DATA-FORMATS §1). */
public enum ExtractKind {
  ACTIVITY("PS_LibreAcces_Personne_activite"),
  DIPLOMA("PS_LibreAcces_Dipl_AutExerc"),
  SKILL("PS_LibreAcces_SavoirFaire"),
  MAILBOX("Extraction_Correspondance_MSSante");

  private final String fileName;

  ExtractKind(String fileName) {
    this.fileName = fileName;
  }

  /** How the published file's name begins, before {@code _YYYYMMDDhhmm}. */
  public String fileName() {
    return fileName;
  }

  /** In canonical order. */
  public List<Column> columns() {
    return switch (this) {
      case ACTIVITY -> List.of(ActivityColumn.values());
      case DIPLOMA -> List.of(DiplomaColumn.values());
      case SKILL -> List.of(SkillColumn.values());
      case MAILBOX -> List.of(MailboxColumn.values());
    };
  }

  /** The canonical header, without a trailing separator or line end. */
  public String headerLine() {
    return columns().stream().map(Column::title).collect(Collectors.joining("|"));
  }

  /** True for the three files of the registers, false for the mailboxes. */
  public boolean isRegister() {
    return this != MAILBOX;
  }
}
