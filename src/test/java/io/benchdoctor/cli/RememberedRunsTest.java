package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.catalog.SloProfiles;
import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.MovedLimit;
import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Run;
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
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was worked out about a run need not be worked out again, and nobody can tell the difference. */
class RememberedRunsTest {
    private static final String BUILD = "1.0-abc";
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_700_000_000_000L);

    @TempDir
    private Path temporary;

    private Path entries;
    private Path logs;
    private GivenSettings given = GivenSettings.none();
    private Optional<SloProfile> targets = Optional.empty();
    private RuleBook rules = RuleBook.standard();

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
        assertThat(kept(CacheFolder.ANSWERS)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(kept(CacheFolder.GAPS)).hasSizeGreaterThanOrEqualTo(2);

        assertThat(reports(true)).isEqualTo(without);
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
        Map<String, String> without = reports(false);
        reports(true);
        assertThat(kept(CacheFolder.ANSWERS)).isNotEmpty();

        Map<String, String> remembered = reports(true);

        assertThat(remembered.keySet()).isEqualTo(without.keySet());
        assertThat(remembered.keySet().stream()
                        .filter(file -> !remembered.get(file).equals(without.get(file))))
                .isEmpty();
    }

    @Test
    void what_a_comparison_asked_of_a_run_is_no_answer_about_it_the_next_time() throws IOException {
        Run run = LogReader.read(List.of(logs.resolve("many.csv").toString()))
                .batch()
                .runs()
                .get(0);
        Set<String> listed = new TreeSet<>();
        for (boolean again : new boolean[] {false, true}) {
            CountDownLatch compared = new CountDownLatch(1);
            try (Afterwards afterwards = new Afterwards()) {
                afterwards.run(() -> await(compared));
                Diagnosis diagnosis = judge(LogReader.read(List.of(logs.toString())), afterwards)
                        .apply(run);
                boolean known = diagnosis.facts().get("itl.p77").isKnown();
                compared.countDown();
                assertThat(known).isTrue();
                if (again) {
                    assertThat(diagnosis.facts().known().keySet()).isEqualTo(listed);
                }
                listed.addAll(diagnosis.facts().known().keySet());
            }
        }
        assertThat(kept(CacheFolder.ANSWERS)).hasSize(1);
        assertThat(listed).isNotEmpty().doesNotContain("itl.p77");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private Judge judge(LogReader.Result read, Afterwards afterwards) {
        return new Judge(
                rules,
                targets,
                new LogCache(entries, BUILD, 0, 50).answers(read.batch(), rules.ruling(), targets),
                Optional.of(afterwards));
    }

    @Test
    void nobody_looks_at_a_gap_again() throws IOException {
        Map<String, String> first = reports(true);
        for (Path gaps : kept(CacheFolder.GAPS)) {
            Files.setLastModifiedTime(gaps, LONG_AGO);
        }

        assertThat(reports(true)).isEqualTo(first);

        for (Path gaps : kept(CacheFolder.GAPS)) {
            assertThat(Files.getLastModifiedTime(gaps))
                    .as("an entry that is read is marked as used")
                    .isEqualTo(LONG_AGO);
        }
    }

    @Test
    void without_what_was_worked_out_the_kept_gaps_tell_the_same() throws IOException {
        Map<String, String> first = reports(true);
        for (Path answers : kept(CacheFolder.ANSWERS)) {
            Files.delete(answers);
        }

        assertThat(reports(true)).isEqualTo(first);
    }

    @Test
    void gaps_that_are_gone_or_broken_are_read_from_the_log_again() throws IOException {
        spoiltInEveryWay(CacheFolder.GAPS, List.of(CacheFolder.ANSWERS), 3);
    }

    @Test
    void answers_that_are_broken_are_worked_out_again() throws IOException {
        spoiltInEveryWay(CacheFolder.ANSWERS, List.of(), 4);
    }

    /** @param gone entries of kinds without which the spoilt ones are needed */
    private void spoiltInEveryWay(String spoilt, List<String> gone, int seed) throws IOException {
        Map<String, String> first = reports(true);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 6; round++) {
            for (String kind : gone) {
                for (Path entry : kept(kind)) {
                    Files.delete(entry);
                }
            }
            for (Path entry : kept(spoilt)) {
                spoil(entry, round, random);
            }

            assertThat(reports(true)).as("round " + round).isEqualTo(first);
        }
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

    private static void spoil(Path entry, int round, SplittableRandom random) throws IOException {
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

    private List<Path> kept(String kind) throws IOException {
        try (Stream<Path> all = Files.list(entries)) {
            return all.filter(file -> file.toString().endsWith(kind)).toList();
        }
    }

    /** What is written of all logs in every format, by file name. */
    private Map<String, String> reports(boolean cached) throws IOException {
        Optional<LogCache> cache = cached ? Optional.of(new LogCache(entries, BUILD, 0, 50)) : Optional.empty();
        PrintWriter err = new PrintWriter(new StringWriter());
        try (Afterwards afterwards = new Afterwards()) {
            LogReader.Result told = new LogReading(
                            new Jobs(2),
                            new Progress(err, false, System::nanoTime),
                            new Diary(err, false),
                            cache,
                            afterwards,
                            "")
                    .of(LogReader.given(List.of(logs.toString()), Optional.empty(), InputStream.nullInputStream()));
            LogReader.Result read = new LogReader.Result(given.addedTo(told.batch()), told.excerpts());
            Judge judge = cached
                    ? judge(read, afterwards)
                    : new Judge(rules, targets, Optional.empty(), Optional.of(afterwards));
            List<Diagnosis> diagnoses = read.batch().runs().stream().map(judge).toList();
            return written(new BatchReport(
                    read.batch(), diagnoses, List.of(Messages.in("vi"), Messages.in("en")), read.excerpts(), "test"));
        }
    }

    private static Map<String, String> written(BatchReport report) throws IOException {
        Map<String, ByteArrayOutputStream> files = new TreeMap<>();
        for (Renderer renderer : Renderers.ALL) {
            renderer.render(report, name -> files.computeIfAbsent(name, n -> new ByteArrayOutputStream()));
        }
        Map<String, String> texts = new TreeMap<>();
        files.forEach((name, bytes) -> texts.put(name, HexFormat.of().formatHex(bytes.toByteArray())));
        return texts;
    }
}
