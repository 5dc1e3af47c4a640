package fr.annuairesante.server.acts;

import com.fasterxml.jackson.databind.JsonNode;
import fr.annuairesante.server.trustspace.Dossier;
import fr.annuairesante.trust.Act;
import fr.annuairesante.trust.Actor;
import fr.annuairesante.trust.BatchRule;
import fr.annuairesante.trust.Claimed;
import fr.annuairesante.trust.Decision;
import fr.annuairesante.trust.Field;
import fr.annuairesante.trust.Finding;
import fr.annuairesante.trust.Publication;
import fr.annuairesante.trust.oversight.Indicators;
import fr.annuairesante.trust.oversight.OversightAct;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A line of a batch: an object of the fields that docs/lot.schema.json describes, a month's
 * indicators, or an act of the agency. Not thread-safe.
 */
final class BatchLine {

  /** The fields of a publication, by the names operators know. */
  private static final Set<String> FIELDS =
      Set.of(
          Field.OPERATION.label(),
          Field.ADDRESS.label(),
          Field.TYPE.label(),
          Field.PERSON_TYPE.label(),
          Field.PERSON.label(),
          Field.FAMILY_NAME.label(),
          Field.GIVEN_NAME.label(),
          Field.PROFESSION.label(),
          Field.ROLE.label(),
          Field.STRUCTURE_TYPE.label(),
          Field.STRUCTURE.label(),
          Field.RESPONSIBLE.label(),
          Field.ATTESTATION.label(),
          Field.COMPONENT.label(),
          Field.SERVICE.label(),
          Field.DESCRIPTION.label(),
          Field.TEST.label(),
          Field.RED_LIST.label(),
          Field.PAPERLESS.label());

  private static final String ACT = "acte";
  private static final String INDICATORS = "indicateurs";
  private static final String CONTROL = "controle";

  /** What a client's file had for bytes that are no UTF-8. */
  private static final String NO_UTF_8 = "\uFFFD";

  private static final String ENCODING = "elle n'est pas en UTF-8.";
  private static final String FORM =
      "ni un objet JSON, un par ligne et chaque champ une fois, ni une ligne CSV du même nombre de"
          + " champs que son en-tête.";

  private final JsonNode line;
  private final List<Finding> refusals = new ArrayList<>();

  private BatchLine(JsonNode line) {
    this.line = line;
  }

  /**
   * What a line asks.
   *
   * @param address it is about, as received, or ""
   * @param step present unless something refuses it
   * @param refusals why it is no act
   */
  record Asked(String address, Optional<Step> step, List<Finding> refusals) {}

  /** What a line wants done. */
  @FunctionalInterface
  interface Step {
    Decision carryOut(Acts acts, Actor actor) throws IOException;
  }

  /** Reads a line. */
  static Asked read(JsonNode line) {
    BatchLine reading = new BatchLine(line);
    if (!line.isObject()) {
      reading.refusals.add(
          BatchRule.LINE.broken(line.asText().contains(NO_UTF_8) ? ENCODING : FORM));
      return new Asked("", Optional.empty(), reading.refusals);
    }
    Optional<Step> step = reading.step();
    String address = line.path(Field.ADDRESS.label()).asText("").strip();
    Optional<Step> asked = reading.refusals.isEmpty() ? step : Optional.empty();
    return new Asked(address, asked, List.copyOf(reading.refusals));
  }

  /** What a line publishes; empty when it asks for something else, or cannot be read. */
  static Optional<Publication> publication(JsonNode line) {
    BatchLine reading = new BatchLine(line);
    Optional<Act> act = line.isObject() ? reading.mailboxAct() : Optional.empty();
    return act.filter(each -> reading.refusals.isEmpty())
        .filter(Act.Publish.class::isInstance)
        .map(each -> ((Act.Publish) each).publication());
  }

  private Optional<Step> step() {
    if (line.has(INDICATORS)) {
      return record(INDICATORS, Indicators.class)
          .map(OversightAct.SubmitIndicators::new)
          .map(act -> (acts, actor) -> acts.carryOut(actor, act));
    }
    if (line.has(CONTROL)) {
      return record(CONTROL, OversightAct.class)
          .map(act -> (acts, actor) -> acts.carryOut(actor, act));
    }
    Optional<Act> act = line.has(ACT) ? record(ACT, Act.class) : mailboxAct();
    return act.map(each -> (acts, actor) -> acts.carryOut(actor, each));
  }

  private <T> Optional<T> record(String name, Class<T> type) {
    try {
      return Optional.of(Dossier.read(line.get(name).toString(), type));
    } catch (IllegalArgumentException unreadable) {
      refusals.add(BatchRule.LINE.broken(unreadable.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<Act> mailboxAct() {
    for (Map.Entry<String, JsonNode> each : line.properties()) {
      if (!FIELDS.contains(each.getKey())) {
        refusals.add(BatchRule.UNKNOWN_FIELD.broken(each.getKey()));
      }
    }
    String address = text(Field.ADDRESS).strip();
    String operation = text(Field.OPERATION);
    return switch (operation) {
      case "", "publier" -> Optional.of(new Act.Publish(publication(address)));
      case "supprimer" -> Optional.of(new Act.Withdraw(address));
      case "zeroPapier" -> Optional.of(paperless(address));
      default -> {
        refusals.add(BatchRule.OPERATION.broken(operation));
        yield Optional.empty();
      }
    };
  }

  private Act paperless(String address) {
    Optional<Boolean> wanted = truth(Field.PAPERLESS);
    if (wanted.isEmpty()) {
      refusals.add(BatchRule.FIELD.brokenIn(Field.PAPERLESS, "true ou false", ""));
    }
    Claimed professional = claimed(Field.PERSON_TYPE, Field.PERSON);
    return new Act.ChoosePaperless(address, professional, wanted.orElse(false));
  }

  private Publication publication(String address) {
    if (line.has(Field.PAPERLESS.label())) {
      refusals.add(
          BatchRule.FIELD.brokenIn(
              Field.PAPERLESS, "l'opération zeroPapier", text(Field.PAPERLESS)));
    }
    return new Publication(
        address,
        text(Field.TYPE),
        claimed(Field.PERSON_TYPE, Field.PERSON),
        new Publication.ClaimedNames(
            text(Field.FAMILY_NAME),
            text(Field.GIVEN_NAME),
            text(Field.PROFESSION),
            text(Field.ROLE)),
        claimed(Field.STRUCTURE_TYPE, Field.STRUCTURE),
        responsible(),
        text(Field.COMPONENT),
        truth(Field.ATTESTATION).orElse(false),
        truth(Field.TEST).orElse(false),
        truth(Field.RED_LIST),
        text(Field.SERVICE),
        text(Field.DESCRIPTION));
  }

  private Claimed claimed(Field type, Field value) {
    return new Claimed(text(type).strip(), text(value).strip());
  }

  /** A national identifier: the first character is the type (DATA-FORMATS §2.1). */
  private Claimed responsible() {
    String text = text(Field.RESPONSIBLE).strip();
    return text.isEmpty() ? Claimed.NOTHING : new Claimed(text.substring(0, 1), text.substring(1));
  }

  private String text(Field field) {
    JsonNode value = line.get(field.label());
    if (value == null || value.isNull()) {
      return "";
    }
    if (!value.isValueNode()) {
      refusals.add(BatchRule.FIELD.brokenIn(field, "un texte", value));
      return "";
    }
    return value.asText();
  }

  private Optional<Boolean> truth(Field field) {
    String text = text(field).strip().toLowerCase(Locale.ROOT);
    return switch (text) {
      case "" -> Optional.empty();
      case "true", "oui", "o", "1" -> Optional.of(true);
      case "false", "non", "n", "0" -> Optional.of(false);
      default -> {
        refusals.add(BatchRule.FIELD.brokenIn(field, "true ou false", text));
        yield Optional.empty();
      }
    };
  }
}
