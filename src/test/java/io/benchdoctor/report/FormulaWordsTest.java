package io.benchdoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.facts.Fact;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.i18n.Messages;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A formula that is told in another language is the same formula. */
class FormulaWordsTest {
    private static final String FORMULA = "formula.";
    private static final Map<String, Fact> FACTS =
            Facts.ALL.stream().collect(Collectors.toMap(Fact::id, Function.identity()));
    private static final Pattern SYMBOL =
            Pattern.compile("(?<![\\w.])[a-z][A-Za-z0-9]*(\\.[A-Za-z0-9]+)+|(?<!\\w)[a-z]+[A-Z]\\w*");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d+(\\.\\d+)?(?![\\w.]*[a-z])");

    private final Messages words = Messages.in("vi");

    @Test
    void every_formula_that_has_words_is_that_of_a_fact_or_of_several_that_differ_by_a_number() {
        assertThat(words.keys(FORMULA))
                .isNotEmpty()
                .allMatch(key -> FACTS.containsKey(key.substring(FORMULA.length()))
                        || key.matches("formula\\.(samples|setting)")
                        || FACTS.keySet().stream()
                                .anyMatch(id -> id.matches(
                                        Pattern.quote(key.substring(FORMULA.length())) + "(\\d+)?(\\..*)?")));
    }

    @Test
    void it_speaks_of_the_same_facts_and_numbers() {
        Labels labels = new Labels(Wording.of(words));
        for (Fact fact : Facts.ALL) {
            if (words.has(FORMULA + fact.id())) {
                String told = labels.formula(fact);
                assertThat(counted(SYMBOL, told))
                        .as(told)
                        .isEqualTo(counted(SYMBOL, fact.text().replaceAll("setting (gpu|model)\\b", "")));
                assertThat(counted(
                                NUMBER,
                                told.replaceAll("(?<=\\d)\\.(?=\\d{3})", "").replaceAll("(?<=\\d),(?=\\d)", ".")))
                        .as(told)
                        .containsAllEntriesOf(counted(NUMBER, fact.text()));
            }
        }
    }

    /** A sheet of a workbook shows every fact, known or not, with its formula. */
    @Test
    void no_formula_is_told_in_english() {
        Labels labels = new Labels(Wording.of(words));
        for (Fact fact : Facts.ALL) {
            String told = SYMBOL.matcher(labels.formula(fact)).replaceAll("");
            assertThat(told)
                    .as(fact.id() + " = " + labels.formula(fact))
                    .doesNotContainPattern(
                            "\\b(the|of|with|where|when|else|over|requests|samples|largest|lines|setting|known|stated|as|at|is|or)\\b");
        }
    }

    @Test
    void numbers_of_plain_arithmetic_have_the_marks_of_the_language() {
        Fact half = new Fact(
                "x.y",
                io.benchdoctor.model.Unit.RATIO,
                io.benchdoctor.facts.Quality.EXACT,
                "0.85 * ttft.p99 / 1000",
                sheet -> 0);

        assertThat(new Labels(Wording.of(words)).formula(half)).isEqualTo("0,85 * ttft.p99 / 1.000");
        assertThat(new Labels(Wording.of(Messages.in("en"))).formula(half)).isEqualTo("0.85 * ttft.p99 / 1,000");
    }

    private static Map<String, Long> counted(Pattern what, String text) {
        return what.matcher(text)
                .results()
                .collect(Collectors.groupingBy(match -> match.group(), TreeMap::new, Collectors.counting()));
    }
}
