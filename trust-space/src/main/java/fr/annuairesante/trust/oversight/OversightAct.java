package fr.annuairesante.trust.oversight;

import fr.annuairesante.trust.OperatorId;
import java.time.LocalDate;
import java.util.List;

/** What is entered into the files that the agency keeps on an operator's service. */
public sealed interface OversightAct {

  /** What an operator says of its service in one month, in place of what it said before (R131). */
  record SubmitIndicators(Indicators indicators) implements OversightAct {}

  /** What the agency records of a control (R142 to R146). */
  sealed interface OnControl extends OversightAct {

    OperatorId operator();

    /** The agency's name for it, one of the operator's. */
    String control();
  }

  /**
   * The operator was told.
   *
   * @param domains as received
   * @param notified the day it was told, with the plan
   * @param held the day it takes place
   */
  record AnnounceControl(
      OperatorId operator,
      String control,
      Control.Kind type,
      List<String> domains,
      LocalDate notified,
      LocalDate held)
      implements OnControl {
    public AnnounceControl {
      domains = List.copyOf(domains);
    }
  }

  /** The operator got its copy of the report that day (R145). */
  record SendReport(OperatorId operator, String control, LocalDate sent, boolean conform)
      implements OnControl {}

  /** It was not conform: that day the operator received the letter that gives so many days. */
  record GiveDelay(OperatorId operator, String control, LocalDate received, int days)
      implements OnControl {}

  /** The new visit after that delay. */
  record RecordNewVisit(OperatorId operator, String control, LocalDate visited, boolean conform)
      implements OnControl {}
}
