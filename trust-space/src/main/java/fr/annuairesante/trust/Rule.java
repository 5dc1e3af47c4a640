package fr.annuairesante.trust;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A rule that an act can break. The code never changes its meaning and is never given to another
 * rule; the sentence is for the operator and may be improved.
 */
public sealed interface Rule
    permits MailboxRule, DomainRule, OperatorRule, IndicatorRule, ControlRule, BatchRule, Remark {

  /**
   * What a rule says.
   *
   * @param code such as {@code BAL-012}
   * @param field what it is about
   * @param source the requirements it comes from, such as {@code R27}; "" for good form
   * @param sentence French, with {@code %s} where values go
   */
  record Text(String code, Field field, String source, String sentence) {}

  Text text();

  /** True when breaking it refuses the act; false when it is only pointed out. */
  default boolean refuses() {
    return true;
  }

  /** Every rule there is, by code. */
  static List<Rule> all() {
    return Stream.<Rule[]>of(
            MailboxRule.values(),
            DomainRule.values(),
            OperatorRule.values(),
            IndicatorRule.values(),
            ControlRule.values(),
            BatchRule.values(),
            Remark.values())
        .flatMap(Arrays::stream)
        .toList();
  }

  /** This rule, broken by these values. */
  default Finding broken(Object... values) {
    return brokenIn(text().field(), values);
  }

  /** This rule, broken by another field than usual. */
  default Finding brokenIn(Field field, Object... values) {
    Object[] shown = Arrays.stream(values).map(Rule::shown).toArray();
    return new Finding(this, field, String.format(Locale.ROOT, text().sentence(), shown));
  }

  private static Object shown(Object value) {
    return value instanceof LocalDate day
        ? day.format(DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.FRANCE))
        : value;
  }
}
