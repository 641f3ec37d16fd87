package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.Program;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainInputTest {
    private static final String BLOCK = """
            Some words before.
            Namespace(backend='vllm', model='m', num_prompts=10, request_rate=4.0)
            ============ Serving Benchmark Result ============
            Successful requests:                     10
            Benchmark duration (s):                  5.00
            Mean TTFT (ms):                          120.00
            ==================================================
            Some words behind.
            """;

    @TempDir
    private Path folder;

    @Test
    void a_log_is_told_by_its_marks_its_runs_its_settings_and_what_is_left_over() throws IOException {
        String told = explain("run.log", BLOCK, "en");

        assertThat(told)
                .contains("Taken for: vllm-serve-console")
                .contains("vllm-serve-console, sglang-serve-console: taken.")
                .contains("headline “Serving Benchmark Result” between equals signs (line 3)")
                .contains("vllm-bench-throughput: not taken. Found: a line holds “Namespace(” (line 2).")
                .contains("lines 3–7, 3 figures\n")
                .contains("requestRate=4.0 (line 2)")
                .contains("Nothing found of: bench-doctor-report, guidellm-json, ");
    }

    @Test
    void a_look_alike_is_told_by_what_speaks_against_it() throws IOException {
        String told = explain("images.log", BLOCK.replace("Mean TTFT (ms):        ", "Latency Mean (s):      "), "en");

        assertThat(told)
                .contains("Taken for: diffusion-console")
                .contains("Against it: a line begins with “Latency Mean (s)” (line 6).")
                .contains("diffusion-console: it is this, which is named and not read.")
                .contains("No run was taken from it.");
        assertThat(explain("trace.csv", "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16,1,2\n", "en"))
                .contains("workload-trace: it is this");
        assertThat(explain("sim.txt", "LLMServingSim says hello\n" + BLOCK, "en"))
                .contains("simulator-output: it is this", "“LLMServingSim” near the beginning (line 1)");
    }

    @Test
    void json_that_lacks_a_key_is_told_which() throws IOException {
        String told = explain("own.json", "{\n\"elapsed_time\": 1,\n\"requests_per_second\": 2\n}\n", "en");

        assertThat(told)
                .contains("Taken for: json")
                .contains("vllm-bench-throughput: not taken. Found: key elapsed_time (line 2), "
                        + "key requests_per_second (line 3). Missing: key tokens_per_second.");
    }

    @Test
    void a_packed_log_is_told_by_its_packing_and_a_strange_charset_by_its_name() throws IOException {
        Path packed = folder.resolve("run.log.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("caf\u00e9 d\u00e9j\u00e0 vu\n".repeat(3).getBytes(StandardCharsets.ISO_8859_1));
            out.write(BLOCK.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(run(packed, "en").out())
                .contains("Unpacked: gzip\n")
                .contains("Characters: iso-8859-1 (inferred from the bytes)");
    }

    @Test
    void a_format_that_was_asked_for_is_told_as_such_and_no_report_is_written() throws IOException {
        Path log = Files.writeString(folder.resolve("run.log"), BLOCK);
        Program.Result result = Program.run(
                "analyze",
                log.toString(),
                "--explain-input",
                "--input-format",
                "sweep-table",
                "-l",
                "en",
                "-o",
                folder.resolve("out").toString());

        assertThat(result.out()).contains("The command line named the format");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void the_words_are_those_of_the_language_and_control_codes_stay_away() throws IOException {
        assertThat(explain("run.log", BLOCK.replace("model='m'", "model='m\u001b[31mred'"), "vi"))
                .contains("Được nhận là: vllm-serve-console")
                .contains("Không thấy dấu hiệu nào của:")
                .doesNotContain("\u001b");
        assertThat(Program.run("formats", "-l", "vi").out()).contains("Nhận ra nhờ: khóa metadata.guidellm_version");
    }

    @Test
    void an_empty_or_missing_file_is_told_with_what_is_wrong() throws IOException {
        assertThat(explain("empty.log", "", "en")).contains("There is nothing in it.");
        assertThat(Program.run("analyze", "no-such.log", "--explain-input").code())
                .isEqualTo(3);
    }

    private String explain(String name, String text, String language) throws IOException {
        return run(Files.writeString(folder.resolve(name), text), language).out();
    }

    private static Program.Result run(Path log, String language) {
        return Program.run("analyze", log.toString(), "--explain-input", "-l", language);
    }
}
