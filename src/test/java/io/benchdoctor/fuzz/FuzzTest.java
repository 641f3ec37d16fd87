package io.benchdoctor.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.model.Input;
import io.benchdoctor.parse.LogReader;
import io.benchdoctor.parse.OwnLogs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A few seconds of what {@link Fuzz} does for minutes. */
class FuzzTest {
    private static final long BYTES = 60_000;

    private static Map<String, List<byte[]>> logs;
    private static List<byte[]> all;

    @TempDir
    private Path found;

    @BeforeAll
    static void read() throws IOException {
        logs = OwnLogs.byFormat();
        all = logs.values().stream().flatMap(List::stream).toList();
    }

    static List<String> formats() {
        return LogReader.formats();
    }

    @Test
    void every_format_has_a_whole_log_to_damage() {
        assertThat(logs.keySet()).containsExactlyInAnyOrderElementsOf(Set.copyOf(formats()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void a_whole_log_is_read_to_its_end(String format) {
        Chain chain = new Chain();

        for (byte[] log : logs.get(format)) {
            Input input = chain.input(log);
            assertThat(input.status()).as("%s", input.notes()).isEqualTo(Input.Status.PARSED);
            assertThat(input.format()).isEqualTo(format);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void a_damaged_log_breaks_nothing(String format) throws IOException {
        Fuzz.Outcome outcome = new Fuzz(all, found).format(format, logs.get(format), BYTES);

        assertThat(outcome.failures()).isEmpty();
    }
}
