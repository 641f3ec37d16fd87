package io.benchdoctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.cli.SteadyRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A comparison, one that was saved, and a history are the same bytes on every machine, however the command was typed. */
class RunsDeterminismTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int NIGHTS = 10;

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @TempDir
    private Path folder;

    private final List<String> base = new ArrayList<>();
    private final List<String> now = new ArrayList<>();
    private final List<String> nights = new ArrayList<>();

    private Map<String, String> reference;

    @BeforeEach
    void read() throws IOException {
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        for (int run = 0; run < 2; run++) {
            now.add(write("new" + run + ".json", SteadyRun.of(10 + run, 1.2, 2)));
        }
        base.add(write("base.json", SteadyRun.of(1, 1, 2)));
        for (int night = 0; night < NIGHTS; night++) {
            String day = FIRST.plusDays(night).toString().replace("-", "");
            for (int load = 2; load < 4; load++) {
                String run = SteadyRun.of(100L * load + night, night < 5 ? 1 : 1.5, load);
                nights.add(write(night + "-" + load + ".json", run.replace("20260102", day)));
            }
        }
        reference = written(base, now, nights, "1");
        assertThat(reference)
                .containsKeys(
                        "compare/compare.html",
                        "compare/compare-en.xlsx",
                        "render/compare.md",
                        "history/history-en.xlsx");
    }

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    @Test
    void the_time_zone_changes_nothing() throws IOException {
        for (String id : List.of("Asia/Ho_Chi_Minh", "Pacific/Chatham")) {
            TimeZone.setDefault(TimeZone.getTimeZone(id));

            assertThat(written(base, now, nights, "2")).as(id).isEqualTo(reference);
        }
    }

    @Test
    void the_language_of_the_machine_changes_nothing() throws IOException {
        for (String tag : List.of("tr-TR", "vi-VN", "ar-EG-u-nu-arab")) {
            Locale.setDefault(Locale.forLanguageTag(tag));

            assertThat(written(base, now, nights, "2")).as(tag).isEqualTo(reference);
        }
    }

    @Test
    void the_number_of_jobs_changes_nothing() throws IOException {
        assertThat(written(base, now, nights, "7")).isEqualTo(reference);
    }

    @Test
    void the_order_of_new_runs_and_of_nights_changes_nothing() throws IOException {
        Collections.reverse(now);
        Collections.shuffle(nights, new java.util.Random(7));

        assertThat(written(base, now, nights, "2")).isEqualTo(reference);
    }

    private String write(String name, String run) throws IOException {
        return Files.writeString(folder.resolve(name), run).toString();
    }

    private Map<String, String> written(List<String> base, List<String> now, List<String> nights, String jobs)
            throws IOException {
        Path out = folder.resolve("out");
        List<String> sides = new ArrayList<>(base);
        sides.addAll(now);
        run(out, "compare", sides, "html,xlsx,md,json", "--jobs", jobs);
        run(out, "render", List.of(out.resolve("compare/compare.json").toString()), "html,xlsx,md");
        run(out, "history", nights, "html,xlsx,md,json,csv", "--jobs", jobs);
        Map<String, String> files = new TreeMap<>();
        for (String command : List.of("compare", "render", "history")) {
            Outputs.of(out.resolve(command)).forEach((name, text) -> files.put(command + "/" + name, text));
        }
        return files;
    }

    private static void run(Path out, String command, List<String> paths, String formats, String... more) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(paths);
        all.addAll(List.of(
                "-q", "-l", "vi,en", "-f", formats, "-o", out.resolve(command).toString()));
        all.addAll(List.of(more));
        Program.Result result = Program.run(all.toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
    }
}
