package fr.annuairesante.server.write;

import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.Draft;
import fr.annuairesante.server.search.Right;
import fr.annuairesante.server.search.Viewer;
import fr.annuairesante.server.trustspace.OperatorEntry;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Certificate;
import fr.annuairesante.trust.Notice;
import fr.annuairesante.trust.Operator;
import fr.annuairesante.trust.OperatorId;
import fr.annuairesante.trust.OperatorState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Operators, which the agency keeps. The record in {@code asDossier} says what is wanted; the acts
 * that lead there are carried out, and when they lead elsewhere, nothing is.
 */
final class Operators implements Territory {

  @Override
  public String container() {
    return Tree.OPERATORS;
  }

  @Override
  public boolean isOpenTo(Viewer viewer) {
    return viewer.may(Right.AGENCY);
  }

  @Override
  public String closed() {
    return "only the agency changes operators";
  }

  @Override
  public String carryOut(
      Draft draft, Viewer viewer, Optional<DirectoryEntry> before, Optional<DirectoryEntry> after)
      throws IOException {
    if (after.isEmpty()) {
      throw new Refused(
          ResultCode.UNWILLING_TO_PERFORM,
          "what an operator did is kept: end its contract (R61, R62), its entry stays");
    }
    Operator wanted = Trust.record(before, after.get(), Operator.class);
    String dn = Tree.operator(wanted.id().text());
    Trust.checkName(after.get(), dn);
    Optional<Operator> now = before.map(OperatorEntry::operator);
    String remark = Trust.carryOut(draft, Trust.agency(viewer), acts(now, wanted));
    Trust.check(draft, wanted, OperatorEntry::operator, dn);
    return remark;
  }

  private static List<Act> acts(Optional<Operator> now, Operator wanted) {
    List<Act> acts = new ArrayList<>();
    OperatorId id = wanted.id();
    if (now.isEmpty()) {
      OperatorState state = wanted.state();
      acts.add(new Act.Admit(id, wanted.profile(), wanted.contract(), state.since()));
    } else {
      if (!now.get().profile().equals(wanted.profile())) {
        acts.add(new Act.ChangeProfile(id, wanted.profile()));
      }
      if (!now.get().contract().equals(wanted.contract())) {
        wanted.contract().amended().ifPresent(day -> acts.add(new Act.Amend(id, day)));
      }
    }
    certificates(now.map(Operator::certificates).orElse(List.of()), wanted, acts);
    now.ifPresent(was -> state(id, was.state(), wanted.state(), acts));
    notice(id, now.flatMap(Operator::notice), wanted, acts);
    boolean blocked = now.flatMap(Operator::block).isPresent();
    if (wanted.block().isPresent() && !blocked) {
      acts.add(new Act.BlockOperator(id, wanted.block().get().reason()));
    } else if (wanted.block().isEmpty() && blocked) {
      acts.add(new Act.UnblockOperator(id));
    }
    return acts;
  }

  private static void certificates(List<Certificate> now, Operator wanted, List<Act> acts) {
    for (Certificate each : wanted.certificates()) {
      Optional<Certificate> held =
          now.stream().filter(other -> other.key().equals(each.key())).findFirst();
      boolean revoked = held.flatMap(Certificate::revoked).isPresent();
      if (held.isEmpty()) {
        acts.add(new Act.AddCertificate(wanted.id(), each));
      } else if (each.revoked().isPresent() && !revoked) {
        acts.add(new Act.RevokeCertificate(wanted.id(), each.key()));
      }
    }
  }

  private static void state(
      OperatorId id, OperatorState now, OperatorState wanted, List<Act> acts) {
    if (now instanceof OperatorState.Suspended && wanted instanceof OperatorState.Active) {
      acts.add(new Act.Resume(id));
    } else if (now instanceof OperatorState.Provisional was
        && wanted instanceof OperatorState.Provisional becomes) {
      if (!was.renewed().equals(becomes.renewed())) {
        becomes.renewed().ifPresent(day -> acts.add(new Act.RenewProvisional(id, day)));
      }
      if (!was.commitment().equals(becomes.commitment())) {
        becomes
            .commitment()
            .ifPresent(commitment -> acts.add(new Act.ReceiveCommitment(id, commitment)));
      }
    } else if (now instanceof OperatorState.Provisional
        && wanted instanceof OperatorState.Validated validated) {
      acts.add(new Act.Validate(id, validated.notification()));
    } else if (now instanceof OperatorState.Active
        && wanted instanceof OperatorState.Suspended suspended) {
      acts.add(new Act.Suspend(id, suspended.reason()));
    } else if (wanted instanceof OperatorState.Terminated
        && !(now instanceof OperatorState.Terminated)) {
      acts.add(new Act.Terminate(id));
    }
  }

  /** A notice ends with the contract by itself. */
  private static void notice(OperatorId id, Optional<Notice> now, Operator wanted, List<Act> acts) {
    if (now.equals(wanted.notice()) || wanted.state() instanceof OperatorState.Terminated) {
      return;
    }
    if (wanted.notice().isPresent()) {
      acts.add(new Act.GiveNotice(id, wanted.notice().get()));
    } else {
      acts.add(new Act.LiftNotice(id));
    }
  }
}
