package io.benchdoctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same logs and the same languages give the same bytes of every report, whatever the machine is set to. */
class DeterminismTest {
    private static final List<String> LOGS = List.of(
            "samples/burst-queue-ramp/bench.log", "samples/cold-start", "samples/token-timings", "samples/healthy");

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @TempDir
    private Path folder;

    private Map<String, String> reference;

    @BeforeEach
    void read() throws IOException {
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        reference = written(LOGS, "--jobs", "1");
        assertThat(reference.keySet())
                .contains("index.html", "report.xlsx", "report-en.xlsx", "report.json", "report.csv");
    }

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    @Test
    void the_time_zone_changes_nothing() throws IOException {
        for (String id : List.of("Asia/Ho_Chi_Minh", "Pacific/Chatham", "America/St_Johns")) {
            TimeZone.setDefault(TimeZone.getTimeZone(id));

            assertThat(written(LOGS)).as(id).isEqualTo(reference);
        }
    }

    @Test
    void the_language_of_the_machine_changes_nothing() throws IOException {
        for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "de-CH", "th-TH-u-ca-buddhist-nu-thai")) {
            Locale.setDefault(Locale.forLanguageTag(tag));

            assertThat(written(LOGS)).as(tag).isEqualTo(reference);
        }
    }

    @Test
    void the_number_of_jobs_changes_nothing() throws IOException {
        assertThat(written(LOGS, "--jobs", "2")).isEqualTo(reference);
        assertThat(written(LOGS, "--jobs", "7")).isEqualTo(reference);
    }

    @Test
    void the_order_of_the_arguments_changes_nothing() throws IOException {
        List<String> turned = new ArrayList<>(LOGS);
        Collections.reverse(turned);

        assertThat(written(turned)).isEqualTo(reference);
    }

    /** By name, in a form that a failure can show. */
    private Map<String, String> written(List<String> logs, String... more) throws IOException {
        Path out = Files.createTempDirectory(folder, "out");
        String[] command = Stream.of(
                        Stream.of(
                                "analyze",
                                "-q",
                                "-l",
                                "vi,en",
                                "-f",
                                "html,xlsx,json,md,csv,docx",
                                "-o",
                                out.toString()),
                        Stream.of(more),
                        logs.stream())
                .flatMap(part -> part)
                .toArray(String[]::new);
        assertThat(Program.run(command).err()).isEmpty();
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(out)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                files.put(out.relativize(file).toString(), bytes.length + " " + digest(bytes));
            }
        }
        return files;
    }

    private static String digest(byte[] bytes) {
        try {
            return new BigInteger(
                            1,
                            java.security.MessageDigest.getInstance("SHA-256").digest(bytes))
                    .toString(16);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
