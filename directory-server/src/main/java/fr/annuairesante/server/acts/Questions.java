package fr.annuairesante.server.acts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.annuairesante.schema.Attributes;
import fr.annuairesante.schema.DirectoryEntry;
import fr.annuairesante.schema.DirectorySchema;
import fr.annuairesante.schema.Tree;
import fr.annuairesante.server.Directory;
import fr.annuairesante.server.Draft;
import fr.annuairesante.server.filter.Filter;
import fr.annuairesante.server.history.MonthlyIndicators;
import fr.annuairesante.server.index.Stamp;
import fr.annuairesante.server.search.Scope;
import fr.annuairesante.server.search.Search;
import fr.annuairesante.server.search.Viewer;
import fr.annuairesante.server.trustspace.Dossier;
import fr.annuairesante.server.trustspace.PersonEntry;
import fr.annuairesante.server.trustspace.WithdrawalEntry;
import fr.annuairesante.trust.Actor;
import fr.annuairesante.trust.DomainRule;
import fr.annuairesante.trust.Finding;
import fr.annuairesante.trust.FrenchTime;
import fr.annuairesante.trust.MailAddress;
import fr.annuairesante.trust.MailboxRule;
import fr.annuairesante.trust.Remark;
import fr.annuairesante.trust.WhiteList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What an operator or the agency may ask about what became of a batch or an address. Question and
 * answer are values of an extended operation, as JSON. Thread-safe.
 */
public final class Questions {

  /** The extended operation. */
  public static final String OID = DirectorySchema.OID_ROOT + ".3.2";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_RECEIPTS = 5;

  private final Directory directory;
  private final Batches batches;

  public Questions(Directory directory) {
    this.directory = directory;
    this.batches = new Batches(directory);
  }

  /**
   * Why an address is found or not.
   *
   * @param adresse as asked
   * @param trouvee true when readers find it
   * @param motifs why not, or what is to be known
   * @param refus receipts by which its publication was refused, the latest first
   */
  public record Why(
      String adresse, boolean trouvee, List<Receipt.Motif> motifs, List<Refused> refus) {
    public Why {
      motifs = List.copyOf(motifs);
      refus = List.copyOf(refus);
    }
  }

  /** A line of a receipt that was refused. */
  public record Refused(String demande, int partie, Receipt.Line ligne) {}

  /** The value of the request that asks for a receipt. */
  public static byte[] receipt(String request, int part) {
    return JSON.createObjectNode()
        .put("question", "recu")
        .put("demande", request)
        .put("partie", part)
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The value of the request that asks why an address is found or not. */
  public static byte[] why(String address) {
    return JSON.createObjectNode()
        .put("question", "pourquoi")
        .put("adresse", address)
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The value of the request that asks what operators said of a month. */
  public static byte[] indicators(YearMonth month) {
    return ofMonth("indicateurs", month);
  }

  /** The value of the request that asks which operators said nothing of a month. */
  public static byte[] missingIndicators(YearMonth month) {
    return ofMonth("indicateursManquants", month);
  }

  private static byte[] ofMonth(String question, YearMonth month) {
    return JSON.createObjectNode()
        .put("question", question)
        .put("mois", month.toString())
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The value of the request that asks for mailboxes whose professionals have left the register.
   *
   * @param after the last address known, "" for the first page
   */
  public static byte[] departures(String after) {
    return JSON.createObjectNode()
        .put("question", "sorties")
        .put("apres", after)
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The answer to a question; empty text when there is nothing of that name.
   *
   * @throws IllegalArgumentException when the bytes are no question, or none of that actor's
   */
  public String answer(Actor actor, byte[] question) {
    JsonNode asked;
    try {
      asked = JSON.readTree(new String(question, StandardCharsets.UTF_8));
    } catch (JsonProcessingException unreadable) {
      throw new IllegalArgumentException(unreadable.getOriginalMessage(), unreadable);
    }
    return switch (asked.path("question").asText()) {
      case "recu" ->
          batches
              .receipt(actor, asked.path("demande").asText(), asked.path("partie").asInt(1))
              .map(Receipt::toJson)
              .orElse("");
      case "pourquoi" ->
          Dossier.write(
              directory.rehearse("", draft -> why(draft, actor, asked.path("adresse").asText())));
      case "indicateurs" -> Dossier.write(indicators(actor, asked));
      case "indicateursManquants" -> Dossier.write(missing(actor, asked));
      case "sorties" ->
          Dossier.write(Departures.after(directory, actor, asked.path("apres").asText()));
      default ->
          throw new IllegalArgumentException(
              "question is none of recu, pourquoi, sorties, indicateurs, indicateursManquants");
    };
  }

  private MonthlyIndicators indicators(Actor actor, JsonNode asked) {
    YearMonth month = month(actor, asked);
    try {
      return MonthlyIndicators.of(directory.data(), month, now());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private MonthlyIndicators.Missing missing(Actor actor, JsonNode asked) {
    YearMonth month = month(actor, asked);
    try {
      return MonthlyIndicators.missing(directory.data(), month, now());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Instant now() {
    return directory.rehearse("", Draft::now);
  }

  /** What operators say of themselves is the agency's to read. */
  private static YearMonth month(Actor actor, JsonNode asked) {
    if (!(actor instanceof Actor.Agency)) {
      throw new IllegalArgumentException("only the agency asks for the indicators of operators");
    }
    try {
      return YearMonth.parse(asked.path("mois").asText());
    } catch (DateTimeException none) {
      throw new IllegalArgumentException("mois is no month such as 2026-10", none);
    }
  }

  private Why why(Draft draft, Actor actor, String text) throws IOException {
    Optional<MailAddress> address = MailAddress.of(text.strip());
    if (address.isEmpty()) {
      return new Why(
          text, false, motifs(List.of(MailboxRule.ADDRESS_SYNTAX.broken(text))), List.of());
    }
    DirectoryTrustSpace space = DirectoryTrustSpace.of(draft);
    WhiteList list = new WhiteList(space, FrenchTime.day(draft.now()));
    List<Finding> found = new ArrayList<>(list.obstacles(address.get()));
    if (space.mailbox(address.get()).isEmpty()) {
      found.addAll(list.obstacles(address.get().domain()));
    } else if (space.domain(address.get().domain()).isEmpty()) {
      found.removeIf(each -> each.rule() == DomainRule.NOT_LISTED);
    }
    space.mailboxEntry(address.get()).ifPresent(mailbox -> found.addAll(hidden(space, mailbox)));
    draft
        .stamp(Tree.withdrawal(address.get().toString()))
        .ifPresent(note -> found.add(withdrawn(note)));
    boolean shown = found.stream().allMatch(each -> each.rule() == Remark.HOLDER_LEFT);
    return new Why(text, shown, motifs(found), refused(draft, actor, text.strip()));
  }

  /** What the register or the extraction has to do with it (R38). */
  private List<Finding> hidden(DirectoryTrustSpace space, DirectoryEntry mailbox) {
    List<Finding> found = new ArrayList<>();
    String number = mailbox.first(Attributes.NATIONAL_ID);
    Optional<LocalDate> since = Departures.hiddenSince(mailbox);
    if (since.isPresent()) {
      found.add(Remark.HOLDER_LEFT_HIDDEN.broken(number, since.get()));
    } else if (mailbox.attribute(Attributes.CLOSED).isPresent()) {
      found.add(Remark.EXTRACTION_LACKS.broken());
    } else if (mailbox.first(Attributes.MAILBOX_TYPE).equals("PER")) {
      Optional<DirectoryEntry> person = space.personEntry(number);
      person
          .flatMap(directory::hiddenOn)
          .ifPresent(
              day ->
                  found.add(
                      Remark.HOLDER_LEFT.broken(
                          number,
                          FrenchTime.day(PersonEntry.leftAt(person.get()).orElseThrow()),
                          day)));
    }
    return found;
  }

  private static Finding withdrawn(Stamp note) {
    return Remark.WITHDRAWN.broken(WithdrawalEntry.since(note), WithdrawalEntry.until(note));
  }

  private static List<Receipt.Motif> motifs(List<Finding> findings) {
    return Receipt.Line.of(0, "", findings, List.of()).refus();
  }

  /** Of the operator's own receipts; the agency's question is about all. */
  private static List<Refused> refused(Draft draft, Actor actor, String address)
      throws IOException {
    Filter of = new Filter.Equality(Attributes.MAIL, address);
    if (actor instanceof Actor.OfOperator operator) {
      of =
          new Filter.And(
              List.of(of, new Filter.Equality(Attributes.OPERATOR, operator.id().text())));
    }
    Search search =
        new Search(Tree.RECEIPTS, Scope.ONE_LEVEL, of, List.of(), false, 0, 0, Viewer.SERVER);
    return draft.find(search).stream()
        .map(Questions::receipt)
        .sorted(Comparator.comparing(Receipt::recu).reversed())
        .limit(MOST_RECEIPTS)
        .flatMap(
            receipt ->
                receipt.motifs().stream()
                    .filter(line -> line.adresse().equalsIgnoreCase(address))
                    .map(line -> new Refused(receipt.demande(), receipt.partie(), line)))
        .toList();
  }

  private static Receipt receipt(DirectoryEntry entry) {
    return Receipt.of(entry.first(Attributes.DOSSIER));
  }
}
