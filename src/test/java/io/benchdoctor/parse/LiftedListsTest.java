package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.TimingBytes;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiftedListsTest {
    private static final String PLAIN = """
            {"backend": "openai", "model_id": "m\\"itls\\": [", "num_prompts": 3, "duration": 1.5, "completed": 3,
             "request_throughput": 2.0, "input_lens": [10, 0, 9],
             "output_lens": [3, 1, 2], "ttfts": [0.05, 1e-05, 60],
             "itls": [
               [0.01, 0.020000000000000004], [],
               [4.123456789012345678901234567890e-2]
             ], "start_times": [811264.318205117, 811265, 811266.25], "nested": {"itls": [[7]]}, "errors": ["", "", ""],
             "generated_texts": ["a \\\\", "[\\"ttfts\\": [1", "đủ"], "mean_ttft_ms": 50}
            """;

    @Test
    void a_plain_log_tells_what_it_tells_the_parser() throws IOException {
        assertThat(lifted(PLAIN)).hasValue(parsed(PLAIN));
        assertThat(parsed(PLAIN)).hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0.01, null]",
                "[0.01, -1]",
                "[0.01, NaN]",
                "[01]",
                "[1.]",
                "[.5]",
                "[1e]",
                "[1,]",
                "[,1]",
                "[1 2]",
                "[1e999]",
                "[\"1\"]",
                "[[1]]",
                "{}",
                "3",
                "[+1]",
                "[1e5",
                "[0x1]",
                "[1\u00a0]"
            })
    void what_is_not_plain_is_left_to_the_parser(String list) throws IOException {
        assertThat(lifted(PLAIN.replace("[]", list))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[ ]",
                "[0]",
                "[\n0.0\n,\t5e-324]",
                "[1E+2]",
                "[1.7976931348623157e308]",
                "[ 12345678901234567890123 ]"
            })
    void other_spellings_of_numbers_tell_the_same(String list) throws IOException {
        String log = PLAIN.replace("[]", list);

        assertThat(lifted(log)).hasValue(parsed(log));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s %s", "[%s]", "{\"a\": %s}", "%s 7", "%s \"ttfts\""})
    void a_log_of_another_shape_tells_the_same_or_is_left_to_the_parser(String shape) throws IOException {
        String log = shape.replace("%s", PLAIN);

        lifted(log).ifPresent(told -> assertThat(told).isEqualTo(parsed(log)));
    }

    @Test
    void a_list_that_comes_twice_is_left_to_the_parser() throws IOException {
        assertThat(lifted(PLAIN.replace("\"nested\"", "\"ttfts\": [1], \"nested\"")))
                .isEmpty();
    }

    @Test
    void a_log_that_is_damaged_anywhere_tells_the_same_or_is_left_to_the_parser() throws IOException {
        Random random = new Random(11);
        String marks = "[]{},:\"\\ \n0159.-eEn\u00e9";
        int told = 0;
        for (int n = 0; n < 6_000; n++) {
            StringBuilder log = new StringBuilder(PLAIN);
            for (int damage = 0; damage <= random.nextInt(3); damage++) {
                int at = random.nextInt(log.length());
                switch (random.nextInt(3)) {
                    case 0 -> log.deleteCharAt(at);
                    case 1 -> log.insert(at, marks.charAt(random.nextInt(marks.length())));
                    default -> log.setCharAt(at, marks.charAt(random.nextInt(marks.length())));
                }
            }
            Optional<List<String>> quick = lifted(log.toString());
            if (quick.isPresent()) {
                told++;
                assertThat(quick.get()).as(log.toString()).isEqualTo(parsed(log.toString()));
            }
        }
        assertThat(told).isPositive();
    }

    @Test
    void a_log_larger_than_any_buffer_tells_the_same_however_it_comes() throws IOException {
        Random random = new Random(12);
        StringBuilder gaps = new StringBuilder("[0.5]");
        for (int request = 0; request < 300; request++) {
            gaps.append(request % 7 == 0 ? ",\n[" : ", [").append(random.nextDouble());
            random.doubles(random.nextInt(300)).forEach(gap -> gaps.append(", ").append(gap * gap * gap));
            gaps.append(']');
        }
        String ones = "1, ".repeat(300);
        String log = PLAIN.replaceFirst("(?s)\"itls\": \\[.*?\\], \"start", "\"itls\": [" + gaps + "], \"start")
                .replace("10, 0, 9", ones + 1)
                .replace("3, 1, 2", ones + 2)
                .replace("0.05, 1e-05, 60", ones + 3)
                .replace("a \\\\", "\\\"".repeat(200_000));

        assertThat(lifted(log)).hasValue(parsed(log));
        assertThat(told(VllmJsonFormat.lifted(source(log, 7)).orElseThrow())).isEqualTo(parsed(log));
    }

    private static Optional<List<String>> lifted(String log) throws IOException {
        Optional<Parsed> parsed = VllmJsonFormat.lifted(source(log, Integer.MAX_VALUE));
        return parsed.isPresent() ? Optional.of(told(parsed.get())) : Optional.empty();
    }

    private static List<String> parsed(String log) {
        try {
            return told(VllmJsonFormat.parsed(source(log, Integer.MAX_VALUE)));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param most bytes that come at once */
    private static LogSource source(String log, int most) {
        byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
        return new LogSource("result.json", bytes.length, () -> new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(most, length));
            }
        });
    }

    /** All that is told, the timings to the last bit. */
    static List<String> told(Parsed parsed) throws IOException {
        List<String> told = new ArrayList<>();
        for (ParsedRun run : parsed.runs()) {
            told.add(parsed.format() + " " + run.firstLine() + " to " + run.lastLine() + " of " + parsed.lines()
                    + run.settings());
            for (RunPart part : run.parts()) {
                if (part instanceof RequestTimings timings) {
                    ByteArrayOutputStream columns = new ByteArrayOutputStream();
                    TimingBytes.write(timings, new DataOutputStream(columns));
                    timings.column().write(new DataOutputStream(columns));
                    told.add(Arrays.toString(columns.toByteArray()) + timings.errors());
                } else {
                    told.add(part.toString());
                }
            }
        }
        parsed.notes().forEach(note -> told.add(note.toString()));
        return told;
    }
}
