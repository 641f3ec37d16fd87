package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.RunPart.BenchSummary;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Logs of other tools, cut or rotten at any place: notes, never an exception and never a figure that was not there. */
class ToolsCutTest {
    static Set<String> names() {
        return ToolSamples.ALL.keySet();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void a_log_cut_at_any_byte_tells_nothing_that_the_whole_does_not_tell(String name) {
        byte[] bytes = bytes(name);
        LogFormat format = Formats.byId(name.split(" ")[0]).orElseThrow();
        Parsed whole = read(bytes, format);
        Set<String> known = figures(whole);

        for (int length = 1; length < bytes.length; length++) {
            Parsed cut = read(Arrays.copyOf(bytes, length), format);

            assertThat(known).as("cut at %d", length).containsAll(figures(cut));
            assertThat(cut.runs().size()).isLessThanOrEqualTo(whole.runs().size());
            assertThat(cut.notes()).noneMatch(note -> note.problem() == Problem.IMPOSSIBLE_NUMBER);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void a_log_in_which_any_bytes_changed_is_read_without_an_exception(String name) {
        byte[] whole = bytes(name);
        qt().withExamples(300)
                .forAll(
                        lists().of(integers().between(0, whole.length - 1)).ofSizeBetween(1, 20),
                        lists().of(integers().between(0, 255)).ofSize(20))
                .checkAssert((places, values) -> {
                    byte[] bytes = whole.clone();
                    for (int n = 0; n < places.size(); n++) {
                        bytes[places.get(n)] = values.get(n).byteValue();
                    }

                    assertThat(ReadLog.of(Logs.of(bytes), Optional.empty()).parsed())
                            .isNotNull();
                });
    }

    private static Set<String> figures(Parsed parsed) {
        Set<String> figures = new HashSet<>();
        parsed.runs().forEach(run -> run.parts().stream()
                .filter(BenchSummary.class::isInstance)
                .map(BenchSummary.class::cast)
                .forEach(summary -> summary.reported()
                        .forEach((metric, figure) -> figures.add(
                                metric + "=" + figure.text() + "@" + figure.at().line()))));
        return figures;
    }

    private static Parsed read(byte[] bytes, LogFormat format) {
        return ReadLog.of(Logs.of(bytes), Optional.of(format)).parsed();
    }

    private static byte[] bytes(String name) {
        return ToolSamples.ALL.get(name).getBytes(StandardCharsets.UTF_8);
    }
}
