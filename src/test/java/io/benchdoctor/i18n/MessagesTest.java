package io.benchdoctor.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class MessagesTest {
    private static final List<String> COMPLETE = Messages.LANGUAGES;
    private static final List<String> LANGUAGES =
            Stream.of(COMPLETE, Messages.DRAFTS).flatMap(List::stream).toList();
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern LINE = Pattern.compile("([\\w.-]+) =( \\S.*\\S| \\S|)");

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void a_language_says_all_that_english_says_and_no_more(String tag) {
        Map<String, String> own = LocaleFile.read(tag);
        // a formula is told in English by the fact itself
        own.keySet().removeIf(key -> key.startsWith("formula."));
        Set<String> english = LocaleFile.read("en").keySet();

        assertThat(english).containsAll(own.keySet());
        assertThat(own.keySet().equals(english)).isEqualTo(Messages.in(tag).isComplete());
        assertThat(own.get("_meta.status")).isEqualTo(Messages.in(tag).isComplete() ? "complete" : "incomplete");
        assertThat(own.get("_meta.tag")).isEqualTo(tag);
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void a_message_takes_the_same_arguments_in_every_language(String tag) {
        Messages words = Messages.in(tag);
        Messages english = Messages.in("en");

        for (String key : sentences(tag).keySet()) {
            if (!key.startsWith("formula.")) {
                assertThat(words.kinds(key)).as(key).isEqualTo(english.kinds(key));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void code_is_not_translated(String tag) {
        Map<String, String> english = sentences("en");

        sentences(tag)
                .forEach((key, text) ->
                        assertThat(codeOf(text)).as(key).isEqualTo(codeOf(english.getOrDefault(key, text))));
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void a_plural_has_the_branches_of_its_language_and_a_select_those_of_english(String tag) {
        Set<String> categories =
                new TreeSet<>(List.of(LocaleFile.read(tag).get("_meta.plural").split(" ")));
        Map<String, String> english = sentences("en");

        sentences(tag).forEach((key, text) -> {
            branches(text, ArgType.PLURAL)
                    .forEach(branches -> assertThat(branches).as(key).isEqualTo(categories));
            assertThat(branches(text, ArgType.SELECT))
                    .as(key)
                    .hasSameElementsAs(branches(english.getOrDefault(key, text), ArgType.SELECT));
        });
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void a_locale_file_is_tidy(String tag) {
        Set<String> seen = new TreeSet<>();
        String before = "";

        for (String line : LocaleText.lines(tag)) {
            if (line.startsWith("#") || line.isEmpty()) {
                before = line.startsWith("# ====") ? "" : before;
                continue;
            }
            Matcher matcher = LINE.matcher(line.startsWith("cli.heading.") ? line.strip() : line);
            assertThat(matcher.matches())
                    .as("%s: key = value, no blank at the end", line)
                    .isTrue();
            String key = matcher.group(1);
            assertThat(seen.add(key)).as("%s stands twice", key).isTrue();
            assertThat(key).as("keys are sorted").isGreaterThan(before);
            if (!key.equals("_meta.reviewed-by")) {
                assertThat(matcher.group(2)).as(key).isNotEmpty();
            }
            before = key;
        }
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void a_text_is_composed_and_quotes_with_typographic_marks(String tag) {
        sentences(tag).forEach((key, text) -> {
            assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC))
                    .as(key)
                    .isTrue();
            assertThat(text).as(key).doesNotContain("'");
            assertThat(CODE.matcher(text).replaceAll("x")).as(key).doesNotContain("  ", "`", " .", " ,", " ;");
        });
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void a_lay_text_holds_no_code(String tag) {
        sentences(tag).forEach((key, text) -> {
            if (key.contains(".lay") || key.endsWith(".title")) {
                assertThat(text).as(key).doesNotContain("`", "--", "vllm:");
            }
        });
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void titles_labels_and_lay_texts_keep_their_length(String tag) {
        for (String key : sentences(tag).keySet()) {
            String text = sample(tag, key);
            if (key.matches("finding\\..*\\.title(\\.plain)?")) {
                assertThat(text.length()).as("%s: %s", key, text).isLessThanOrEqualTo(70);
            } else if (key.matches("chart\\..*\\.title(\\..*)?")) {
                assertThat(text.length()).as("%s: %s", key, text).isLessThanOrEqualTo(80);
            } else if (key.startsWith("label.")) {
                assertThat(text.length()).as("%s: %s", key, text).isLessThanOrEqualTo(24);
            } else if (key.matches(".*\\.lay(\\.\\d+)?") && !key.startsWith("unit.")) {
                assertThat(text.split(" ").length).as("%s: %s", key, text).isLessThanOrEqualTo(60);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("COMPLETE")
    void a_finding_has_a_title_a_text_for_everyone_and_one_for_engineers(String tag) {
        Set<String> keys = LocaleFile.read(tag).keySet();

        keys.stream()
                .filter(key -> key.matches("finding\\.[^.]+\\.title"))
                .map(key -> key.substring(0, key.length() - ".title".length()))
                .forEach(finding -> assertThat(keys).contains(finding + ".lay", finding + ".eng"));
    }

    @Test
    void a_number_that_is_written_in_its_own_way_still_governs_its_noun() {
        Messages words = Messages.of(
                "en",
                Map.of(
                        "try.it",
                        "{n, plural, one {# request} other {# requests}} of {m, plural, other {#}}, {n, plural, =2 {a pair} other {'#'}}"));

        assertThat(words.text("try.it", Map.of("n", new Counted(1, "<1>"), "m", 1000L)))
                .isEqualTo("<1> request of 1,000, #");
        assertThat(words.text("try.it", Map.of("n", new Counted(2, "{2}"), "m", new Counted(3, "three"))))
                .isEqualTo("{2} requests of three, a pair");
    }

    @Test
    void what_a_language_lacks_is_said_in_english_and_listed() {
        Messages draft = Messages.of("id", Map.of("label.severity.good", "Baik"));

        assertThat(draft.text("label.severity.good")).isEqualTo("Baik");
        assertThat(draft.text("label.severity.info")).isEqualTo("\u2068Information\u2069");
        assertThat(draft.fallbacks()).containsExactly("label.severity.info");
    }

    @Test
    void a_key_that_no_language_has_is_a_fault_of_the_program() {
        assertThatThrownBy(() -> Messages.in("vi").text("no.such.key")).hasMessageContaining("no.such.key");
        assertThatThrownBy(() -> Messages.in("tlh")).hasMessageContaining("tlh");
    }

    @Test
    void a_count_takes_the_form_that_its_language_asks_for() {
        Messages words =
                Messages.of("en", Map.of("test.count", "{n, plural, one {# request} other {# requests}} of {kind}"));

        assertThat(words.text("test.count", Map.of("n", 1L, "kind", "a"))).isEqualTo("1 request of a");
        assertThat(words.text("test.count", Map.of("n", 1000L, "kind", "b"))).isEqualTo("1,000 requests of b");
        assertThat(words.kinds("test.count")).isEqualTo(Map.of("n", Messages.Kind.PLURAL, "kind", Messages.Kind.TEXT));
        assertThatThrownBy(() -> words.text("test.count", Map.of("n", 1L))).hasMessageContaining("kind");
    }

    private static Map<String, String> sentences(String tag) {
        Map<String, String> sentences = new TreeMap<>(LocaleFile.read(tag));
        sentences.keySet().removeIf(key -> key.startsWith("_"));
        sentences.values().removeIf(MessagesTest::isPicocli);
        return sentences;
    }

    /** Help texts are filled by picocli, in its own notation. */
    private static boolean isPicocli(String text) {
        return text.contains("${") || text.contains("%n") || text.endsWith(" ");
    }

    /** The message with figures of usual length. */
    static String sample(String tag, String key) {
        Messages words = Messages.in(tag);
        Map<String, Object> values = new TreeMap<>();
        words.kinds(key)
                .forEach((name, kind) -> values.put(
                        name,
                        switch (kind) {
                            case PLURAL -> 1000L;
                            case SELECT -> "yes";
                            case TEXT -> "12,34";
                        }));
        return words.text(key, values);
    }

    private static List<String> codeOf(String text) {
        List<String> code = new ArrayList<>();
        CODE.matcher(text).results().forEach(span -> code.add(span.group()));
        code.sort(null);
        return code;
    }

    /** The keywords of every plural or select; exact branches such as {@code =0} are a matter of taste. */
    private static List<Set<String>> branches(String text, ArgType type) {
        MessagePattern pattern = new MessagePattern(text);
        List<Set<String>> all = new ArrayList<>();
        for (int i = 0; i < pattern.countParts(); i++) {
            Part part = pattern.getPart(i);
            if (part.getType() == Part.Type.ARG_START && part.getArgType() == type) {
                all.add(keywords(pattern, i));
            }
        }
        return all;
    }

    private static Set<String> keywords(MessagePattern pattern, int start) {
        Set<String> keywords = new TreeSet<>();
        int end = pattern.getLimitPartIndex(start);
        for (int i = start + 2; i < end; i++) {
            Part part = pattern.getPart(i);
            if (part.getType() == Part.Type.ARG_SELECTOR) {
                keywords.add(pattern.getSubstring(part));
            } else if (part.getType() == Part.Type.MSG_START) {
                i = pattern.getLimitPartIndex(i);
            }
        }
        keywords.removeIf(keyword -> keyword.startsWith("="));
        return keywords;
    }

    @Test
    void paragraphs_are_those_of_a_key_and_of_its_numbers_up_to_the_first_that_lacks() {
        Messages words = Messages.of(
                "vi", Map.of("a", "one", "a.2", "two {x}", "a.4", "four", "b.2", "second of none", "c", "alone"));

        assertThat(said(words, "a")).containsExactly("one", "two 7");
        assertThat(said(words, "b")).containsExactly("second of none");
        assertThat(said(words, "c")).containsExactly("alone");
        assertThat(said(words, "d")).isEmpty();
    }

    private static List<String> said(Messages words, String key) {
        return words.paragraphs(key).stream()
                .map(paragraph -> paragraph.text(Map.of("x", "7")))
                .toList();
    }
}
