package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.RunPart.BenchSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the logs of every format there is, one that is added tomorrow included. */
class EveryFormatTest {
    /** Cuts that are tried of one log: all of a short one, of a long one as many as these. */
    private static final int CUTS = 400;

    /** A longer log shows nothing that a short one does not. */
    private static final int LONGEST = 12_000;

    static Stream<String> formats() throws IOException {
        return OwnLogs.byFormat().keySet().stream();
    }

    /** A client that did not keep up is told by the rate that it reached: another asked rate changes which of two is read. */
    private static final String CHOSEN = "rate.offered=";

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void a_log_cut_anywhere_tells_nothing_that_the_whole_does_not_tell(String id) throws IOException {
        LogFormat format = Formats.byId(id).orElseThrow();
        for (byte[] bytes : logs(id)) {
            Parsed whole = read(bytes, format);
            Set<String> known = figures(whole).keySet();
            for (int length = 1; length < bytes.length; length += 1 + bytes.length / CUTS) {
                Parsed cut = read(Arrays.copyOf(bytes, length), format);

                assertThat(known)
                        .as("cut at %d", length)
                        .containsAll(figures(cut).keySet());
                assertThat(measured(cut)).as("cut at %d", length).isLessThanOrEqualTo(measured(whole));
                assertThat(cut.runs().size()).isLessThanOrEqualTo(whole.runs().size());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void another_number_written_in_the_place_of_a_figure_is_read_back(String id) throws IOException {
        LogFormat format = Formats.byId(id).orElseThrow();
        SplittableRandom random = new SplittableRandom(5);
        for (byte[] bytes : logs(id)) {
            String log = new String(bytes, StandardCharsets.UTF_8);
            for (Map.Entry<String, Reported> read : figures(read(bytes, format)).entrySet()) {
                if (read.getKey().startsWith(CHOSEN)) {
                    continue;
                }
                Reported figure = read.getValue();
                String number = like(figure.text(), random);
                Optional<String> other = written(log, figure, number);
                if (other.isPresent()) {
                    Parsed again = read(other.get().getBytes(StandardCharsets.UTF_8), format);

                    assertThat(figures(again).keySet())
                            .as("%s instead of %s", number, figure)
                            .anyMatch(key -> key.endsWith(
                                    "=" + number + "@" + figure.at().line()));
                }
            }
        }
    }

    private static List<byte[]> logs(String format) throws IOException {
        return OwnLogs.byFormat().get(format).stream()
                .filter(log -> log.length <= LONGEST)
                .toList();
    }

    /** As many digits as the text has, none of them the first zero. */
    private static String like(String text, SplittableRandom random) {
        StringBuilder number = new StringBuilder();
        for (char c : text.toCharArray()) {
            number.append(Character.isDigit(c) ? (char) ('1' + random.nextInt(9)) : c);
        }
        return number.toString();
    }

    /** The log with the other number; empty where the place is not certain, or holds no plain number. */
    private static Optional<String> written(String log, Reported figure, String number) {
        List<String> lines = new ArrayList<>(List.of(log.split("\n", -1)));
        int at = figure.at().line() - 1;
        String line = lines.get(at);
        String text = figure.text();
        int place = line.indexOf(text);
        boolean certain = place >= 0
                && line.indexOf(text, place + 1) < 0
                && text.matches("\\d+(\\.\\d+)?")
                && !line.matches(".*\\d.*" + text + "%?\\).*");
        if (!certain) {
            return Optional.empty();
        }
        lines.set(at, line.replace(text, number));
        return Optional.of(String.join("\n", lines));
    }

    /** By metric, text and line. */
    private static Map<String, Reported> figures(Parsed parsed) {
        Map<String, Reported> figures = new java.util.TreeMap<>();
        Set<String> seen = new HashSet<>();
        parsed.runs().stream()
                .flatMap(run -> run.parts().stream())
                .filter(BenchSummary.class::isInstance)
                .map(BenchSummary.class::cast)
                .forEach(summary -> summary.reported().forEach((metric, figure) -> {
                    String key =
                            metric + "=" + figure.text() + "@" + figure.at().line();
                    if (seen.add(key)) {
                        figures.put(key, figure);
                    }
                }));
        return figures;
    }

    /** Requests, gaps and moments that the log tells of. */
    private static long measured(Parsed parsed) {
        long count = 0;
        for (var run : parsed.runs()) {
            for (var part : run.parts()) {
                if (part instanceof RequestTimings timings) {
                    count += timings.count() + (long) timings.pooledGapMillis().length;
                } else if (part instanceof EngineSamples samples) {
                    count += samples.stream().count();
                }
            }
        }
        return count;
    }

    private static Parsed read(byte[] bytes, LogFormat format) {
        return ReadLog.of(Logs.of(bytes), Optional.of(format)).parsed();
    }
}
