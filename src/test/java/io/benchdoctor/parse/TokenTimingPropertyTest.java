package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.RequestTimings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is written in any shape and read back is the same. */
class TokenTimingPropertyTest {
    private static final int EXAMPLES = 60;

    /** A run in microseconds: per request when it was sent, then when its tokens arrived. */
    private record Written(List<long[]> requests) {
        static Written of(long seed, int requests) {
            Random random = new Random(seed);
            List<long[]> written = new ArrayList<>();
            for (int request = 0; request < requests; request++) {
                long[] times = new long[2 + random.nextInt(12)];
                times[0] = 5_000_000 + request * 100_000L;
                for (int i = 1; i < times.length; i++) {
                    // Some tokens come in one chunk with the token before them.
                    boolean sameChunk = i > 1 && random.nextInt(5) == 0;
                    times[i] = times[i - 1] + (sameChunk ? 0 : 1_000 + random.nextInt(80_000));
                }
                written.add(times);
            }
            return new Written(written);
        }

        String table(char separator, Random shuffle) {
            List<String> rows = new ArrayList<>();
            for (int request = 0; request < requests.size(); request++) {
                long[] times = requests.get(request);
                for (int i = 1; i < times.length; i++) {
                    rows.add(String.join(
                            String.valueOf(separator),
                            String.valueOf(i - 1),
                            seconds(times[i]),
                            "r" + request,
                            seconds(times[0])));
                }
            }
            Collections.shuffle(rows, shuffle);
            String header = String.join(String.valueOf(separator), "index", "time", "request", "sent");
            return header + "\n" + String.join("\n", rows) + "\n";
        }

        String objectPerToken() {
            StringBuilder log = new StringBuilder("{\"bench_doctor\":{\"unit\":\"us\"}}\n");
            for (int request = 0; request < requests.size(); request++) {
                long[] times = requests.get(request);
                for (int i = 1; i < times.length; i++) {
                    log.append("{\"rid\":").append(request).append(",\"sent\":").append(times[0]);
                    log.append(",\"idx\":")
                            .append(i - 1)
                            .append(",\"t\":")
                            .append(times[i])
                            .append("}\n");
                }
            }
            return log.toString();
        }

        String objectPerRequest() {
            StringBuilder log = new StringBuilder("[");
            for (int request = 0; request < requests.size(); request++) {
                log.append(request == 0 ? "" : ",\n").append("{\"times_us\":[");
                for (int i = 1; i < requests.get(request).length; i++) {
                    log.append(i == 1 ? "" : ",").append(requests.get(request)[i]);
                }
                log.append("],\"rid\":\"").append(request).append("\",\"sent_us\":");
                log.append(requests.get(request)[0]).append('}');
            }
            return log.append("]").toString();
        }

        String text() {
            StringBuilder log = new StringBuilder();
            for (int request = 0; request < requests.size(); request++) {
                long[] times = requests.get(request);
                log.append('r')
                        .append(request)
                        .append(" sent ")
                        .append(times[0])
                        .append("us\n");
                for (int i = 1; i < times.length; i++) {
                    log.append('r')
                            .append(request)
                            .append('\t')
                            .append(seconds(times[i]))
                            .append("s\n");
                }
            }
            return log.toString();
        }

        /** Written by hand, since any library would round or shorten. */
        private static String seconds(long micros) {
            String digits = String.valueOf(1_000_000 + micros % 1_000_000).substring(1);
            return micros / 1_000_000 + "." + digits;
        }
    }

    @Test
    void a_table_in_any_order_is_read_back() {
        check(written -> written.table(',', new Random(1)));
        check(written -> written.table('\t', new Random(2)));
        check(written -> written.table(';', new Random(3)).replace('.', ','));
    }

    @Test
    void objects_are_read_back() {
        check(Written::objectPerToken);
        check(Written::objectPerRequest);
    }

    @Test
    void plain_text_is_read_back() {
        check(Written::text);
    }

    @Test
    void cutting_a_table_anywhere_never_fails() {
        qt().withFixedSeed(7)
                .withExamples(EXAMPLES)
                .forAll(longs().all(), integers().between(1, 200))
                .checkAssert((seed, cut) -> {
                    String log = Written.of(seed, 3).table(',', new Random(seed));
                    Parsed parsed = parse(log.substring(0, Math.min(cut, log.length())));

                    assertThat(parsed.notes()).noneMatch(note -> note.problem() == Problem.UNREADABLE_FILE);
                });
    }

    private static void check(Function<Written, String> shape) {
        qt().withFixedSeed(11)
                .withExamples(EXAMPLES)
                .forAll(longs().all(), integers().between(1, 6))
                .checkAssert((seed, requests) -> {
                    Written written = Written.of(seed, requests);
                    RequestTimings timings = (RequestTimings)
                            parse(shape.apply(written)).runs().get(0).parts().get(0);

                    assertThat(timings.count()).isEqualTo(requests);
                    for (int request = 0; request < requests; request++) {
                        checkRequest(timings, request, written.requests().get(request));
                    }
                });
    }

    private static void checkRequest(RequestTimings timings, int request, long[] times) {
        assertThat(timings.ttftSeconds(request).orElseThrow()).isCloseTo((times[1] - times[0]) / 1e6, within(1e-9));
        assertThat(timings.e2eSeconds(request).orElseThrow())
                .isCloseTo((times[times.length - 1] - times[0]) / 1e6, within(1e-9));
        assertThat(timings.outputTokens(request)).hasValue(times.length - 1);
        int gap = 0;
        for (int i = 2; i < times.length; i++) {
            if (times[i] > times[i - 1]) {
                assertThat(timings.gapSeconds(request, gap++)).isCloseTo((times[i] - times[i - 1]) / 1e6, within(1e-9));
            }
        }
        assertThat(timings.gapCount(request)).isEqualTo(gap);
    }

    private static Parsed parse(String log) {
        try {
            return new TokenTimingFormat().parse(Logs.of(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
