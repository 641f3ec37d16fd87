package io.benchdoctor.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchdoctor.facts.Fact;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Quality;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleConditionTest {
    private static final List<Fact> FACTS = List.of(
            fact("slots.used", Unit.REQUESTS),
            fact("slots.free", Unit.REQUESTS),
            fact("slots.share", Unit.SHARE),
            fact("all.atOnce", Unit.COUNT));
    private static final Map<String, Limit> LIMITS = Map.of(
            "tail", new Limit("tail", new Quantity(300, Unit.MILLISECONDS), "for the test", 1),
            "few", new Limit("few", new Quantity(3, Unit.REQUESTS), "for the test", 1),
            "many", new Limit("many", new Quantity(9, Unit.REQUESTS), "for the test", 1));

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "slots.used >= limit.many                         | TRUE",
                "slots.used > limit.many                          | FALSE",
                "slots.used == limit.many                         | TRUE",
                "slots.used <= limit.few                          | FALSE",
                "slots.used < limit.few                           | FALSE",
                "slots.used in limit.few .. limit.many            | TRUE",
                "slots.used in limit.few..limit.many              | TRUE",
                "not slots.used in limit.few .. limit.many        | FALSE",
                "slots.used > slots.free                          | TRUE",
                "slots.used > requests.failed                    | UNKNOWN",
                "all.atOnce                                       | TRUE",
                "not all.atOnce                                   | FALSE",
                "known slots.used                                 | TRUE",
                "known ttft.p99                                   | FALSE",
                "unknown ttft.p99                                 | TRUE",
                "not unknown ttft.p99                             | FALSE",
                "ttft.p99 > limit.tail                            | UNKNOWN",
                "not ttft.p99 > limit.tail                        | UNKNOWN",
                "ttft.p99 > limit.tail and slots.used < limit.few | FALSE",
                "ttft.p99 > limit.tail and slots.used > limit.few | UNKNOWN",
                "ttft.p99 > limit.tail or slots.used > limit.few  | TRUE",
                "ttft.p99 > limit.tail or slots.used < limit.few  | UNKNOWN",
                "not (slots.used > limit.few and all.atOnce)      | FALSE",
                "not (slots.used < limit.few or not all.atOnce)   | TRUE",
                "not all.atOnce or all.atOnce and all.atOnce      | TRUE",
                "not (all.atOnce or all.atOnce) and all.atOnce    | FALSE",
                "itl.p99 > limit.tail                             | UNKNOWN",
            })
    void a_condition_is_true_false_or_unknown(String text, Truth truth) {
        assertThat(read(text).test(numbers())).isEqualTo(truth);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ttft.p99 >> limit.tail                | column 11: extraneous input '>'",
                "ttft.p99 > 5 * ttft.median            | column 12: mismatched input '5'",
                "ttft.p99 > limit.tial                 | column 12: no limit is named limit.tial",
                "ttft.p99 > limit.few                  | MILLISECONDS against REQUESTS",
                "ttft.p99 > slots.used                 | MILLISECONDS against REQUESTS",
                "slots.used in limit.few .. limit.tail | column 28: slots.used against limit.tail",
                "slots.ued > limit.few                 | column 1: no fact is named slots.ued; there are slots.free",
                "known slots.ued                       | column 7: no fact is named slots.ued",
                "slots.share                           | column 1: slots.share is no yes or no but SHARE",
                "ttft.p99 > limit.tail and             | column 26: mismatched input '<EOF>'",
                "(ttft.p99 > limit.tail                | column 23: missing ')'",
                "ttft.p99 = limit.tail                 | column 10: mismatched input '='",
                "ttft.p99 > limit.tail limit.few       | column 23: extraneous input 'limit.few'",
            })
    void a_condition_that_cannot_be_says_where_and_why(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(RuleException.class).hasMessageContaining(message);
    }

    @Test
    void what_made_the_condition_true_is_its_evidence() {
        List<Evidence> evidence = evidence("(slots.used < limit.few or not slots.free > limit.few) and all.atOnce");

        assertThat(evidence).extracting(Evidence::fact).containsExactly("slots.free", "all.atOnce");
        assertThat(evidence).extracting(Evidence::operator).containsExactly("<=", "is");
        assertThat(evidence.get(0).limits()).containsExactly(new Quantity(3, Unit.REQUESTS));
    }

    @Test
    void what_an_undecided_condition_lacks_is_named_once() {
        Condition condition =
                read("ttft.p99 > limit.tail and (itl.p99 > limit.tail or all.atOnce) and ttft.p99 > itl.p99");

        assertThat(condition.lacks(numbers())).containsExactly("itl.p99", "ttft.p99");
    }

    private static Condition read(String text) {
        RuleConditionReader reader = new RuleConditionReader(Vocabulary.of(FACTS), LIMITS);
        try {
            return reader.read(text);
        } catch (RuleConditionReader.Mistake mistake) {
            throw new RuleException("column " + (mistake.offset() + 1) + ": " + mistake.getMessage());
        }
    }

    private static List<Evidence> evidence(String text) {
        List<Evidence> evidence = new ArrayList<>();
        read(text).evidence(numbers(), evidence::add);
        return evidence;
    }

    private static Numbers numbers() {
        Map<String, Quantity> given = new TreeMap<>();
        given.put("slots.used", new Quantity(9, Unit.REQUESTS));
        given.put("slots.free", new Quantity(2, Unit.REQUESTS));
        given.put("slots.share", new Quantity(0.5, Unit.SHARE));
        given.put("all.atOnce", new Quantity(1, Unit.COUNT));
        given.put("itl.p99", new Quantity(Double.NaN, Unit.MILLISECONDS));
        return new Numbers(FactSheet.given(given, FACTS));
    }

    private static Fact fact(String id, Unit unit) {
        return new Fact(id, unit, Quality.EXACT, "", sheet -> 0);
    }
}
