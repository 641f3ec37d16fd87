package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.benchdoctor.model.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many simulated runs, each told by several logs: every run is one, and none has a log of another. */
class ScenarioJoinTest {
    private static List<Path> files = List.of();

    @BeforeAll
    static void find() throws IOException {
        files = Logs.below("scenarios").stream()
                .filter(file -> !file.getFileName().toString().matches("key\\.json|README\\.md"))
                .toList();
    }

    @Test
    void a_folder_per_run_gives_the_runs() throws IOException {
        assertRuns(logs((file, n) -> file.getParent().getFileName() + "/" + file.getFileName()));
    }

    @ParameterizedTest(name = "shuffled by {0}")
    @ValueSource(ints = {31, 65_599})
    void names_that_say_nothing_in_one_folder_give_the_same_runs(int shuffle) throws IOException {
        List<NamedLog> logs = new ArrayList<>(logs((file, n) -> String.format("f%04d.txt", n)));
        logs.sort(Comparator.comparing(log -> (log.run() + log.source().path()).hashCode() * shuffle));

        assertRuns(logs);
    }

    @Test
    void console_and_server_log_alone_are_joined_to_the_right_run_or_not_at_all() throws IOException {
        List<NamedLog> logs = logs((file, n) -> String.format("f%04d.txt", n)).stream()
                .filter(log -> log.kind().matches("console\\.txt|server\\.log"))
                .toList();
        List<Run> runs = read(logs);

        assertThat(runs).allSatisfy(run -> assertThat(told(run, logs)).hasSize(1));
    }

    /** @param run the folder in which it lay, which nobody but this test knows */
    private record NamedLog(LogSource source, String run, String kind) {}

    private static List<NamedLog> logs(BiFunction<Path, Integer, String> name) throws IOException {
        assumeFalse(files.isEmpty(), "no simulated logs beside the project");
        List<NamedLog> logs = new ArrayList<>();
        for (Path file : files) {
            logs.add(new NamedLog(
                    LogSource.of(name.apply(file, logs.size()), file),
                    file.getParent().getFileName().toString(),
                    file.getFileName().toString()));
        }
        return logs;
    }

    private static List<Run> read(List<NamedLog> logs) {
        return RunAssembly.runs(logs.stream()
                .map(log -> ReadLog.of(log.source(), Optional.empty()))
                .toList());
    }

    private static void assertRuns(List<NamedLog> logs) {
        List<Run> runs = read(logs);
        Set<String> all = logs.stream().map(NamedLog::run).collect(Collectors.toSet());

        assertThat(runs).allSatisfy(run -> {
            assertThat(told(run, logs)).hasSize(1);
            assertThat(run.sources().stream().filter(source -> source.joined().isEmpty()))
                    .hasSize(1);
        });
        assertThat(runs).hasSameSizeAs(all);
    }

    /** Of which runs the sources of one run tell. */
    private static Set<String> told(Run run, List<NamedLog> logs) {
        Set<String> paths = new HashSet<>();
        run.sources().forEach(source -> paths.add(source.path()));
        return logs.stream()
                .filter(log -> paths.contains(log.source().path()))
                .map(NamedLog::run)
                .collect(Collectors.toSet());
    }
}
