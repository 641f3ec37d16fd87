package io.benchdoctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.benchdoctor.cli.SteadyRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A comparison that was saved is put into words again without its logs, and says the same to the last byte. */
class SavedComparisonTest {
    private static final String FORMATS = "html,xlsx,md,json";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--no-redact", "--redact"})
    void pages_and_workbooks_are_those_of_the_logs(String redact) throws IOException {
        twoSides();
        Map<String, String> direct = direct(redact, "en,vi");

        deleteLogs();
        Map<String, String> again = again("direct/compare.json", "--no-redact", "en,vi");

        assertThat(direct)
                .containsKeys("compare.html", "compare.md", "compare-vi.md", "compare.xlsx", "compare-vi.xlsx");
        assertThat(again).isEqualTo(direct);
    }

    @Test
    void names_are_taken_out_of_a_comparison_that_still_has_them_as_compare_takes_them_out() throws IOException {
        twoSides();
        Map<String, String> redacted = direct("--redact", "vi,en");
        direct("--no-redact", "en");

        assertThat(again("direct/compare.json", "--redact", "vi,en")).isEqualTo(redacted);
        assertThat(redacted.toString()).doesNotContain("zorblax");
    }

    @Test
    void samples_with_blocks_and_with_raw_data_say_the_same_again() throws IOException {
        for (List<String> sides : List.of(
                List.of("samples/healthy", "samples/burst-queue-ramp"),
                List.of("samples/token-timings", "samples/token-timings"),
                List.of("samples/cold-start", "samples/open-loop-overload"))) {
            Map<String, String> direct = written("direct", "compare", sides.get(0), sides.get(1), "-l", "vi,en");

            assertThat(again("direct/compare.json", "--no-redact", "vi,en")).isEqualTo(direct);
        }
    }

    @Test
    void a_side_without_partner_is_named_again() throws IOException {
        twoSides();
        Files.writeString(
                folder.resolve("zorblax/other.json"),
                SteadyRun.of(9, 1, 2).replace("\"num_prompts\": 200", "\"num_prompts\": 150"));
        Map<String, String> direct = direct("--no-redact", "en");

        assertThat(again("direct/compare.json", "--no-redact", "en")).isEqualTo(direct);
    }

    @Test
    void the_saved_file_keeps_to_its_schema() throws IOException {
        twoSides();

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                Files.readString(Path.of("src/main/resources/schema/compare.schema.json")),
                                InputFormat.JSON)
                        .validate(direct("--no-redact", "en").get("compare.json"), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void what_a_comparison_cannot_become_is_refused_by_name() throws IOException {
        twoSides();
        direct("--no-redact", "en");

        Program.Result result =
                Program.run("render", folder.resolve("direct/compare.json").toString(), "-f", "docx");

        assertThat(result.code()).isEqualTo(64);
        assertThat(result.err()).contains("docx", "html, xlsx, json, md");
    }

    @Test
    void a_comparison_whose_parts_do_not_fit_is_refused_with_its_line() throws IOException {
        twoSides();
        String saved = direct("--no-redact", "en").get("compare.json");
        for (String[] change : new String[][] {
            {"\"base.ttft.mean\" :", "\"base.ttft.median.x\" :"},
            {"\"side\" : \"base\"", "\"side\" : \"left\""},
            {"\"declared\" : [ ]", "\"declared\" : [ \"mood\" ]"},
            {"\"comparisons\" :", "\"comparison\" :"}
        }) {
            assertThat(saved).contains(change[0]);
            Path broken = Files.writeString(folder.resolve("broken.json"), saved.replace(change[0], change[1]));

            Program.Result result = Program.run(
                    "render", broken.toString(), "-o", folder.resolve("no").toString());

            assertThat(result.code()).as(change[1]).isEqualTo(64);
            assertThat(result.err()).containsPattern("broken\\.json:\\d+:").doesNotContain("Exception");
        }
    }

    private void twoSides() throws IOException {
        Path base = Files.createDirectories(folder.resolve("zorblax"));
        Path now = Files.createDirectories(folder.resolve("new"));
        for (int run = 0; run < 2; run++) {
            Files.writeString(
                    base.resolve(run + ".json"), SteadyRun.of(run, 1, 2).replace("a/b", "/home/zorblax/Model-7B"));
            Files.writeString(
                    now.resolve(run + ".json"), SteadyRun.of(10 + run, 1.3, 2).replace("a/b", "/srv/zorblax/Model-8B"));
        }
    }

    private void deleteLogs() throws IOException {
        for (String side : List.of("zorblax", "new")) {
            for (int run = 0; run < 2; run++) {
                Files.delete(folder.resolve(side).resolve(run + ".json"));
            }
        }
    }

    private Map<String, String> direct(String redact, String languages) throws IOException {
        return written(
                "direct",
                "compare",
                folder.resolve("zorblax").toString(),
                folder.resolve("new").toString(),
                redact,
                "-l",
                languages);
    }

    private Map<String, String> again(String saved, String redact, String languages) throws IOException {
        return written("again", "render", folder.resolve(saved).toString(), redact, "-l", languages);
    }

    private Map<String, String> written(String out, String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("-f", FORMATS, "-q", "-o", folder.resolve(out).toString()));
        Program.Result result = Program.run(all.toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
        return Outputs.of(folder.resolve(out));
    }
}
