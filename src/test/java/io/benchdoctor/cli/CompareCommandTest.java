package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.benchdoctor.Program;
import io.benchdoctor.Program.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two sides on the command line. */
class CompareCommandTest {
    @TempDir
    private Path folder;

    private Path base;

    @BeforeEach
    void a_base() throws IOException {
        base = run("base.json", 1, 1, 2);
    }

    @Test
    void a_slower_server_fails_the_gate() throws IOException {
        Result result = compare(run("slow.json", 2, 1.2, 2), "--fail-on", "regression");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("The new side is worse than the baseline.");
        assertThat(json()).contains("\"verdict\" : \"regression\"", "\"value\" : true");
    }

    @Test
    void several_times_as_much_is_told_as_that_and_not_in_percent() throws IOException {
        compare(run("slow.json", 2, 40, 2), "-f", "md", "-l", "vi");

        String told = Files.readString(folder.resolve("out").resolve("compare.md"));
        assertThat(told).containsPattern("gấp 4\\d lần").doesNotContainPattern("\\+\\d[\\d.]{3,}");
    }

    @Test
    void the_same_server_passes_it() throws IOException {
        assertThat(compare(run("same.json", 3, 1, 2), "--fail-on", "regression").code())
                .isZero();
        assertThat(json()).contains("\"verdict\" : \"same\"");
    }

    @Test
    void without_a_gate_nothing_fails() throws IOException {
        assertThat(compare(run("slow.json", 2, 1.2, 2)).code()).isZero();
    }

    @Test
    void a_gate_of_one_metric_lets_others_pass() throws IOException {
        Path slow = run("slow.json", 2, 1.2, 2);

        assertThat(compare(slow, "--fail-on", "regression=tpot.mean:50").code()).isZero();
        assertThat(compare(slow, "--fail-on", "regression=tpot.mean:5,ttft.median:50")
                        .code())
                .isEqualTo(1);
        assertThat(compare(slow, "--fail-on", "regression=ttft.p99:5").code())
                .as("a P99 of few requests is not judged")
                .isEqualTo(2);
    }

    @Test
    void another_load_is_not_compared_and_the_gate_is_open() throws IOException {
        Result result = compare(run("faster.json", 2, 1, 4), "--fail-on", "regression");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).contains("These sides cannot be compared");
        assertThat(json()).contains("\"id\" : \"requestRate\"", "\"verdict\" : \"unfair\"");
    }

    @Test
    void what_was_changed_on_purpose_is_fair() throws IOException {
        assertThat(compare(run("faster.json", 2, 1, 4), "--change", "requestRate", "--fail-on", "regression")
                        .code())
                .isNotEqualTo(64);
        assertThat(json()).contains("\"declared\" : true").doesNotContain("\"verdict\" : \"unfair\"");
    }

    @Test
    void a_file_without_a_run_leaves_the_gate_open() throws IOException {
        Path empty = Files.writeString(folder.resolve("nothing.txt"), "nothing\n");

        assertThat(compare(empty, "--fail-on", "regression").code()).isEqualTo(2);
        assertThat(compare(empty).code()).isEqualTo(3);
    }

    @Test
    void what_is_no_gate_is_wrong_usage() throws IOException {
        Path same = run("same.json", 3, 1, 2);

        assertThat(compare(same, "--fail-on", "warning").code()).isEqualTo(64);
        assertThat(compare(same, "--fail-on", "regression=speed:3").code()).isEqualTo(64);
        assertThat(compare(same, "--change", "weather").err()).contains("weather", "engineVersion");
        assertThat(Program.run("compare", base.toString()).code()).isEqualTo(64);
    }

    @Test
    void repeats_in_a_folder_are_one_side() throws IOException {
        Path before = Files.createDirectories(folder.resolve("before"));
        Path after = Files.createDirectories(folder.resolve("after"));
        for (int n = 0; n < 3; n++) {
            Files.move(run("b" + n + ".json", 10 + n, 1, 2), before.resolve("b" + n + ".json"));
            Files.move(run("a" + n + ".json", 20 + n, 1.2, 2), after.resolve("a" + n + ".json"));
        }

        Result result = Program.run(
                "compare", before.toString(), after.toString(), "-o", out(), "-f", "json", "--fail-on", "regression");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("3 runs of the baseline and 3 new runs");
    }

    @Test
    void the_same_logs_give_the_same_bytes() throws IOException {
        Path slow = run("slow.json", 2, 1.2, 2);
        compare(slow);
        String first = json();
        compare(slow);

        assertThat(json()).isEqualTo(first);
    }

    @Test
    void what_scripts_read_keeps_to_its_schema() throws IOException {
        compare(run("slow.json", 2, 1.2, 2));
        assertThat(problems()).isEmpty();
        compare(run("faster.json", 2, 1, 4));
        assertThat(problems()).isEmpty();
    }

    private List<?> problems() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        Files.readString(Path.of("src/main/resources/schema/compare.schema.json")), InputFormat.JSON);
        return List.copyOf(schema.validate(json(), InputFormat.JSON));
    }

    @Test
    void every_output_is_written_in_every_language() throws IOException {
        Path slow = run("slow.json", 2, 1.2, 2);

        Program.run("compare", base.toString(), slow.toString(), "-o", out(), "-f", "html,xlsx,json,md", "-l", "vi,en");

        assertThat(Files.readString(folder.resolve("out/compare.html")))
                .contains("Kết quả mới kém hơn mốc so sánh.", "The new side is worse than the baseline.");
        assertThat(Files.readString(folder.resolve("out/compare.md"))).contains("Kém hơn: ");
        assertThat(Files.readString(folder.resolve("out/compare-en.md"))).contains("Worse: ");
        assertThat(folder.resolve("out/compare.xlsx")).isNotEmptyFile();
        assertThat(folder.resolve("out/compare-en.xlsx")).isNotEmptyFile();
    }

    private Result compare(Path now, String... options) {
        String[] all = new String[7 + options.length];
        String[] fixed = {"compare", base.toString(), now.toString(), "-o", out(), "-f", "json"};
        System.arraycopy(fixed, 0, all, 0, fixed.length);
        System.arraycopy(options, 0, all, fixed.length, options.length);
        return Program.run(all);
    }

    private String out() {
        return folder.resolve("out").toString();
    }

    private String json() throws IOException {
        return Files.readString(folder.resolve("out/compare.json"));
    }

    private Path run(String name, long seed, double times, double rate) throws IOException {
        return Files.writeString(folder.resolve(name), SteadyRun.of(seed, times, rate));
    }

    @Test
    void runs_that_do_not_state_their_load_are_repeats_only_where_their_figures_say_so() throws IOException {
        Path before = Files.createDirectories(folder.resolve("before"));
        Path after = Files.createDirectories(folder.resolve("after"));
        for (int n = 0; n < 2; n++) {
            unstated(before.resolve("slow" + n + ".json"), 10 + n, 2);
            unstated(before.resolve("fast" + n + ".json"), 20 + n, 4);
        }
        unstated(after.resolve("new.json"), 30, 2);

        Program.run("compare", before.toString(), after.toString(), "-o", out(), "-f", "json");

        assertThat(json()).containsPattern("\"comparisons\" : \\[ ]");
        Files.delete(before.resolve("fast0.json"));
        Files.delete(before.resolve("fast1.json"));

        Program.run("compare", before.toString(), after.toString(), "-o", out(), "-f", "json");

        assertThat(json()).contains("slow0.json", "slow1.json", "\"verdict\" : \"same\"");
    }

    private static void unstated(Path file, long seed, double rate) throws IOException {
        Files.writeString(
                file,
                SteadyRun.of(seed, 1, rate).replaceFirst("\"request_rate\": [^,]*, \"max_concurrency\": null, ", ""));
    }

    @Test
    void what_the_logs_do_not_say_can_be_given_for_both_sides() throws IOException {
        Path same = run("same.json", 3, 1, 2);

        Program.Result result = Program.run(
                "compare",
                base.toString(),
                same.toString(),
                "--set",
                "gpu=H100",
                "--jobs",
                "1",
                "--limit",
                "regression.relevant=0.5 share",
                "-l",
                "en",
                "-f",
                "json",
                "-o",
                "-");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("\"limit\" : \"relevant\"").doesNotContain("gpu.bandwidth\" : null");
    }
}
