package io.benchdoctor.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PhraseTest {
    private static final List<String> LANGUAGES =
            Stream.of(Messages.LANGUAGES, Messages.DRAFTS).flatMap(List::stream).toList();
    private static final List<Long> NUMBERS = List.of(0L, 1L, 2L, 21L, 999L, 1_000L, 1_234_567L, -1L);
    private static final List<String> KEYWORDS = List.of("yes", "no", "unknown", "other", "critical", "info", "none");

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void every_message_reads_as_the_library_writes_it(String tag) {
        LocaleFile.read(tag).forEach((key, text) -> {
            if (!key.startsWith("_")) {
                Phrase phrase = Phrase.of(key, text, tag);
                for (long number : NUMBERS) {
                    for (String keyword : phrase.kinds().containsValue(Messages.Kind.SELECT) ? KEYWORDS : List.of("")) {
                        Map<String, Object> values = new HashMap<>();
                        phrase.kinds().forEach((name, kind) -> values.put(name, value(kind, name, number, keyword)));
                        assertThat(phrase.text(values))
                                .as(key)
                                .isEqualTo(new MessageFormat(text, ULocale.forLanguageTag(tag)).format(values));
                    }
                }
            }
        });
    }

    private static Object value(Messages.Kind kind, String name, long number, String keyword) {
        return switch (kind) {
            case TEXT -> "<" + name + ">";
            case PLURAL -> number;
            case SELECT -> keyword;
        };
    }

    @Test
    void a_number_stands_as_it_is_given_and_the_noun_follows_it() {
        Phrase phrase = of("{n, plural, =0 {none} one {# request} other {# requests ({unit})}} of {who}");

        assertThat(phrase.text(Map.of("n", new Counted(1, "<1>"), "unit", "u", "who", "w")))
                .isEqualTo("<1> request of w");
        assertThat(phrase.text(Map.of("n", new Counted(4000, "<4k>"), "unit", "u", "who", "w")))
                .isEqualTo("<4k> requests (u) of w");
        assertThat(phrase.text(Map.of("n", 4000L, "unit", "u", "who", "w"))).isEqualTo("4,000 requests (u) of w");
        assertThat(phrase.text(Map.of("n", 0L, "unit", "u", "who", "w"))).isEqualTo("none of w");
    }

    @Test
    void a_branch_may_hold_branches_and_each_number_is_its_own() {
        Phrase phrase = of("{a, plural, other {# a {s, select, x {{b, plural, other {# b}}} other {no b}}}}");

        assertThat(phrase.text(Map.of("a", 2L, "b", 3L, "s", "x"))).isEqualTo("2 a 3 b");
        assertThat(phrase.text(Map.of("a", 2L, "b", 3L, "s", "y"))).isEqualTo("2 a no b");
    }

    @Test
    void what_only_the_library_can_write_it_writes() {
        assertThat(of("{n, plural, offset:1 one {# other} other {# others}}").text(Map.of("n", 3L)))
                .isEqualTo("2 others");
        assertThat(of("{n, number, percent} of {a}").text(Map.of("n", 0.5, "a", "all")))
                .isEqualTo("50% of all");
        assertThat(of("it''s '{'{a}'}").text(Map.of("a", "b"))).isEqualTo("it's {b}");
    }

    private static Phrase of(String text) {
        return Phrase.of("key", text, "en");
    }
}
