package fr.annuairesante.trust;

/** What the publication of a mailbox must respect. */
public enum MailboxRule implements Rule {
  ADDRESS_SYNTAX(
      "BAL-001",
      Field.ADDRESS,
      "R67",
      "« %s » n'est pas une adresse : un seul @, des caractères ASCII, un domaine."),
  TYPE("BAL-002", Field.TYPE, "R13", "« %s » n'est pas un type de boîte : PER, ORG ou APP."),
  TEXT(
      "BAL-003",
      Field.DESCRIPTION,
      "",
      "Ce texte dépasse %s caractères, ou contient une barre verticale ou un caractère invisible."),
  PERSON_MISSING(
      "BAL-010",
      Field.PERSON,
      "R14 R15 R16",
      "Une boîte PER nomme un professionnel par son identifiant RPPS, ADELI ou local ; les boîtes des patients ne sont pas publiées."),
  PERSON_IDENTIFIER(
      "BAL-011",
      Field.PERSON,
      "R37",
      "« %s » n'est pas un identifiant du type « %s » : 8 et 11 chiffres (RPPS), 0 et 9 caractères (ADELI), ou 1, 3, 4, 5, 6 et un identifiant local."),
  PERSON_UNKNOWN(
      "BAL-012",
      Field.PERSON,
      "R33 R38",
      "Le registre ne connaît aucun professionnel %s : vérifiez le numéro, ou attendez son inscription."),
  PERSON_CLOSED(
      "BAL-013", Field.PERSON, "R38", "Le registre a clos l'inscription du professionnel %s."),
  FAMILY_NAME(
      "BAL-014",
      Field.FAMILY_NAME,
      "R33",
      "Le nom « %s » n'est pas celui du registre pour %s : « %s »."),
  GIVEN_NAME(
      "BAL-015",
      Field.GIVEN_NAME,
      "R33",
      "Le prénom « %s » n'est pas celui du registre pour %s : « %s »."),
  SECRETARY(
      "BAL-016",
      Field.ROLE,
      "R25",
      "Une secrétaire n'a pas de boîte PER : publiez une boîte ORG sous la responsabilité de son employeur."),
  LOCAL_STRUCTURE(
      "BAL-020",
      Field.STRUCTURE,
      "R34 R36",
      "L'identifiant local %s commence par celui de la structure qui l'attribue, suivi de « / » : publiez la boîte avec cette structure."),
  LOCAL_PROFESSION(
      "BAL-021",
      Field.PROFESSION,
      "R35 R39",
      "Avec un identifiant local, la profession est 99 avec un rôle connu (300 à 351) ; reçu : profession « %s », rôle « %s »."),
  LOCAL_REGISTERED(
      "BAL-022",
      Field.PROFESSION,
      "R35",
      "Cette profession (« %s », rôle « %s ») relève d'un registre national : utilisez l'identifiant RPPS ou ADELI du professionnel."),
  LOCAL_NAMES(
      "BAL-023",
      Field.FAMILY_NAME,
      "R36 R41",
      "Avec un identifiant local, le nom et le prénom sont obligatoires."),
  LOCAL_ATTESTATION(
      "BAL-024",
      Field.ATTESTATION,
      "R36",
      "Avec un identifiant local, attestez que le responsable de la structure a vérifié l'identité."),
  STRUCTURE_MISSING(
      "BAL-030",
      Field.STRUCTURE,
      "R17 R20 R24",
      "Une boîte ORG ou APP est rattachée à une structure : donnez son identifiant."),
  STRUCTURE_IDENTIFIER(
      "BAL-031",
      Field.STRUCTURE,
      "R17",
      "« %s » n'est pas un identifiant de structure du type « %s »."),
  PERSON_ON_GROUP(
      "BAL-040",
      Field.PERSON,
      "R23",
      "Une boîte ORG ou APP n'identifie pas une personne : retirez l'identifiant et le nom, ou nommez un responsable."),
  RESPONSIBLE_MISSING(
      "BAL-041",
      Field.RESPONSIBLE,
      "R19 R21 R24",
      "Une boîte ORG ou APP est utilisée sous la responsabilité d'un professionnel habilité : nommez-le, ou attestez-le."),
  RESPONSIBLE(
      "BAL-042",
      Field.RESPONSIBLE,
      "R19 R21",
      "Le responsable « %s » n'est pas un professionnel en exercice dans le registre (RPPS ou ADELI)."),
  COMPONENT_MISSING(
      "BAL-043",
      Field.COMPONENT,
      "R20 R124",
      "Une boîte APP nomme l'application ou la machine qui s'en sert."),
  COMPONENT_MISPLACED("BAL-044", Field.COMPONENT, "R20", "Seule une boîte APP a un composant."),
  RESPONSIBLE_MISPLACED(
      "BAL-046",
      Field.RESPONSIBLE,
      "R14",
      "Une boîte PER n'a pas d'autre responsable que son titulaire."),
  TEST_ONLY(
      "BAL-050",
      Field.TEST,
      "R28 R50",
      "En intégration provisoire, seules des boîtes de test sont publiées."),
  TEST_NAME(
      "BAL-051",
      Field.ADDRESS,
      "R26",
      "L'adresse d'une boîte de test le montre : « test1@%s », « test-accueil@%s » ; reçu : « %s »."),
  TEST_CAP(
      "BAL-052",
      Field.TEST,
      "R27",
      "Le plafond de l'intégration provisoire est atteint : %s boîtes de test. Supprimez-en une d'abord."),
  TEST_WITH_PERSON(
      "BAL-053",
      Field.PERSON,
      "R28",
      "Une boîte de test ne désigne personne, ni titulaire ni responsable : publiez-la de type ORG ou APP."),
  OTHER_PERSON(
      "BAL-060",
      Field.PERSON,
      "R14",
      "Cette adresse est la boîte d'un autre professionnel : choisissez-en une autre, ou supprimez d'abord la boîte."),
  OTHER_TYPE(
      "BAL-061",
      Field.TYPE,
      "R13",
      "Cette boîte est de type %s : on ne change pas le type, on supprime la boîte et on en crée une autre."),
  OTHER_TEST_MARK(
      "BAL-062",
      Field.TEST,
      "R28",
      "Une boîte de test ne devient pas une boîte d'usage, ni l'inverse : supprimez-la et créez-en une autre."),
  PAPERLESS_ABSENT(
      "BAL-064",
      Field.ADDRESS,
      "R90",
      "Il n'y a pas de boîte à l'adresse « %s » : la case zéro papier se coche sur une boîte publiée."),
  PAPERLESS_OTHER(
      "BAL-065",
      Field.PAPERLESS,
      "R90 R91",
      "Seul le titulaire de la boîte, ou le responsable nommé, coche la case zéro papier ; reçu : « %s ».");

  @SuppressWarnings("ImmutableEnumChecker") // a record of texts
  private final Text text;

  MailboxRule(String code, Field field, String source, String sentence) {
    text = new Text(code, field, source, sentence);
  }

  @Override
  public Text text() {
    return text;
  }
}
