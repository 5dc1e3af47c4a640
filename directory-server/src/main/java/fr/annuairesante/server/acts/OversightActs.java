package fr.annuairesante.server.acts;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.Draft;
import fr.annuairesante.server.trustspace.ControlEntry;
import fr.annuairesante.server.trustspace.IndicatorsEntry;
import fr.annuairesante.trust.Actor;
import fr.annuairesante.trust.Decision;
import fr.annuairesante.trust.Finding;
import fr.annuairesante.trust.FrenchTime;
import fr.annuairesante.trust.IndicatorRule;
import fr.annuairesante.trust.OperatorRule;
import fr.annuairesante.trust.oversight.Control;
import fr.annuairesante.trust.oversight.ControlRules;
import fr.annuairesante.trust.oversight.Indicators;
import fr.annuairesante.trust.oversight.OversightAct;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Acts of oversight carried out on a draft: what they keep is below the operator's entry. */
final class OversightActs {

  private final Draft draft;
  private final DirectoryTrustSpace space;
  private final LocalDate day;

  OversightActs(Draft draft, DirectoryTrustSpace space) {
    this.draft = draft;
    this.space = space;
    this.day = FrenchTime.day(draft.now());
  }

  Decision carryOut(Actor actor, OversightAct act) throws IOException {
    if (act instanceof OversightAct.SubmitIndicators submit) {
      return submit(actor, submit.indicators());
    }
    if (!(actor instanceof Actor.Agency)) {
      return new Decision.Refused(List.of(OperatorRule.AGENCY_ONLY.broken()), List.of());
    }
    OversightAct.OnControl onControl = (OversightAct.OnControl) act;
    Optional<Control> present =
        draft
            .entry(Tree.control(onControl.control(), onControl.operator().text()))
            .map(ControlEntry::control);
    ControlRules.Judged judged = new ControlRules(space, day).decide(onControl, present);
    return keep(
        judged.control().map(each -> ControlEntry.of(onControl.control(), each)),
        judged.refusals());
  }

  private Decision submit(Actor actor, Indicators said) throws IOException {
    List<Finding> refusals = new ArrayList<>(said.findings(space, day));
    if (actor instanceof Actor.OfOperator own && !own.id().equals(said.operator())) {
      refusals.add(IndicatorRule.OTHER_OPERATOR.broken(said.operator()));
    }
    return keep(Optional.of(IndicatorsEntry.of(said)), refusals);
  }

  private Decision keep(Optional<DirectoryEntry> entry, List<Finding> refusals) throws IOException {
    if (entry.isEmpty() || !refusals.isEmpty()) {
      return new Decision.Refused(refusals, List.of());
    }
    if (draft.entry(entry.get().dn()).equals(entry)) {
      return new Decision.Unchanged(List.of());
    }
    draft.put(entry.get());
    return new Decision.Applied(List.of(), List.of());
  }
}
