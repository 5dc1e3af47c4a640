package fr.annuairesante.sample;

/** The kinds of places where people work, and how many people share one. */
enum StructureKind {
  HOSPITAL('H', 'F', "SA01", 880, 2.6),
  CLINIC('K', 'F', "SA04", 950, 1.8),
  NURSING_HOME('E', 'F', "SA17", 190, 1.2),
  LABORATORY('L', 'F', "SA25", 360, 1.6),
  PHARMACY('P', 'F', "SA33", 76, 1.05),
  HEALTH_CENTRE('C', 'F', "SA05", 420, 1.5),
  HEALTH_HOUSE('M', 'F', "SA52", 460, 1.1),
  SOCIAL('S', 'F', "SA16", 150, 1.3),
  EMPLOYER('W', 'C', "SA48", 70, 1.5),
  SHOP('O', 'C', "SA42", 52, 1.1),
  COMPANY('X', 'C', "SA09", 34, 1.2),
  CABINET('R', 'R', "SA07", 1, 1),
  GROUP('G', 'R', "SA08", 12, 1.1),
  NONE('N', '-', "", 1, 1);

  private static final StructureKind[] ALL = values();

  private final char letter;
  private final char register;
  private final String sector;
  private final int personsPer;
  private final double skew;

  StructureKind(char letter, char register, String sector, int personsPer, double skew) {
    this.letter = letter;
    this.register = register;
    this.sector = sector;
    this.personsPer = personsPer;
    this.skew = skew;
  }

  /** The kind a table names by its letter. */
  static StructureKind of(String letter) {
    for (StructureKind kind : ALL) {
      if (letter.equals(String.valueOf(kind.letter))) {
        return kind;
      }
    }
    throw new IllegalArgumentException("No kind of structure has the letter " + letter);
  }

  /** F for FINESS, C for SIRET, R for a cabinet of the RPPS: DATA-FORMATS §2.5. */
  char register() {
    return register;
  }

  /** Its place among the kinds, from 0: part of identifiers, so new kinds go to the end. */
  int number() {
    return "HKELPCMSWOXRGN".indexOf(letter);
  }

  /** Code secteur d'activité. */
  String sector() {
    return sector;
  }

  /** How many there are where that many persons work. */
  int countFor(int persons) {
    return Math.max(1, persons / personsPer);
  }

  /** Which of them somebody works in: the first ones are the large ones. */
  int pick(Draw draw, int count) {
    return (int) (count * Math.pow(draw.unit(), skew));
  }
}
