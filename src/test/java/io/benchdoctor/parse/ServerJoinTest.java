package io.benchdoctor.parse;

import static io.benchdoctor.parse.ServerLines.START;
import static io.benchdoctor.parse.ServerLines.v1;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.model.EngineSample;
import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.Input;
import io.benchdoctor.model.Joined;
import io.benchdoctor.model.Joined.By;
import io.benchdoctor.model.Joined.Clue;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.RunPart.ServerEvents;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which runs a server's log is given to; in doubt to none. */
class ServerJoinTest {
    /** A run of 20 seconds that ended on 4 March at 09:10:30. */
    private static final String RESULT = result("20250304-091030", 40);

    private static final String SERVER =
            START + v1("09:09:00", 1, 0) + v1("09:10:20", 8, 30) + v1("09:10:30", 8, 4) + v1("09:10:40", 0, 0);

    @Test
    void only_the_lines_written_during_the_run_are_the_runs() {
        List<Run> runs = runs("a/result.json", RESULT, "a/server.log", SERVER);

        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).sources())
                .extracting(Run.Source::format)
                .containsExactly("vllm-serve-json", "vllm-server-log");
        assertThat(waiting(runs.get(0))).containsExactly(30, 4);
        assertThat(runs.get(0).setting(SettingKey.MAX_NUM_SEQS)).isPresent();
        assertThat(runs.get(0).setting(SettingKey.DATE).orElseThrow().value()).isEqualTo("20250304-091030");
    }

    @Test
    void a_log_in_another_folder_is_found_by_clock_and_model() {
        assertThat(runs("runs/result.json", RESULT, "logs/server.log", SERVER)).hasSize(1);
        assertThat(runs("runs/result.json", RESULT, "logs/server.log", SERVER.replace("Tiny-1B", "Other")))
                .hasSize(2);
        assertThat(runs("runs/result.json", RESULT.replace("20250304", "20250305"), "logs/server.log", SERVER))
                .hasSize(2);
    }

    @Test
    void a_log_that_covers_several_runs_is_cut_by_the_clock_and_its_counts_are_nobodys() {
        String later = result("20250304-092030", 41);
        String server = SERVER + v1("09:20:20", 2, 7) + v1("09:20:40", 0, 0);

        List<Run> runs = runs("a/one.json", RESULT, "a/two.json", later, "a/server.log", server);

        assertThat(runs).hasSize(2);
        assertThat(waiting(runs.get(0))).containsExactly(30, 4);
        assertThat(waiting(runs.get(1))).containsExactly(7);
        assertThat(runs)
                .allSatisfy(run -> assertThat(run.parts(ServerEvents.class)).isEmpty());
    }

    @Test
    void two_runs_at_one_time_share_the_server_and_get_nothing_of_it() {
        List<Run> runs =
                runs("a/one.json", RESULT, "a/two.json", result("20250304-091035", 41), "a/server.log", SERVER);

        assertThat(runs).hasSize(3);
        assertThat(runs.get(0).parts(EngineSamples.class)).isEmpty();
    }

    @Test
    void of_two_servers_at_that_time_neither_is_taken() {
        assertThat(runs("a/r.json", RESULT, "b/x.log", SERVER, "c/y.log", SERVER.replace("L4", "L40")))
                .hasSize(3);
    }

    @Test
    void a_client_in_another_time_zone_is_the_only_run_in_the_folder() {
        List<Run> runs =
                runs("a/result.json", RESULT.replace("20250304-09", "20250304-16"), "a/server.log", cutIdle(SERVER));

        assertThat(runs).hasSize(1);
        assertThat(waiting(runs.get(0))).containsExactly(30, 4);
    }

    @Test
    void a_log_of_another_time_is_not_the_runs_although_it_lies_beside_it() {
        String minutesLater = RESULT.replace("091030", "091710");

        assertThat(runs("a/result.json", minutesLater, "a/server.log", cutIdle(SERVER)))
                .hasSize(2);
    }

    @Test
    void without_a_clock_the_only_run_in_the_folder_gets_the_lines_in_which_the_engine_worked() {
        List<Run> runs = runs("a/console.txt", Blocks.VLLM, "a/server.log", cutIdle(SERVER));

        assertThat(runs).hasSize(1);
        assertThat(waiting(runs.get(0))).containsExactly(30, 4);
    }

    @Test
    void a_server_that_worked_for_longer_than_the_run_gives_its_settings_only() {
        List<Run> runs = runs("a/console.txt", Blocks.VLLM, "a/server.log", SERVER + v1("11:00:00", 3, 0));

        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).parts(EngineSamples.class)).isEmpty();
        assertThat(runs.get(0).setting(SettingKey.KV_CACHE_TOKENS)).isPresent();
    }

    @Test
    void with_two_runs_in_the_folder_and_no_clock_the_log_stays_alone() {
        String other = Blocks.VLLM.replace("81.25", "91.25");

        assertThat(runs("a/x.txt", Blocks.VLLM, "a/y.txt", other, "a/server.log", SERVER))
                .hasSize(3);
    }

    @Test
    void a_log_without_any_run_is_one_named_after_what_it_says() {
        List<Run> runs = runs("a/server.log", SERVER, "b/server.log", SERVER.replace("Running: 8", "Running: 9"));

        assertThat(runs).hasSize(2).extracting(Run::id).doesNotHaveDuplicates();
        assertThat(runs("z/copy.log", SERVER).get(0).id()).isEqualTo(runs.get(0).id());
    }

    @Test
    void every_log_says_why_it_was_joined_and_by_which_figures_or_times() {
        Joined joined =
                reason(runs("a/result.json", RESULT, "a/server.log", SERVER).get(0));

        assertThat(joined.by()).isEqualTo(By.TIME);
        assertThat(joined.to()).isEqualTo("a/result.json");
        assertThat(joined.clues())
                .contains(new Clue("time", "03-04 09:10:20/03-04 09:10:30", "03-04 09:10:10/03-04 09:10:30"));
        assertThat(reason(runs("a/console.txt", Blocks.VLLM, "a/server.log", cutIdle(SERVER))
                                .get(0))
                        .by())
                .isEqualTo(By.FOLDER);
    }

    @Test
    void without_a_clock_and_among_several_the_log_that_counted_the_same_is_the_runs() {
        String other = Blocks.VLLM.replace("81.25", "91.25").replace("2000      ", "9000      ");
        String server = START + v1("09:10:20", 6, 0) + v1("09:10:30", 4, 0) + v1("09:10:40", 0, 0);

        List<Run> runs = runs("a/x.txt", Blocks.VLLM, "a/y.txt", other, "a/server.log", server);

        assertThat(runs).hasSize(2);
        assertThat(reason(runs.get(0)).by()).isEqualTo(By.COUNTS);
        assertThat(reason(runs.get(0)).clues()).contains(new Clue("tokens.output", "2000", "2000"));
    }

    @Test
    void a_log_that_fits_two_runs_is_given_to_neither() {
        String other = Blocks.VLLM.replace("81.25", "91.25");
        String server = START + v1("09:10:20", 6, 0) + v1("09:10:30", 4, 0) + v1("09:10:40", 0, 0);

        assertThat(runs("a/x.txt", Blocks.VLLM, "a/y.txt", other, "a/server.log", server))
                .hasSize(3);
    }

    @Test
    void a_server_that_worked_on_more_than_the_client_sent_is_not_the_clients_alone() {
        String few = RESULT.replace("\"num_prompts\"", "\"max_concurrency\": 8, \"num_prompts\"");

        assertThat(runs("a/result.json", few, "a/server.log", SERVER)).hasSize(2);
    }

    /** An engine in the process of its benchmark, with a result behind its lines. */
    private static String offline(String latency) {
        return START + v1("09:10:20", 8, 0) + OfflineBenchTest.LATENCY.replace("0.75", latency);
    }

    @Test
    void a_result_without_a_server_and_the_lines_of_its_engine_in_one_log_are_one_run() {
        List<Run> runs = runs("a/one.log", offline("0.75"), "a/two.log", offline("0.76"));

        assertThat(runs).hasSize(2).allSatisfy(run -> {
            assertThat(reason(run).by()).isEqualTo(By.LOG);
            assertThat(run.sources())
                    .extracting(Run.Source::path)
                    .containsOnly(reason(run).to());
            assertThat(run.setting(SettingKey.KV_CACHE_TOKENS)).isPresent();
            assertThat(run.parts(EngineSamples.class)).hasSize(1);
        });
    }

    @Test
    void an_engine_that_logs_no_statistics_is_told_of_the_result_behind_it_all_the_same() {
        String twice = (START + OfflineBenchTest.LATENCY) + (START + OfflineBenchTest.LATENCY.replace("0.75", "0.76"));

        assertThat(runs("a/both.log", twice)).hasSize(2).allSatisfy(run -> {
            assertThat(run.setting(SettingKey.KV_CACHE_TOKENS)).isPresent();
            assertThat(run.sources()).extracting(Run.Source::format).containsExactly(OfflineConsole.LATENCY);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lonely")
    void a_log_that_no_run_got_says_why(String why, String path, String server, List<String> clients) {
        List<ReadLog> logs = new ArrayList<>();
        for (int n = 0; n < clients.size(); n++) {
            logs.add(log("a/" + n, clients.get(n)));
        }
        logs.add(log(path, server));

        RunAssembly assembly = RunAssembly.of(logs);

        assertThat(assembly.runs()).hasSize(clients.size() + 1);
        assertThat(assembly.notes())
                .containsExactly(new LogNote(new SourceRef(path, 1), Problem.SERVER_UNASSIGNED, why));
        assertThat(assembly.inputs(logs).get(clients.size()).notes()).containsAll(assembly.notes());
        assertThat(assembly.inputs(logs).get(clients.size()).status()).isEqualTo(Input.Status.PARSED);
    }

    private static Stream<Arguments> lonely() {
        String other = Blocks.VLLM.replace("81.25", "91.25");
        String few = RESULT.replace("\"num_prompts\"", "\"max_concurrency\": 8, \"num_prompts\"");
        String same = result("20250304-091035", 41);
        return Stream.of(
                Arguments.of("shared", "a/s.log", SERVER, List.of(RESULT, same)),
                Arguments.of("several", "a/s.log", SERVER, List.of(Blocks.VLLM, other)),
                Arguments.of("model", "a/s.log", SERVER.replace("Tiny-1B", "Other"), List.of(RESULT)),
                Arguments.of("load", "a/s.log", SERVER, List.of(few)),
                Arguments.of("time", "a/s.log", cutIdle(SERVER), List.of(RESULT.replace("091030", "091710"))),
                Arguments.of("time", "b/s.log", SERVER, List.of(RESULT.replace("20250304", "20250305"))),
                Arguments.of("apart", "b/s.log", SERVER, List.of(Blocks.VLLM)));
    }

    @Test
    void a_log_that_a_run_got_and_one_without_any_run_have_nothing_to_say() {
        assertThat(RunAssembly.of(List.of(log("a/r.json", RESULT), log("a/s.log", SERVER)))
                        .notes())
                .isEmpty();
        assertThat(RunAssembly.of(List.of(log("a/s.log", SERVER))).notes()).isEmpty();
    }

    private static Joined reason(Run run) {
        return run.sources().get(run.sources().size() - 1).joined().orElseThrow();
    }

    private static String cutIdle(String server) {
        return server.replace(v1("09:09:00", 1, 0), "");
    }

    private static String result(String date, int completed) {
        return "{\"date\": \"" + date
                + "\", \"backend\": \"vllm\", \"model_id\": \"org/Tiny-1B\", \"num_prompts\": 40, "
                + "\"request_rate\": \"inf\", \"duration\": 20.0, \"completed\": " + completed
                + ", \"total_input_tokens\": 4000, \"total_output_tokens\": 2000, \"request_throughput\": 2.0, "
                + "\"mean_ttft_ms\": 81.2512, \"median_ttft_ms\": 80.4999, \"p99_ttft_ms\": 131.7501, "
                + "\"mean_tpot_ms\": 11.1, \"mean_itl_ms\": 11.1234}";
    }

    private static List<Integer> waiting(Run run) {
        return run.parts(EngineSamples.class).stream()
                .flatMap(EngineSamples::stream)
                .map(EngineSample::waiting)
                .map(OptionalInt::getAsInt)
                .toList();
    }

    private static List<Run> runs(String... pathsAndTexts) {
        List<ReadLog> logs = new ArrayList<>();
        for (int n = 0; n < pathsAndTexts.length; n += 2) {
            logs.add(log(pathsAndTexts[n], pathsAndTexts[n + 1]));
        }
        return RunAssembly.runs(logs);
    }

    private static ReadLog log(String path, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ReadLog.of(new LogSource(path, bytes.length, () -> new ByteArrayInputStream(bytes)), Optional.empty());
    }
}
