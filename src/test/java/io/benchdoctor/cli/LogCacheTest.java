package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.parse.LogReader;
import io.benchdoctor.parse.OwnLogs;
import io.benchdoctor.render.Renderer;
import io.benchdoctor.render.Renderers;
import io.benchdoctor.report.BatchReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A log that was read before need not be read again, and nobody can tell the difference. */
class LogCacheTest {
    private static final String BUILD = "1.0-abc";
    private static final Path SAMPLE = Path.of("samples/cold-start/result.json");

    /** Long ago, as most logs are: only then do times alone tell that a file is the same. */
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_700_000_000_000L);

    @TempDir
    private Path temporary;

    private Path entries;
    private Path log;
    private String diary = "";

    @BeforeEach
    void copy() throws IOException {
        entries = temporary.resolve("cache/logs");
        log = Files.copy(SAMPLE, temporary.resolve("result.json"));
        Files.setLastModifiedTime(log, LONG_AGO);
    }

    @Test
    @Timeout(60)
    void a_pipe_in_the_place_of_an_entry_is_not_waited_for() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
        read(List.of(log.toString()), cache(BUILD), "json");
        Path entry = entry();
        Files.delete(entry);
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", entry.toString())
                        .start()
                        .waitFor())
                .isZero();

        read(List.of(log.toString()), cache(BUILD), "json");

        assertThat(hits()).isZero();
        assertThat(entry).isRegularFile();
    }

    @Test
    void reports_of_every_format_have_the_same_bytes_with_and_without() throws IOException {
        Path logs = Files.createDirectory(temporary.resolve("logs"));
        for (Map.Entry<String, List<byte[]>> format : OwnLogs.byFormat().entrySet()) {
            int number = 0;
            for (byte[] bytes : format.getValue()) {
                Files.write(logs.resolve(format.getKey() + "-" + number++), bytes);
            }
        }
        String first = read(List.of(logs.toString()), Optional.empty(), "json").get("report.json");
        read(List.of(logs.toString()), cache(BUILD), "json");
        assertThat(hits()).isZero();

        assertThat(read(List.of(logs.toString()), cache(BUILD), "json").get("report.json"))
                .isEqualTo(first);
        assertThat(hits()).isEqualTo(Files.list(logs).count());
    }

    @Test
    void every_kind_of_report_has_the_same_bytes_with_and_without() throws IOException {
        List<String> samples = List.of("samples/burst-queue-ramp", "samples/stragglers", "samples/preemption");
        List<String> there =
                samples.stream().filter(sample -> Files.exists(Path.of(sample))).toList();
        String[] formats = Renderers.ALL.stream().map(Renderer::format).toArray(String[]::new);
        Map<String, String> without = read(there, Optional.empty(), formats);
        read(there, cache(BUILD), formats);

        assertThat(read(there, cache(BUILD), formats)).isEqualTo(without);
        assertThat(hits()).isPositive();
    }

    @Test
    void a_file_that_changed_is_read_again_though_size_and_time_are_the_same() throws IOException {
        read();
        Files.writeString(log, Files.readString(log).replace("\"completed\": 80", "\"completed\": 81"));
        Files.setLastModifiedTime(log, LONG_AGO);

        assertThat(read()).contains("81");
        assertThat(hits()).isZero();
    }

    @Test
    void a_file_that_was_only_touched_is_not_read_again() throws IOException {
        read();
        Files.setLastModifiedTime(log, FileTime.fromMillis(1_710_000_000_000L));

        read();

        assertThat(hits()).isOne();
    }

    @Test
    void entries_of_another_build_another_format_and_another_name_are_not_used() throws IOException {
        read();

        read(List.of(log.toString()), cache("1.0-abd"), "json");
        assertThat(hits()).isZero();
        read(List.of(log.toString()), cache(BUILD), "vllm-serve-json", "json");
        assertThat(hits()).isZero();
        Path other = Files.copy(log, temporary.resolve("other.json"));
        read(List.of(other.toString()), cache(BUILD), "json");
        assertThat(hits()).isZero();
    }

    @Test
    void an_archive_is_known_by_its_times() throws IOException {
        Path zip = temporary.resolve("logs.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("a.json"));
            Files.copy(log, out);
        }
        Thread.yield();
        FileStamp now = FileStamp.of(zip).orElseThrow();
        String first = read(List.of(zip.toString()), cache(BUILD), "json").get("report.json");

        assertThat(now.isStillOf(zip)).as("too young to be known by its times").isFalse();
        FileStamp later = new FileStamp(now.bytes(), now.modified(), now.changed(), now.stamped() + 3_000_000_000L, "");
        assertThat(later.isStillOf(zip)).isTrue();
        assertThat(read(List.of(zip.toString()), cache(BUILD), "json").get("report.json"))
                .isEqualTo(first);
    }

    @Test
    void a_small_file_has_no_entry() throws IOException {
        read(List.of(log.toString()), Optional.of(new LogCache(entries, BUILD, 1 << 20, 50)), "json");

        assertThat(entries).doesNotExist();
    }

    @Test
    void a_broken_entry_is_ignored() throws IOException {
        String told = read();
        Path entry = entry();
        byte[] whole = Files.readAllBytes(entry);
        SplittableRandom random = new SplittableRandom(1);
        List<byte[]> broken = new ArrayList<>(List.of(new byte[0], new byte[100], serialized()));
        for (int n = 0; n < 60; n++) {
            broken.add(java.util.Arrays.copyOf(whole, random.nextInt(whole.length)));
            byte[] flipped = whole.clone();
            flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            broken.add(flipped);
        }
        broken.add(java.util.Arrays.copyOf(whole, whole.length + 1));
        for (byte[] bytes : broken) {
            Files.write(entry, bytes);

            assertThat(read()).isEqualTo(told);
            assertThat(hits()).isZero();
        }
    }

    @Test
    void an_entry_that_was_made_to_harm_breaks_nothing() throws IOException {
        read();
        Path entry = entry();
        byte[] whole = Files.readAllBytes(entry);
        SplittableRandom random = new SplittableRandom(2);
        for (int n = 0; n < 300; n++) {
            byte[] hostile = whole.clone();
            int at = 200 + random.nextInt(whole.length - 212);
            ByteBuffer.wrap(hostile).putInt(at, random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt());
            CRC32 sum = new CRC32();
            sum.update(hostile, 0, whole.length - 8);
            ByteBuffer.wrap(hostile).putLong(whole.length - 8, sum.getValue());
            Files.write(entry, hostile);

            cache(BUILD)
                    .orElseThrow()
                    .told(
                            LogReader.given(List.of(log.toString()), Optional.empty(), InputStream.nullInputStream())
                                    .get(0),
                            "");
        }
    }

    @Test
    void a_cache_that_cannot_be_written_is_none() throws IOException {
        Files.writeString(temporary.resolve("cache"), "a file where a folder should be");

        assertThat(read())
                .isEqualTo(
                        read(List.of(log.toString()), Optional.empty(), "json").get("report.json"));
    }

    @Test
    void what_lies_there_is_its_owners_alone() throws IOException {
        read();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(entries)))
                .isEqualTo("rwx------");
    }

    @Test
    void what_was_not_used_for_longest_goes_first_and_a_killed_process_leaves_no_draft_for_ever() throws IOException {
        Files.createDirectories(entries);
        for (int n = 0; n < 4; n++) {
            Path entry = Files.write(entries.resolve(n + CacheFolder.TOLD), new byte[100]);
            Files.setLastModifiedTime(entry, FileTime.fromMillis(1_000_000L * (n + 1)));
        }
        Path left = Files.write(entries.resolve("x" + CacheFolder.DRAFT), new byte[100]);
        Files.setLastModifiedTime(left, FileTime.fromMillis(0));
        Path young = Files.write(entries.resolve("y" + CacheFolder.DRAFT), new byte[100]);
        Path foreign = Files.write(entries.resolve("notes.txt"), new byte[100]);

        CacheFolder.trim(entries, 250);

        assertThat(entries.resolve("0" + CacheFolder.TOLD)).doesNotExist();
        assertThat(entries.resolve("1" + CacheFolder.TOLD)).doesNotExist();
        assertThat(entries.resolve("2" + CacheFolder.TOLD)).exists();
        assertThat(left).doesNotExist();
        assertThat(young).exists();
        assertThat(foreign).exists();
    }

    @Test
    void classes_without_a_jar_have_no_cache() {
        assertThat(CacheFolder.build()).isEmpty();
    }

    private String read() throws IOException {
        return read(List.of(log.toString()), cache(BUILD), "json").get("report.json");
    }

    private Optional<LogCache> cache(String build) {
        return Optional.of(new LogCache(entries, build, 0, 50));
    }

    /** What is written, by file name, as hexadecimal for what is no text. */
    private Map<String, String> read(List<String> paths, Optional<LogCache> cache, String... formats)
            throws IOException {
        boolean forced = LogReader.formats().contains(formats[0]);
        Optional<String> format = forced ? Optional.of(formats[0]) : Optional.empty();
        StringWriter told = new StringWriter();
        LogReader.Result read;
        try (Afterwards afterwards = new Afterwards()) {
            PrintWriter err = new PrintWriter(told);
            read = new LogReading(
                            new Jobs(2),
                            new Progress(err, false, System::nanoTime),
                            new Diary(err, true),
                            cache,
                            afterwards,
                            format.orElse(""))
                    .of(LogReader.given(paths, format, InputStream.nullInputStream()));
        }
        diary = told.toString();
        List<Diagnosis> diagnoses = read.batch().runs().stream()
                .map(run -> RuleBook.standard().diagnose(run, FactSheet.of(run, Facts.ALL)))
                .toList();
        var report = new BatchReport(
                read.batch(), diagnoses, List.of(Messages.in("vi"), Messages.in("en")), read.excerpts(), "test");
        return written(report, List.of(formats));
    }

    private static Map<String, String> written(BatchReport report, List<String> formats) throws IOException {
        Map<String, ByteArrayOutputStream> files = new LinkedHashMap<>();
        for (Renderer renderer : Renderers.ALL) {
            if (formats.contains(renderer.format())) {
                renderer.render(report, name -> files.computeIfAbsent(name, n -> new ByteArrayOutputStream()));
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        files.forEach((name, bytes) -> texts.put(
                name,
                name.endsWith(".xlsx")
                        ? HexFormat.of().formatHex(bytes.toByteArray())
                        : bytes.toString(java.nio.charset.StandardCharsets.UTF_8)));
        return texts;
    }

    /** Files that the last reading took from the cache. */
    private long hits() {
        return diary.lines().filter(line -> line.contains("from the cache")).count();
    }

    private Path entry() throws IOException {
        try (Stream<Path> all = Files.list(entries)) {
            return all.filter(file -> file.toString().endsWith(CacheFolder.TOLD))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static byte[] serialized() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new ArrayList<>(List.of("harm")));
        }
        return bytes.toByteArray();
    }
}
