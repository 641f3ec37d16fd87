package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.Reported;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A machine may die at any byte, and bytes may rot: that gives notes, never an exception and never a wrong figure. */
class CutAnywhereTest {
    private static final String PAGE = "Namespace(num_prompts=40, model='org/Tiny', x={'a': [1, (2)]})\n"
            + "  0%|  | 0/40\r100%|##| 40/40 [00:20]\n" + Blocks.VLLM + "vllm serve m \\\n --tp 2\n" + Blocks.SGLANG;
    private static final byte[] BYTES = PAGE.getBytes(StandardCharsets.UTF_8);
    private static final Map<String, Reported> WHOLE = Blocks.figures(Blocks.VLLM);

    @Test
    void a_log_cut_at_any_byte_tells_no_figure_that_the_whole_log_does_not_tell() {
        qt().forAll(integers().between(1, BYTES.length)).checkAssert(length -> {
            ReadLog log = read(Arrays.copyOf(BYTES, length));

            for (ParsedRun run : log.parsed().runs()) {
                if (run.format().equals(ConsoleReader.VLLM)) {
                    Blocks.summary(run).reported().forEach((metric, figure) -> {
                        assertThat(figure.text())
                                .as(metric)
                                .isEqualTo(WHOLE.get(metric).text());
                    });
                }
            }
        });
    }

    @Test
    void a_log_in_which_any_bytes_changed_is_read_without_an_exception() {
        qt().forAll(
                        lists().of(integers().between(0, BYTES.length - 1)).ofSizeBetween(1, 40),
                        lists().of(integers().between(0, 255)).ofSize(40))
                .checkAssert((places, values) -> {
                    byte[] bytes = BYTES.clone();
                    for (int n = 0; n < places.size(); n++) {
                        bytes[places.get(n)] = values.get(n).byteValue();
                    }

                    assertThat(read(bytes).parsed().notes()).noneMatch(note -> note.problem() == Problem.EMPTY_FILE);
                });
    }

    @Test
    void lines_in_any_order_are_read_without_an_exception() {
        List<String> lines = PAGE.lines().toList();
        qt().forAll(lists().of(integers().between(0, lines.size() - 1)).ofSizeBetween(1, 120))
                .checkAssert(order -> {
                    String text =
                            String.join("\n", order.stream().map(lines::get).toList());

                    assertThat(Blocks.parse(text).lines()).isEqualTo(order.size() - trailingBlank(text));
                });
    }

    @ParameterizedTest(name = "“{0}” again and again")
    @ValueSource(
            strings = {
                "a,",
                "│",
                "[]",
                " ",
                "| ",
                "-",
                "=",
                "x: ",
                "{",
                "\"",
                "vllm bench serve --",
                "Namespace(",
                "(pid=1)",
                "0:00:00 "
            })
    void a_line_of_any_length_is_read_in_time_that_grows_with_it(String piece) {
        String line = piece.repeat((1 << 20) / piece.length() + 5);

        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            assertThat(Blocks.parse(line + "\n" + Blocks.VLLM).runs()).hasSize(1);
            assertThat(Blocks.parse(Blocks.VLLM.replace("Mean TPOT", line + "\nMean TPOT"))
                            .runs())
                    .hasSize(1);
            read((line + "\n" + Blocks.VLLM).getBytes(StandardCharsets.UTF_8));
        });
    }

    /** Behind the last line end there is no further line. */
    private static int trailingBlank(String text) {
        return text.isEmpty() || text.endsWith("\n") ? 1 : 0;
    }

    private static ReadLog read(byte[] bytes) {
        return ReadLog.of(Logs.of(bytes), Optional.empty());
    }
}
