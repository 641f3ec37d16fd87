package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.catalog.SloProfiles;
import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.MovedLimit;
import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.parse.GivenSettings;
import io.benchdoctor.parse.LogReader;
import io.benchdoctor.render.Renderer;
import io.benchdoctor.render.Renderers;
import io.benchdoctor.report.BatchReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Logs of which it is remembered what they told and what was worked out of them: nobody can tell the difference. */
abstract class RememberedLogs {
    static final String BUILD = "1.0-abc";
    static final FileTime LONG_AGO = FileTime.fromMillis(1_700_000_000_000L);

    @TempDir
    Path temporary;

    Path entries;
    Path logs;
    private GivenSettings given = GivenSettings.none();
    Optional<SloProfile> targets = Optional.empty();
    RuleBook rules = RuleBook.standard();
    private StringWriter diary = new StringWriter();

    @BeforeEach
    void copy() throws IOException {
        entries = temporary.resolve("cache/logs");
        logs = Files.createDirectory(temporary.resolve("logs"));
        for (String sample :
                List.of("cold-start/result.json", "token-timings/tokens.csv", "burst-queue-ramp/bench.log")) {
            Path log = Files.copy(Path.of("samples", sample), logs.resolve(sample.replace('/', '-')));
            Files.setLastModifiedTime(log, LONG_AGO);
        }
        Files.writeString(logs.resolve("many.csv"), manyTokens());
        Files.setLastModifiedTime(logs.resolve("many.csv"), LONG_AGO);
    }

    /** So many gaps that no sorted copy is made of them. */
    private static String manyTokens() {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder table = new StringBuilder("request_id,token_index,timestamp\n");
        for (int request = 0; request < 400; request++) {
            double clock = 100 + request * 0.1;
            for (int token = 0; token < 200; token++) {
                table.append("r")
                        .append(request)
                        .append(',')
                        .append(token)
                        .append(',')
                        .append(clock)
                        .append('\n');
                clock += 0.01 + 0.01 * random.nextDouble() + (random.nextInt(300) == 0 ? 0.5 : 0);
            }
        }
        return table.toString();
    }

    @Test
    void reports_of_every_format_have_the_same_bytes_with_and_without() throws IOException {
        Map<String, String> without = reports(false);
        assertThat(reports(true)).isEqualTo(without);
        assertThat(hits()).isZero();

        assertThat(reports(true)).isEqualTo(without);
        assertThat(hits()).isEqualTo(4);
    }

    /** The real logs that may lie beside the project. */
    static Stream<Path> realLogs() {
        Path corpus = Path.of(System.getProperty("shared", "../shared"), "corpus");
        return Stream.of("detailed", "rawtiming", "server", "console").map(corpus::resolve);
    }

    @ParameterizedTest
    @MethodSource("realLogs")
    void reports_of_real_logs_have_the_same_bytes_with_and_without(Path real) throws IOException {
        assumeTrue(Files.isDirectory(real));
        logs = real;
        Map<String, String> without = reports(false, "json");
        reports(true, "json");

        Map<String, String> remembered = reports(true, "json");

        assertThat(hits()).isPositive();

        assertThat(remembered.keySet()).isEqualTo(without.keySet());
        assertThat(remembered.keySet().stream()
                        .filter(file -> !remembered.get(file).equals(without.get(file))))
                .isEmpty();
    }

    /** Where it is remembered. */
    abstract LogCache cache();

    /** How many files the last reading took from it. */
    long hits() {
        return diary.toString()
                .lines()
                .filter(line -> line.contains("from the cache"))
                .count();
    }

    @Test
    void what_was_worked_out_for_other_targets_is_not_used() throws IOException {
        reports(true);
        targets = SloProfiles.standard().named("voice");

        assertThat(reports(true)).isEqualTo(reports(false));
    }

    @Test
    void what_was_worked_out_with_other_settings_is_not_used() throws IOException {
        reports(true);
        given = GivenSettings.none().with(SettingKey.MAX_NUM_SEQS, "16");

        assertThat(reports(true)).isEqualTo(reports(false));
    }

    @Test
    void what_was_worked_out_under_other_limits_is_not_used() throws IOException {
        reports(true);
        rules = rules.with(Map.of("cold-start.felt", "1 ms"), MovedLimit.By.COMMAND_LINE);

        assertThat(reports(true)).isEqualTo(reports(false));
    }

    @Test
    void with_rules_of_ones_own_all_is_worked_out() throws IOException {
        Map<String, String> first = reports(true);
        Path own = Files.createDirectory(temporary.resolve("own"));
        Files.writeString(
                own.resolve("cold-start.yaml"),
                Files.readString(Path.of("src/main/resources/rules/cold-start.yaml"))
                        .replace(
                                "when: cold.firstOverRest >= limit.cool",
                                "when: cold.firstOverRest >= limit.cool and known ttft.p77"));
        rules = RuleBook.of(own);

        assertThat(reports(true)).isEqualTo(reports(false)).isNotEqualTo(first);
    }

    @Test
    void another_log_under_the_same_name_is_another_run() throws IOException {
        reports(true);
        Path json = logs.resolve("many.csv");
        Files.writeString(json, Files.readString(json).replace("r17,", "r18,"));
        Files.setLastModifiedTime(json, LONG_AGO);

        assertThat(reports(true)).isEqualTo(reports(false));
    }

    static void spoil(Path entry, int round, SplittableRandom random) throws IOException {
        byte[] bytes = Files.readAllBytes(entry);
        switch (round) {
            case 0 -> Files.delete(entry);
            case 1 -> Files.write(entry, new byte[0]);
            case 2 -> Files.write(entry, java.util.Arrays.copyOf(bytes, bytes.length / 2));
            case 3 -> Files.write(entry, java.util.Arrays.copyOf(bytes, bytes.length + 1));
            default -> {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(entry, bytes);
            }
        }
    }

    List<Path> kept(String kind) throws IOException {
        try (Stream<Path> all = Files.list(entries)) {
            return all.filter(file -> file.toString().endsWith(kind)).toList();
        }
    }

    /** What is written of all logs in these formats, else in every one, by file name. */
    Map<String, String> reports(boolean cached, String... formats) throws IOException {
        Optional<LogCache> cache = cached ? Optional.of(cache()) : Optional.empty();
        diary = new StringWriter();
        PrintWriter err = new PrintWriter(diary);
        try (Afterwards afterwards = new Afterwards()) {
            LogReader.Result told = new LogReading(
                            new Jobs(2),
                            new Progress(err, false, System::nanoTime),
                            new Diary(err, true),
                            cache,
                            afterwards,
                            "")
                    .of(LogReader.given(List.of(logs.toString()), Optional.empty(), InputStream.nullInputStream()));
            LogReader.Result read = new LogReader.Result(given.addedTo(told.batch()), told.excerpts());
            Optional<AnswerCache> known = cache.flatMap(kept -> kept.answers(read.batch(), rules.ruling(), targets));
            Judge judge = new Judge(rules, targets, known, Optional.of(afterwards));
            List<Diagnosis> diagnoses = read.batch().runs().stream().map(judge).toList();
            known.ifPresent(answers -> afterwards.run(answers::keep));
            var report = new BatchReport(
                    read.batch(), diagnoses, List.of(Messages.in("vi"), Messages.in("en")), read.excerpts(), "test");
            return written(report, Set.of(formats));
        }
    }

    private static Map<String, String> written(BatchReport report, Set<String> formats) throws IOException {
        Map<String, ByteArrayOutputStream> files = new TreeMap<>();
        for (Renderer renderer : Renderers.ALL) {
            if (formats.isEmpty() || formats.contains(renderer.format())) {
                renderer.render(report, name -> files.computeIfAbsent(name, n -> new ByteArrayOutputStream()));
            }
        }
        Map<String, String> texts = new TreeMap<>();
        files.forEach((name, bytes) -> texts.put(name, HexFormat.of().formatHex(bytes.toByteArray())));
        return texts;
    }
}
