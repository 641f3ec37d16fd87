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

    static List<String> kinds() {
        return List.of(UserFiles.RULES, UserFiles.REMEDIES, UserFiles.TARGETS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void a_damaged_file_of_a_user_is_read_or_refused_with_its_place(String kind) throws IOException {
        Map<String, List<byte[]>> files = UserFiles.byKind();

        Fuzz.Outcome outcome =
                Fuzz.ofUserFiles(kind, files.get(UserFiles.RULES), found).format(kind, files.get(kind), BYTES);

        assertThat(outcome.failures()).isEmpty();
    }

    @Test
    void a_damaged_file_that_the_program_saved_is_shown_or_refused_with_its_line() throws IOException {
        Map<String, List<byte[]>> files = SavedFiles.byKind();

        for (String kind : SavedFiles.KINDS) {
            Fuzz.Outcome outcome = Fuzz.ofSavedFiles(files.get(kind), found)
                    .format(kind, files.get(kind), SavedFiles.TIMES_AS_LONG * BYTES);

            assertThat(outcome.failures()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void a_file_of_a_user_that_unfolds_itself_or_is_deep_is_refused(String kind) throws IOException {
        StringBuilder laughs = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
        for (char level = 'b'; level < 'k'; level++) {
            String below = "*" + (char) (level - 1);
            laughs.append(level).append(": &").append(level).append(" [");
            laughs.append(String.join(", ", java.util.Collections.nCopies(10, below)))
                    .append("]\n");
        }
        for (String file :
                List.of(laughs.toString(), "id: " + "[".repeat(100_000), "- ".repeat(100_000), "a: &a [*a]")) {
            assertThat(UserFiles.broken(kind, file.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .isEmpty();
        }
    }
}
