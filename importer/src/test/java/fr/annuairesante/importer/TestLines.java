package fr.annuairesante.importer;

import fr.annuairesante.importer.extract.ActivityColumn;
import fr.annuairesante.importer.extract.Column;
import fr.annuairesante.importer.extract.DiplomaColumn;
import fr.annuairesante.importer.extract.ExtractKind;
import fr.annuairesante.importer.extract.MailboxColumn;
import fr.annuairesante.importer.extract.SkillColumn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Made-up lines: a good one of each kind, with the columns a test cares about replaced. */
public final class TestLines {

  private final ExtractKind kind;
  private final Map<Column, String> values = new HashMap<>();

  private TestLines(ExtractKind kind) {
    this.kind = kind;
  }

  public static TestLines of(ExtractKind kind) {
    return switch (kind) {
      case ACTIVITY -> activity();
      case DIPLOMA -> diploma();
      case SKILL -> skill();
      case MAILBOX -> mailbox();
    };
  }

  /** Docteur Hélène D'HAUTEVILLE-LY, self-employed at a practice near Lyon. */
  public static TestLines activity() {
    return new TestLines(ExtractKind.ACTIVITY)
        .with(ActivityColumn.ID_TYPE, "8")
        .with(ActivityColumn.ID, "10000000017")
        .with(ActivityColumn.NATIONAL_ID, "810000000017")
        .with(ActivityColumn.PRACTICE_CIVILITY, "DR")
        .with(ActivityColumn.PRACTICE_CIVILITY_LABEL, "Docteur")
        .with(ActivityColumn.CIVILITY, "MME")
        .with(ActivityColumn.NAME, "D'HAUTEVILLE-LY")
        .with(ActivityColumn.GIVEN_NAME, "Hélène")
        .with(ActivityColumn.PROFESSION, "10")
        .with(ActivityColumn.PROFESSION_LABEL, "Médecin")
        .with(ActivityColumn.CATEGORY, "C")
        .with(ActivityColumn.CATEGORY_LABEL, "Civil")
        .with(ActivityColumn.SKILL_TYPE, "S")
        .with(ActivityColumn.SKILL, "SM54")
        .with(ActivityColumn.SKILL_LABEL, "Médecine Générale")
        .with(ActivityColumn.PRACTICE_MODE, "L")
        .with(ActivityColumn.PRACTICE_MODE_LABEL, "Libéral")
        .with(ActivityColumn.FINESS, "690000018")
        .with(ActivityColumn.STRUCTURE_ID, "F690000018")
        .with(ActivityColumn.COMPANY_NAME, "CABINET \"DU PARC\"")
        .with(ActivityColumn.TRADE_NAME, "Maison de santé de l'Œuf")
        .with(ActivityColumn.STREET_NUMBER, "12")
        .with(ActivityColumn.STREET_TYPE_LABEL, "Rue")
        .with(ActivityColumn.STREET, "DENIS PAPIN")
        .with(ActivityColumn.CEDEX, "69890 TOUR DE SALVAGNY (LA)")
        .with(ActivityColumn.POSTAL_CODE, "69890")
        .with(ActivityColumn.COMMUNE, "69250")
        .with(ActivityColumn.COMMUNE_LABEL, "La Tour-de-Salvagny")
        .with(ActivityColumn.COUNTRY, "99000")
        .with(ActivityColumn.COUNTRY_LABEL, "France")
        .with(ActivityColumn.TELEPHONE, "0400000001")
        .with(ActivityColumn.PUBLIC_MAIL, "accueil@exemple.fr")
        .with(ActivityColumn.FORMER_STRUCTURE_ID, "1690000018")
        .with(ActivityColumn.AUTHORITY, "CNOM/CNOM/CNOM")
        .with(ActivityColumn.SECTOR, "SA07")
        .with(ActivityColumn.SECTOR_LABEL, "Cabinet individuel")
        .with(ActivityColumn.ACTIVITY_KIND, "GENR01");
  }

  public static TestLines diploma() {
    return new TestLines(ExtractKind.DIPLOMA)
        .with(DiplomaColumn.ID_TYPE, "8")
        .with(DiplomaColumn.ID, "10000000017")
        .with(DiplomaColumn.NATIONAL_ID, "810000000017")
        .with(DiplomaColumn.NAME, "D'HAUTEVILLE-LY")
        .with(DiplomaColumn.DIPLOMA_TYPE, "DE")
        .with(DiplomaColumn.DIPLOMA, "DE09")
        .with(DiplomaColumn.DIPLOMA_LABEL, "Diplôme d'Etat de docteur en médecine");
  }

  public static TestLines skill() {
    return new TestLines(ExtractKind.SKILL)
        .with(SkillColumn.ID_TYPE, "8")
        .with(SkillColumn.ID, "10000000017")
        .with(SkillColumn.NATIONAL_ID, "810000000017")
        .with(SkillColumn.NAME, "D'HAUTEVILLE-LY")
        .with(SkillColumn.PROFESSION, "10")
        .with(SkillColumn.PROFESSION_LABEL, "Médecin")
        .with(SkillColumn.SKILL_TYPE, "CAPA")
        .with(SkillColumn.SKILL, "CAPA01")
        .with(SkillColumn.SKILL_LABEL, "Capacité en médecine d'urgence");
  }

  /** The personal mailbox of the same person, without structure. */
  public static TestLines mailbox() {
    return new TestLines(ExtractKind.MAILBOX)
        .with(MailboxColumn.MAILBOX_TYPE, "PER")
        .with(MailboxColumn.ADDRESS, "Helene.Dhauteville@medecin.mssante.fr")
        .with(MailboxColumn.ID_TYPE, "8")
        .with(MailboxColumn.ID, "10000000017")
        .with(MailboxColumn.NATIONAL_ID, "810000000017")
        .with(MailboxColumn.PRACTICE_CIVILITY, "DR")
        .with(MailboxColumn.NAME, "D'HAUTEVILLE-LY")
        .with(MailboxColumn.GIVEN_NAME, "Hélène")
        .with(MailboxColumn.PROFESSION, "10")
        .with(MailboxColumn.PROFESSION_LABEL, "Médecin")
        .with(MailboxColumn.PAPERLESS, "O");
  }

  /** The mailbox of a service, with structure and without person. */
  public static TestLines organisation(String address) {
    return new TestLines(ExtractKind.MAILBOX)
        .with(MailboxColumn.MAILBOX_TYPE, "ORG")
        .with(MailboxColumn.ADDRESS, address)
        .with(MailboxColumn.STRUCTURE_TYPE, "1")
        .with(MailboxColumn.STRUCTURE_ID, "690000018")
        .with(MailboxColumn.SERVICE, "Secrétariat de cardiologie")
        .with(MailboxColumn.COMPANY_NAME, "CHU DE L'ÎLE-D'YEU")
        .with(MailboxColumn.STREET_NUMBER, "3")
        .with(MailboxColumn.STREET_TYPE, "QUAI")
        .with(MailboxColumn.STREET, "DU PORT")
        .with(MailboxColumn.ADDRESS_L6, "69003 LYON CEDEX 03")
        .with(MailboxColumn.POSTAL_CODE, "69003")
        .with(MailboxColumn.COUNTRY, "France");
  }

  public TestLines with(Column column, String value) {
    values.put(column, value);
    return this;
  }

  /** Replaces the column of that title. */
  public TestLines with(String title, String value) {
    Column column =
        kind.columns().stream().filter(c -> c.title().equals(title)).findFirst().orElseThrow();
    return with(column, value);
  }

  /** The same line of another person of the RPPS. */
  public TestLines ofPerson(String rpps) {
    return with("Identifiant PP", rpps).with("Identification nationale PP", "8" + rpps);
  }

  /** In the order of those columns. */
  public String line(List<? extends Column> columns) {
    return columns.stream()
        .map(column -> values.getOrDefault(column, ""))
        .collect(Collectors.joining("|"));
  }

  public String line() {
    return line(kind.columns());
  }

  /** A file of that kind with its header and those lines. */
  public static Path file(Path path, ExtractKind kind, List<String> lines) throws IOException {
    return Files.writeString(path, text(kind, lines), StandardCharsets.UTF_8);
  }

  public static String text(ExtractKind kind, List<String> lines) {
    return kind.headerLine()
        + "\n"
        + lines.stream().map(l -> l + "\n").collect(Collectors.joining());
  }
}
