package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules, words and limits that a user brings. */
class OwnRulesTest {
    private static final String LOG = "samples/healthy/bench.log";
    private static final String RULE = """
            # Answers come slower than the house allows.
            id: house-pace
            stage: goal
            kind: problem
            severity: warning
            limits:
              pace: { value: 8 ms, why: "for the test" }
            forms:
              - { confidence: 0.9, when: tpot.median > limit.pace }
            cases:
              - says: slower
                given: { tpot.median: 9 ms }
                expect: 0.9
              - says: faster
                given: { tpot.median: 7 ms }
                expect: silent
              - says: unknown
                given: {}
                expect: not-judged
            """;
    private static final String WORDS = """
            finding.house-pace.title = Too slow
            finding.house-pace.lay = Slower than the house allows.
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void one_rule_with_its_words() throws IOException {
        Files.createDirectory(folder.resolve("locale"));
        write("house-pace.yaml", RULE);
        write("locale/en.properties", WORDS);
    }

    @Test
    void a_rule_of_ones_own_is_asked_beside_those_of_the_program() {
        String report = report("en");

        assertThat(report).contains("\"id\" : \"house-pace\"", "\"id\" : \"figures-coherent\"", "Too slow");
    }

    @Test
    void its_words_are_said_in_the_language_of_the_report_and_borrowed_where_that_lacks_them() throws IOException {
        write("locale/vi.properties", "finding.house-pace.title = Quá chậm\n");

        assertThat(report("vi")).contains("Quá chậm", "Slower than the house allows.");
        assertThat(report("en")).contains("Too slow").doesNotContain("Quá chậm");
    }

    @Test
    void words_in_one_language_are_enough() throws IOException {
        Files.move(folder.resolve("locale/en.properties"), folder.resolve("locale/fr.properties"));

        assertThat(report("en")).contains("Too slow");
        assertThat(report("vi")).contains("Too slow");
    }

    @Test
    void a_file_that_is_named_like_a_rule_of_the_program_stands_in_its_place() throws IOException {
        write(
                "decode-healthy.yaml",
                RULE.replace("house-pace", "decode-healthy")
                        .replace("8 ms", "1 ms")
                        .replace("7 ms", "0.5 ms"));

        assertThat(Program.run("rules", "--check", folder.toString()).code()).isZero();
        assertThat(report("en")).contains("\"own\" : [ \"decode-healthy\", \"house-pace\" ]");
    }

    @Test
    void a_rule_that_does_not_do_what_its_cases_say_is_refused_before_a_log_is_read() throws IOException {
        write("house-pace.yaml", RULE.replace("tpot.median: 7 ms", "tpot.median: 9 ms"));
        String place = folder.resolve("house-pace.yaml") + ":14: \"faster\": expected silent, but it is 0.9 warning";

        for (String command : List.of("analyze", "compare")) {
            Program.Result result = Program.run(command, LOG, LOG, "--rules", folder.toString(), "-o", out());

            assertThat(result.code()).isEqualTo(64);
            assertThat(result.err()).contains(place);
        }
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void a_rule_that_no_language_puts_into_words_is_refused() throws IOException {
        write("locale/en.properties", "finding.house-pace.title = {tpotMedian} is too slow\n");

        Program.Result result = Program.run("rules", "--check", folder.toString());

        assertThat(result.code()).isEqualTo(64);
        assertThat(result.err()).contains("finding.house-pace.lay", "finding.house-pace.title.plain");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "report.title = Mine                              | :3: report.title is no key",
                "finding.house-pase.title = Slow                  | :3: the folder has no rule house-pase",
                "finding.burst-queue-ramp.title = Slow            | :3: the folder has no rule burst-queue-ramp",
                "finding.house-pace.eng = {tpotMedain}            | :3: nothing is called {tpotMedain}",
                "finding.house-pace.eng = {tpotMedian             | :3: finding.house-pace.eng",
                "finding.house-pace.eng = \\u001b[31m             | :3: the text has control codes",
                "finding.house-pace.eng = \\u202e                 | :3: the text has control codes",
                "finding.house-pace.eng = \\uzz                   | :3: a \\u is followed by no four digits",
                "finding.house-pace.lay = again                   | :3: the key finding.house-pace.lay stands here twice",
            })
    void words_that_cannot_be_said_are_refused_with_their_line(String line, String problem) throws IOException {
        write("locale/en.properties", WORDS + line + "\n");

        Program.Result result = Program.run("analyze", LOG, "--rules", folder.toString(), "-o", out());

        assertThat(result.code()).isEqualTo(64);
        assertThat(result.err()).startsWith(folder.resolve("locale/en.properties") + problem);
    }

    @Test
    void every_output_says_which_limits_were_moved_from_what_to_what_and_by_whom() throws IOException {
        Program.run(
                "analyze",
                LOG,
                "--limit",
                "burst-queue-ramp.ramp-low=1.7",
                "-l",
                "en",
                "-f",
                "html,md,json,docx,xlsx",
                "-q",
                "-o",
                out());

        String said = "burst-queue-ramp.ramp-low";
        String moved = "1.70 instead of 1.85";
        assertThat(text("report.html")).contains("Limits moved on the command line", said, moved);
        assertThat(text("report.md")).contains("Limits moved on the command line", said, moved);
        assertThat(zipped("report.docx", "word/document.xml")).contains(said, moved);
        assertThat(sheets("report.xlsx")).contains(said, moved);
        assertThat(text("report.json").replaceAll("\\s+", " "))
                .contains("\"rule\" : \"burst-queue-ramp\", \"limit\" : \"ramp-low\", \"unit\" : \"\","
                        + " \"own\" : 1.85, \"used\" : 1.7, \"by\" : \"command-line\"");
    }

    @Test
    void a_saved_result_still_says_by_which_rules_it_was_judged() throws IOException {
        Program.run(
                "analyze",
                LOG,
                "--rules",
                folder.toString(),
                "--limit",
                "house-pace.pace=6 ms",
                "-l",
                "en",
                "-f",
                "json",
                "-q",
                "-o",
                out());
        String saved = folder.resolve("out/report.json").toString();

        String again = Program.run("render", saved, "-f", "json", "-l", "en", "--rules", folder.toString(), "-o", "-")
                .out();
        String page = Program.run("render", saved, "-f", "md", "-l", "en", "--rules", folder.toString(), "-o", "-")
                .out();

        assertThat(again).isEqualTo(text("report.json"));
        assertThat(page).contains("house-pace.pace", "Too slow");
    }

    @Test
    void a_rule_of_ones_own_is_listed_and_explained_where_its_folder_is_given() {
        assertThat(Program.run("rules", "--rules", folder.toString(), "-l", "en")
                        .out())
                .containsPattern("house-pace +Too slow");
        assertThat(Program.run("explain", "house-pace", "--rules", folder.toString(), "-l", "en")
                        .out())
                .contains("Slower than the house allows.");
    }

    @Test
    void a_rule_about_pairs_is_asked_by_compare() throws IOException {
        write("house-pace.yaml", """
                # The new side answers later than the base.
                id: house-pace
                about: pair
                stage: compared
                kind: note
                severity: info
                limits:
                  later: { value: -1 share, why: "whatever it is, for the test" }
                forms:
                  - { confidence: 0.9, when: change.ttft.median > limit.later }
                cases:
                  - { says: later, given: { change.ttft.median: 0.1 share }, expect: 0.9 }
                  - { says: gone, given: { change.ttft.median: -1 share }, expect: silent }
                  - { says: unknown, given: {}, expect: not-judged }
                """);

        Program.Result result =
                Program.run("compare", LOG, LOG, "--rules", folder.toString(), "-f", "json", "-l", "en", "-o", "-");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("\"id\" : \"house-pace\"", "Too slow", "\"own\" : [ \"house-pace\" ]");
    }

    private String report(String language) {
        Program.Result result =
                Program.run("analyze", LOG, "--rules", folder.toString(), "-f", "json", "-l", language, "-o", "-");
        assertThat(result.err()).isEmpty();
        return result.out();
    }

    private String out() {
        return folder.resolve("out").toString();
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve("out").resolve(name));
    }

    private String zipped(String name, String entry) throws IOException {
        try (ZipFile zip = new ZipFile(folder.resolve("out").resolve(name).toFile())) {
            return new String(zip.getInputStream(zip.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What all sheets of a workbook hold. */
    private String sheets(String name) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipFile zip = new ZipFile(folder.resolve("out").resolve(name).toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().startsWith("xl/worksheets/")) {
                    text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return text.toString();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
