package io.benchdoctor.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.Shipped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.junit.jupiter.api.Test;

/** Of a release: what a user unpacks is whole, holds the licences of all that is in it, and nothing that we did not mean. */
class DistributionCheck {
    private static final Path TARGET = Path.of("target");

    @Test
    void both_archives_hold_the_same_files_in_one_folder() throws IOException {
        Map<String, byte[]> zip = zip();
        Map<String, byte[]> tar = tar();

        assertThat(zip.keySet()).containsExactlyInAnyOrderElementsOf(tar.keySet());
        zip.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(tar.get(name)));
        assertThat(zip.keySet()).allMatch(name -> name.matches("bench-doctor-[\\d.]+/[^/].*") && !name.contains(".."));
    }

    @Test
    void it_holds_the_program_its_libraries_and_no_test() throws IOException {
        Set<String> names = names();

        assertThat(names)
                .contains(
                        "docs/own-rules.md",
                        "docs/configuration.md",
                        "man/man1/bench-doctor.1",
                        "man/vi/man1/bench-doctor.1",
                        "completion/bench-doctor.bash",
                        "completion/_bench-doctor",
                        "completion/bench-doctor.fish");
        assertThat(names).contains("bench-doctor", "bench-doctor.cmd", "bench-doctor.jar", "bom.json", "LICENSE");
        assertThat(names.stream().filter(name -> name.startsWith("lib/")).map(name -> Shipped.name(name.substring(4))))
                .containsExactlyInAnyOrderElementsOf(Shipped.jars());
        assertThat(names).noneMatch(name -> name.contains("junit") || name.contains("pom.xml") || name.contains("/."));
    }

    @Test
    void the_text_of_every_licence_lies_in_it() throws IOException {
        Set<String> licences = new HashSet<>(Shipped.documented().values());

        assertThat(names().stream()
                        .filter(name -> name.startsWith("licenses/") && name.endsWith(".txt"))
                        .map(name -> name.replaceAll("licenses/|\\.txt", "")))
                .containsExactlyInAnyOrderElementsOf(licences);
    }

    @Test
    void the_launcher_can_be_started_and_windows_finds_its_line_ends() throws IOException {
        try (TarArchiveInputStream tar = open()) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().endsWith("/bench-doctor")) {
                    assertThat(entry.getMode() & 0111).isEqualTo(0111);
                }
            }
        }
        String windows = new String(only(zip(), "/bench-doctor.cmd"), StandardCharsets.US_ASCII);
        assertThat(windows.replace("\r\n", "")).doesNotContain("\n", "\r");
    }

    @Test
    void no_entry_tells_when_or_by_whom_it_was_made() throws IOException {
        Set<Long> times = new HashSet<>();
        try (TarArchiveInputStream tar = open()) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                times.add(entry.getLastModifiedDate().getTime());
                assertThat(entry.getUserName()).isIn("", "root");
            }
        }
        assertThat(times).hasSize(1);
    }

    private static Set<String> names() throws IOException {
        Set<String> names = new HashSet<>();
        zip().keySet().forEach(name -> names.add(name.substring(name.indexOf('/') + 1)));
        return names;
    }

    private static byte[] only(Map<String, byte[]> files, String end) {
        List<String> names =
                files.keySet().stream().filter(name -> name.endsWith(end)).toList();
        assertThat(names).hasSize(1);
        return files.get(names.get(0));
    }

    private static Map<String, byte[]> zip() throws IOException {
        try (ZipArchiveInputStream zip = new ZipArchiveInputStream(Files.newInputStream(archive(".zip")))) {
            return files(zip);
        }
    }

    private static Map<String, byte[]> tar() throws IOException {
        try (TarArchiveInputStream tar = open()) {
            return files(tar);
        }
    }

    private static TarArchiveInputStream open() throws IOException {
        return new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive(".tar.gz"))));
    }

    private static Map<String, byte[]> files(ArchiveInputStream<?> archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (ArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            if (!entry.isDirectory()) {
                files.put(entry.getName(), archive.readAllBytes());
            }
        }
        return files;
    }

    private static Path archive(String end) throws IOException {
        try (Stream<Path> files = Files.list(TARGET)) {
            return files.filter(file -> file.getFileName().toString().matches("bench-doctor-[\\d.]+\\Q" + end + "\\E"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
