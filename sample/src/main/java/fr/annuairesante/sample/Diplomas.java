package fr.annuairesante.sample;

import java.util.List;
import java.util.Map;

/** Diplomas beyond the first, and authorisations to practise. Immutable. */
final class Diplomas {

  private static final Code SPECIALISED = new Code("DES", "Diplôme d'études spécialisées");
  private static final Code UNIVERSITY =
      new Code("DU", "Diplôme d'université (DU) ou inter-universitaire (DIU)");
  private static final List<String> SUBJECTS =
      List.of(
          "Soins palliatifs",
          "Plaies et cicatrisation",
          "Pédagogie en santé",
          "Prise en charge de la douleur",
          "Éducation thérapeutique du patient",
          "Gérontologie",
          "Hygiène hospitalière",
          "Tabacologie",
          "Échographie",
          "Médecine d'urgence",
          "Nutrition clinique",
          "Psychotraumatologie");

  private final List<Code> authorisations =
      List.copyOf(Code.table("types_autorisation", 1).values());
  private final Map<String, Code> sections = Code.table("sections_pharmaciens", 1);

  /** Doctors hold a specialised diploma second; all else is a university's. */
  Code furtherType(Draw draw, int rank) {
    return rank == 1 && draw.percent(50) ? SPECIALISED : UNIVERSITY;
  }

  Code further(Person person, Draw draw, int rank) {
    int subject = draw.below(SUBJECTS.size());
    if (rank == 1 && !person.skills().isEmpty()) {
      Code skill = person.skills().get(0).skill();
      return new Code("DSP" + skill.code(), "DES " + skill.label());
    }
    return new Code(String.format("DU%03d", subject), "DU " + SUBJECTS.get(subject));
  }

  Code authorisation(Draw draw) {
    return authorisations.get(draw.below(authorisations.size()));
  }

  /** Mostly empty. */
  Code discipline(Draw draw) {
    return draw.percent(20) ? new Code("DA01", sections.get("G").label()) : Code.NONE;
  }
}
