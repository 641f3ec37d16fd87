package io.benchdoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.i18n.Messages;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With every message wrapped in brackets, no word of a page stands outside them. */
class PseudoLanguageTest {
    /** Machine names, log text, file names, commands and formulas, which are not translated. */
    private static final Set<String> NOT_WORDS = Set.of(
            "language",
            "direction",
            "runId",
            "id",
            "term",
            "fact",
            "path",
            "commands",
            "command",
            "formula",
            "from",
            "role",
            "page",
            "excerpt",
            "languageName");

    @ParameterizedTest
    @ValueSource(strings = {"burst-queue-ramp", "healthy", "open-loop-overload", "cold-start", "integrity-mismatch"})
    void every_word_of_a_page_comes_from_a_message(String sample) {
        BatchReport report = Sample.report(sample, Messages.pseudo("en"));
        List<String> bare = new ArrayList<>();

        collect("view", report.view(0, "en"), bare);
        collect("index", report.index("en"), bare);

        assertThat(bare).isEmpty();
    }

    private static void collect(String name, Object value, List<String> bare) {
        if (value instanceof String text) {
            String outside = outsideBrackets(text);
            if (outside.matches("(?s).*\\p{L}{2,}.*")) {
                bare.add(name + ": " + text);
            }
        } else if (value instanceof Collection<?> many) {
            many.forEach(one -> collect(name, one, bare));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(one -> collect(name, one, bare));
        } else if (value instanceof Optional<?> maybe) {
            maybe.ifPresent(one -> collect(name, one, bare));
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                if (!isMachineText(value, component)) {
                    collect(name + "." + component.getName(), read(component, value), bare);
                }
            }
        }
    }

    private static boolean isMachineText(Object owner, RecordComponent component) {
        boolean quoted = owner instanceof ReportView.Property
                        && component.getName().equals("value")
                || owner instanceof ReportView.TrustView && component.getName().equals("verdict")
                || owner instanceof ReportView.TrustView.Check
                        && component.getName().equals("at")
                || owner instanceof ReportView.TrustView.Artefact
                        && component.getName().equals("metrics")
                || owner instanceof IndexView.Row && Set.of("name", "source").contains(component.getName());
        return quoted || NOT_WORDS.contains(component.getName());
    }

    private static Object read(RecordComponent component, Object owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String outsideBrackets(String text) {
        String before;
        String after = text;
        do {
            before = after;
            after = before.replaceAll("⟦[^⟦⟧]*⟧", "");
        } while (!after.equals(before));
        return after;
    }
}
