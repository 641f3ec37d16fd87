package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import io.benchdoctor.model.Input;
import io.benchdoctor.model.Input.Status;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SourceRef;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of an archive are inputs like any others; what an archive tries beyond that is refused and told. */
class ArchiveTest {
    private static final byte[] SECOND = Packed.bytes("\n" + Blocks.VLLM.replace("81.25", "70.00"));
    private static final byte[] FIRST = Packed.bytes(Blocks.VLLM);
    private static final Map<String, byte[]> FILES = files("b.log", SECOND, "a/first.log", FIRST);

    @TempDir
    private Path folder;

    static Stream<Arguments> archives() {
        return Stream.of(
                Arguments.of("zip", Packed.zip(FILES)),
                Arguments.of("zip.gz", Packed.by(Packing.GZIP, Packed.zip(FILES))),
                Arguments.of("tar", Packed.tar(FILES)),
                Arguments.of("tar.gz", Packed.by(Packing.GZIP, Packed.tar(FILES))),
                Arguments.of("tar.bz2", Packed.by(Packing.BZIP2, Packed.tar(FILES))),
                Arguments.of("tar.xz", Packed.by(Packing.XZ, Packed.tar(FILES))),
                Arguments.of("tar.zst", Packed.by(Packing.ZSTD, Packed.tar(FILES))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("archives")
    void every_file_in_an_archive_is_an_input_of_its_own(String kind, byte[] bytes) throws IOException {
        String path = write("logs", bytes);

        LogReader.Result result = read(path);

        assertThat(result.batch().inputs())
                .extracting(Input::path)
                .containsExactly(path + "!/a/first.log", path + "!/b.log");
        assertThat(result.batch().inputs())
                .allSatisfy(input -> assertThat(input.status()).isEqualTo(Status.PARSED));
        assertThat(result.batch().inputs().get(0).sha256()).isEqualTo(sha256(FIRST));
        assertThat(result.batch().inputs().get(0).bytes()).isEqualTo(FIRST.length);
        assertThat(result.batch().runs()).hasSize(2);
        assertThat(result.batch().runs().get(1).label()).isEqualTo("b.log");
        assertThat(result.excerpts().line(new SourceRef(path + "!/b.log", 11)))
                .hasValueSatisfying(line -> assertThat(line).startsWith("Mean TTFT (ms):"));
    }

    @Test
    void tars_that_were_glued_together_give_the_files_of_all() {
        byte[] one = Packed.tar(files("a.log", FIRST));
        byte[] two = Packed.tar(files("b.log", SECOND));

        assertThat(inputs(Packed.joined(one, two, one)))
                .extracting(Input::path)
                .contains("log!/a.log", "log!/b.log")
                .hasSize(3);
        assertThat(inputs(Packed.by(Packing.GZIP, Packed.joined(tight(one), tight(two)))))
                .extracting(Input::path, Input::status)
                .containsExactly(tuple("log!/a.log", Status.PARSED), tuple("log!/b.log", Status.PARSED));
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {1, 511, 512, 5000, 100_000})
    void garbage_behind_a_tar_is_said_and_costs_none_of_its_files(int length) {
        byte[] garbage = new byte[length];
        Arrays.fill(garbage, (byte) 'x');
        byte[] tar = Packed.joined(Packed.tar(FILES), garbage);

        assertThat(inputs(tar).stream().filter(input -> input.path().contains("!/")))
                .extracting(Input::path, Input::status)
                .containsExactly(tuple("log!/a/first.log", Status.PARSED), tuple("log!/b.log", Status.PARSED));
        assertThat(inputs(tar).get(0).path()).isEqualTo("log");
        assertThat(inputs(tar).get(0).status()).isEqualTo(Status.PARTIAL);
        assertThat(inputs(tar).get(0).notes())
                .extracting(LogNote::problem, LogNote::detail)
                .containsExactly(tuple(Problem.TRUNCATED, "archive"));
    }

    /** As tools write that end a tar after two blocks of zeros. */
    private static byte[] tight(byte[] tar) {
        int content = (tar.length - trailingZeros(tar) + ArchiveKind.HEAD_BYTES - 1)
                / ArchiveKind.HEAD_BYTES
                * ArchiveKind.HEAD_BYTES;
        return Arrays.copyOf(tar, content + 2 * ArchiveKind.HEAD_BYTES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("archives")
    void standard_input_may_be_an_archive(String kind, byte[] bytes) {
        LogReader.Result result = LogReader.read(List.of("-"), Optional.empty(), new ByteArrayInputStream(bytes));

        assertThat(result.batch().inputs()).extracting(Input::path).containsExactly("-!/a/first.log", "-!/b.log");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("archives")
    void an_archive_in_an_archive_is_read_and_one_deeper_is_refused(String kind, byte[] bytes) {
        byte[] outer = Packed.zip(files("inner", bytes, "plain.log", SECOND));
        byte[] outmost = Packed.tar(files("outer.zip", outer));

        assertThat(inputs(outer))
                .extracting(Input::path)
                .containsExactly("log!/inner!/a/first.log", "log!/inner!/b.log", "log!/plain.log");
        assertThat(inputs(outmost).get(0)).satisfies(input -> {
            assertThat(input.path()).isEqualTo("log!/outer.zip!/inner");
            assertThat(limits(input)).containsExactly("depth");
        });
        assertThat(inputs(outmost).get(1).status()).isEqualTo(Status.PARSED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("archives")
    void an_archive_cut_at_any_byte_tells_what_it_still_has(String kind, byte[] bytes) {
        int whole = bytes.length - (kind.equals("tar") ? trailingZeros(bytes) : 0);
        for (int length = kind.equals("tar") ? ArchiveKind.HEAD_BYTES : 20; length < whole; length += 1 + whole / 80) {
            List<ReadLog> logs = logs(Arrays.copyOf(bytes, length));

            for (ReadLog log : logs) {
                String name = log.input().path();
                byte[] file = name.endsWith("b.log") ? SECOND : FIRST;
                if (log.input().status() == Status.PARSED) {
                    assertThat(log.input().sha256()).as("%s %d", name, length).isEqualTo(sha256(file));
                }
            }
            assertThat(logs).as("%d", length).anyMatch(log -> log.input().notes().stream()
                    .anyMatch(
                            note -> note.problem() == Problem.TRUNCATED || note.problem() == Problem.UNREADABLE_FILE));
        }
    }

    @Test
    void a_cut_archive_gives_the_files_before_the_cut() {
        byte[] zip = Packed.zip(FILES);
        byte[] tar = Packed.by(Packing.GZIP, Packed.tar(FILES));

        assertThat(inputs(Arrays.copyOf(zip, zip.length - 30)).stream()
                        .filter(input -> input.status() == Status.PARSED))
                .hasSize(2);
        List<Input> cut = inputs(Arrays.copyOf(tar, tar.length - 10));
        assertThat(cut.get(0).path()).isEqualTo("log");
        assertThat(cut.get(0).notes()).extracting(LogNote::detail).containsExactly("archive");
        assertThat(cut).anyMatch(input -> input.path().equals("log!/b.log") && input.status() == Status.PARSED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("archives")
    void an_archive_in_which_a_byte_changed_is_read_without_an_exception(String kind, byte[] bytes) {
        qt().withExamples(100)
                .forAll(integers().between(0, bytes.length - 1), integers().between(1, 255))
                .checkAssert((place, change) -> {
                    byte[] changed = bytes.clone();
                    changed[place] ^= change.byteValue();

                    assertThat(logs(changed)).isNotEmpty();
                });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "../up.log, ../up.log, path",
        "a/../../up.log, a/../../up.log, path",
        "/etc/x.log, /etc/x.log, path",
        "C:\\x.log, C:\\x.log, path",
        "..\\x.log, ..\\x.log, path",
        "a\u0007b.log, a\uFFFDb.log, path",
        "./a.log, a.log, ",
        "a..b.log, a..b.log, ",
        "a\u202Egol.exe, a\uFFFDgol.exe, ",
        "rate=1:2.log, rate=1:2.log, "
    })
    void a_name_is_shown_and_leads_nowhere(String name, String shown, String limit) {
        EntryNames.Named named = new EntryNames().of(name);

        assertThat(named.shown()).isEqualTo(shown);
        assertThat(named.limit()).isEqualTo(Optional.ofNullable(limit));
    }

    @Test
    void a_name_that_leads_elsewhere_is_refused_and_the_rest_is_read() {
        Map<String, byte[]> hostile = files("../up.log", FIRST, "b.log", SECOND);
        for (byte[] archive : List.of(Packed.zip(hostile), Packed.tar(hostile))) {
            List<Input> inputs = inputs(archive);

            assertThat(inputs).hasSize(2);
            assertThat(limits(inputs.get(0))).containsExactly("path");
            assertThat(inputs.get(1).status()).isEqualTo(Status.PARSED);
        }
    }

    @Test
    void of_two_files_with_one_name_the_first_is_read() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new ZipArchiveOutputStream(packed)) {
            for (byte[] bytes : List.of(FIRST, SECOND)) {
                zip.putArchiveEntry(new ZipArchiveEntry("a.log"));
                zip.write(bytes);
                zip.closeArchiveEntry();
            }
        }

        List<Input> inputs = inputs(packed.toByteArray());

        assertThat(inputs).extracting(Input::path).containsExactly("log!/a.log", "log!/a.log#2");
        assertThat(inputs.get(0).sha256()).isEqualTo(sha256(FIRST));
        assertThat(limits(inputs.get(1))).containsExactly("duplicate");
    }

    @Test
    void a_link_is_never_followed() throws IOException {
        Path secret = folder.resolve("secret.log");
        Files.write(secret, FIRST);
        var tarred = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(tarred)) {
            for (byte type : new byte[] {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_CHR}) {
                var link = new TarArchiveEntry("link" + type, type);
                link.setLinkName(secret.toString());
                tar.putArchiveEntry(link);
                tar.closeArchiveEntry();
            }
        }
        var zipped = new ByteArrayOutputStream();
        try (var zip = new ZipArchiveOutputStream(zipped)) {
            var link = new ZipArchiveEntry("link");
            link.setUnixMode(0120777);
            zip.putArchiveEntry(link);
            zip.write(Packed.bytes(secret.toString()));
            zip.closeArchiveEntry();
        }

        assertThat(inputs(tarred.toByteArray())).hasSize(3).allSatisfy(ArchiveTest::isLinkNotFollowed);
        assertThat(inputs(zipped.toByteArray())).hasSize(1).allSatisfy(ArchiveTest::isLinkNotFollowed);
    }

    @Test
    void a_locked_file_and_one_packed_in_an_unknown_way_are_named() {
        assertThat(inputs(patched(8 - 2, 1)).get(0).notes())
                .extracting(LogNote::problem)
                .containsExactly(Problem.ENCRYPTED);
        assertThat(inputs(patched(8, 97)).get(0).notes())
                .extracting(LogNote::problem, LogNote::detail)
                .containsExactly(tuple(Problem.CANNOT_UNPACK, "zip wavpack"));
    }

    @Test
    void a_file_whose_bytes_are_not_those_of_the_index_is_not_believed() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new ZipArchiveOutputStream(packed)) {
            zip.setMethod(ZipArchiveOutputStream.STORED);
            var entry = new ZipArchiveEntry("a.log");
            entry.setSize(FIRST.length);
            var crc = new CRC32();
            crc.update(FIRST);
            entry.setCrc(crc.getValue());
            zip.putArchiveEntry(entry);
            zip.write(FIRST);
            zip.closeArchiveEntry();
        }
        byte[] bytes = packed.toByteArray();
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("81.25")] = '9';

        assertThat(inputs(bytes)).singleElement().satisfies(input -> assertThat(input.status())
                .isEqualTo(Status.FAILED));
    }

    @Test
    void an_archive_of_more_files_than_anyone_reads_is_read_in_part() {
        Map<String, byte[]> many = new TreeMap<>();
        for (int i = 0; i < 10_001; i++) {
            many.put("empty" + i, new byte[0]);
        }
        for (byte[] archive : List.of(Packed.zip(many), Packed.by(Packing.ZSTD, Packed.tar(many)))) {
            List<Input> inputs = inputs(archive);

            assertThat(inputs.size()).isEqualTo(10_001);
            assertThat(inputs.get(0).path()).isEqualTo("log");
            assertThat(limits(inputs.get(0))).containsExactly("entries");
        }
    }

    @Test
    void an_index_that_would_fill_the_memory_is_not_read() {
        Map<String, byte[]> many = new TreeMap<>();
        for (int i = 0; i < 4_500; i++) {
            many.put("x".repeat(1000) + i, new byte[0]);
        }

        List<Input> inputs = inputs(Packed.zip(many));

        assertThat(inputs.size()).isEqualTo(1);
        assertThat(limits(inputs.get(0))).containsExactly("entries");
    }

    @Test
    void files_that_expand_beyond_measure_together_are_refused() {
        byte[] line = Packed.bytes("a".repeat((1 << 20) - 1) + "\n");
        byte[] bomb = Packed.by(Packing.ZSTD, line, 140);
        Map<String, byte[]> bombs = files("a.zst", bomb, "b.zst", bomb, "c.log", FIRST);

        assertThat(inputs(Packed.zip(bombs)).stream().flatMap(input -> limits(input).stream()))
                .contains("ratio");
    }

    @Test
    void what_lies_in_a_tar_counts_while_it_is_looked_for() {
        byte[] bomb = Packed.by(Packing.ZSTD, Packed.tar(files("zeros", new byte[270 << 20])));

        List<Input> inputs = inputs(bomb);

        assertThat(inputs.stream().flatMap(input -> limits(input).stream())).containsExactly("ratio");
    }

    @Test
    void a_copy_of_a_log_is_a_copy_wherever_it_is_packed() throws IOException {
        String plain = write("a.log", FIRST);
        write("b.log.gz", Packed.by(Packing.GZIP, FIRST));
        write("c.tar.zst", Packed.by(Packing.ZSTD, Packed.tar(files("x.log.xz", Packed.by(Packing.XZ, FIRST)))));

        LogReader.Result result = read(folder.toString());

        assertThat(result.batch().runs()).singleElement().satisfies(run -> assertThat(run.sources())
                .hasSize(3));
        assertThat(result.batch().inputs().subList(1, 3))
                .allSatisfy(input -> assertThat(input.notes()).singleElement().satisfies(note -> {
                    assertThat(note.problem()).isEqualTo(Problem.DUPLICATE_OF);
                    assertThat(note.detail()).isEqualTo(plain);
                }));
    }

    @Test
    void a_document_of_an_office_program_is_no_archive_of_logs() {
        byte[] document = Packed.zip(files("[Content_Types].xml", FIRST, "xl/workbook.xml", SECOND));

        assertThat(inputs(document)).singleElement().satisfies(input -> {
            assertThat(input.path()).isEqualTo("log");
            assertThat(input.status()).isEqualTo(Status.UNRECOGNISED);
        });
    }

    @Test
    void an_archive_without_files_holds_nothing() {
        assertThat(inputs(Packed.zip(Map.of()))).singleElement().satisfies(input -> assertThat(input.notes())
                .extracting(LogNote::problem)
                .containsExactly(Problem.EMPTY_FILE));
    }

    @Test
    void what_is_put_aside_is_gone_when_it_was_read() throws IOException {
        byte[] large = Packed.joined(FIRST, Packed.bytes(("x ".repeat(250) + "\n").repeat(9_000)));
        long before = spools();

        assertThat(inputs(Packed.tar(files("a.log", large))))
                .singleElement()
                .satisfies(input -> assertThat(input.status()).isEqualTo(Status.PARSED));
        assertThat(spools()).isEqualTo(before);
    }

    private static long spools() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("bench-doctor"))
                    .filter(file -> file.getFileName().toString().endsWith(".log"))
                    .count();
        }
    }

    private static void isLinkNotFollowed(Input input) {
        assertThat(input.status()).isEqualTo(Status.UNRECOGNISED);
        assertThat(input.notes()).extracting(LogNote::problem).containsExactly(Problem.LINK_NOT_FOLLOWED);
    }

    /** A zip of one file with another value in a field of its header, both at the file and in the index. */
    private static byte[] patched(int at, int value) {
        byte[] zip = Packed.zip(files("a.log", FIRST));
        int index = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        zip[at] = (byte) (at == 6 ? zip[at] | value : value);
        zip[index + at + 2] = (byte) (at == 6 ? zip[index + at + 2] | value : value);
        return zip;
    }

    private static Map<String, byte[]> files(String name, byte[] bytes) {
        return new LinkedHashMap<>(Map.of(name, bytes));
    }

    private static Map<String, byte[]> files(String name, byte[] bytes, String other, byte[] others) {
        Map<String, byte[]> files = files(name, bytes);
        files.put(other, others);
        return files;
    }

    private static Map<String, byte[]> files(
            String name, byte[] bytes, String other, byte[] others, String third, byte[] last) {
        Map<String, byte[]> files = files(name, bytes, other, others);
        files.put(third, last);
        return files;
    }

    private static int trailingZeros(byte[] bytes) {
        int at = bytes.length;
        while (bytes[at - 1] == 0) {
            at--;
        }
        return bytes.length - at;
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(StoredBytes.sha256().digest(bytes));
    }

    private static List<String> limits(Input input) {
        return input.notes().stream()
                .filter(note -> note.problem() == Problem.LIMIT_EXCEEDED)
                .map(LogNote::detail)
                .toList();
    }

    private static List<ReadLog> logs(byte[] bytes) {
        try (Spool spool = Spool.of(new ByteArrayInputStream(bytes))) {
            return Contents.read(spool.source("log"), Optional.empty());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Input> inputs(byte[] bytes) {
        return logs(bytes).stream().map(ReadLog::input).toList();
    }

    private String write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes).toString();
    }

    private static LogReader.Result read(String path) {
        return LogReader.read(List.of(path));
    }
}
