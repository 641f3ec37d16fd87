package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import io.benchdoctor.model.Input.Status;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.Reported;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A packed log reads as the log; what is cut, damaged or crafted gives a note, and never a figure that was not there. */
class PackedLogTest {
    private static final byte[] LOG = Packed.bytes("Namespace(num_prompts=40, model='org/Tiny')\n" + Blocks.VLLM
            + "vllm serve m \\\n --tp 2\n" + Blocks.SGLANG);
    private static final ReadLog PLAIN = read(LOG);
    private static final Map<String, Reported> FIGURES = Blocks.figures(Blocks.VLLM);

    @ParameterizedTest
    @EnumSource
    void a_packed_log_reads_as_the_log(Packing packing) {
        byte[] packed = Packed.by(packing, LOG);

        ReadLog log = read(packed);

        assertThat(log.input().status()).isEqualTo(Status.PARSED);
        assertThat(log.input().bytes()).isEqualTo(packed.length);
        assertThat(log.parsed()).isEqualTo(PLAIN.parsed());
        assertThat(log.content()).isEqualTo(PLAIN.content());
        assertThat(log.input().sha256()).isNotEqualTo(PLAIN.input().sha256());
    }

    @ParameterizedTest
    @EnumSource
    void packed_streams_behind_each_other_are_one_log(Packing packing) {
        byte[] packed = Packed.joined(
                Packed.by(packing, Arrays.copyOf(LOG, 500)),
                Packed.by(packing, Arrays.copyOfRange(LOG, 500, 501)),
                Packed.by(packing, Arrays.copyOfRange(LOG, 501, LOG.length)));

        assertThat(read(packed).parsed()).isEqualTo(PLAIN.parsed());
    }

    @ParameterizedTest
    @EnumSource
    void a_packed_log_cut_at_any_byte_tells_what_it_still_has(Packing packing) {
        byte[] packed = Packed.joined(
                Packed.by(packing, Packed.bytes(Blocks.VLLM)), Packed.by(packing, Packed.bytes(Blocks.SGLANG)));
        int first = Packed.by(packing, Packed.bytes(Blocks.VLLM)).length;

        // Every seventh byte comes by all kinds of places in little time.
        for (int length = Packing.HEAD_BYTES; length < packed.length; length += 7) {
            ReadLog log = read(Arrays.copyOf(packed, length));

            assertThat(figures(log)).as("%d", length).allMatch(FIGURES::containsValue);
            if (length != first) {
                assertThat(log.input().status()).as("%d", length).isNotEqualTo(Status.PARSED);
            }
            if (length > first) {
                assertThat(problems(log)).as("%d", length).contains(Problem.TRUNCATED);
                assertThat(figures(log)).containsAll(FIGURES.values());
            }
        }
    }

    @Test
    void what_a_gzip_file_holds_is_read_up_to_the_cut() {
        byte[] packed = Packed.by(Packing.GZIP, LOG);

        ReadLog log = read(Arrays.copyOf(packed, packed.length - 9));

        assertThat(log.input().status()).isEqualTo(Status.PARTIAL);
        assertThat(log.input().lines()).isGreaterThan(PLAIN.input().lines() - 3);
        assertThat(log.parsed().notes()).noneMatch(note -> note.problem() == Problem.UNREADABLE_FILE);
    }

    @ParameterizedTest
    @EnumSource
    void a_changed_byte_gives_no_other_figure(Packing packing) {
        byte[] packed = Packed.by(packing, LOG);
        qt().withExamples(200)
                .forAll(integers().between(0, packed.length - 1), integers().between(1, 255))
                .checkAssert((place, change) -> {
                    byte[] changed = packed.clone();
                    changed[place] ^= change.byteValue();
                    ReadLog log = read(changed);

                    if (log.input().status() == Status.PARSED) {
                        assertThat(log.parsed()).isEqualTo(PLAIN.parsed());
                    }
                });
    }

    @Test
    void zeros_behind_a_gzip_file_are_passed_over() {
        assertThat(read(Packed.joined(Packed.by(Packing.GZIP, LOG), new byte[100]))
                        .parsed())
                .isEqualTo(PLAIN.parsed());
    }

    @Test
    void a_gzip_header_may_hold_a_name_and_a_comment() {
        byte[] packed = Packed.by(Packing.GZIP, LOG);
        byte[] header = Arrays.copyOf(packed, 10);
        header[3] = 4 + 8 + 16;
        byte[] named = Packed.joined(
                header,
                new byte[] {2, 0, 1, 1},
                Packed.bytes("bench.log\0saved\0"),
                Arrays.copyOfRange(packed, 10, packed.length));

        assertThat(read(named).parsed()).isEqualTo(PLAIN.parsed());
    }

    @Test
    void a_frame_to_be_skipped_is_skipped() {
        byte[] skipped = {0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3};

        assertThat(read(Packed.joined(skipped, Packed.by(Packing.ZSTD, LOG))).parsed())
                .isEqualTo(PLAIN.parsed());
    }

    @ParameterizedTest
    @EnumSource
    void a_log_may_be_packed_twice_and_no_more(Packing packing) {
        byte[] twice = Packed.by(Packing.GZIP, Packed.by(packing, LOG));

        assertThat(read(twice).parsed()).isEqualTo(PLAIN.parsed());
        assertThat(limit(Packed.by(packing, twice))).isEqualTo("depth");
    }

    @ParameterizedTest
    @EnumSource(names = "ZSTD")
    void a_log_that_expands_beyond_measure_is_refused(Packing packing) {
        byte[] line = Packed.bytes("a".repeat((1 << 20) - 1) + "\n");

        assertThat(limit(Packed.by(packing, line, 300))).isEqualTo("ratio");
    }

    @Test
    void a_file_that_asks_for_gigabytes_of_memory_is_refused() {
        byte[] xz = Packed.by(Packing.XZ, LOG);
        int header = 12;
        int sum = header + (xz[header] & 0xFF) * 4;
        xz[header + 4] = 37;
        var crc = new CRC32();
        crc.update(xz, header, sum - header);
        for (int i = 0; i < 4; i++) {
            xz[sum + i] = (byte) (crc.getValue() >> 8 * i);
        }
        byte[] zstd = Packed.by(Packing.ZSTD, LOG);
        zstd[5] = (byte) 0xA0;

        assertThat(limit(xz)).isEqualTo("memory");
        assertThat(limit(zstd)).isEqualTo("memory");
    }

    @Test
    void where_the_native_part_cannot_be_loaded_the_packing_is_named() {
        assertThatThrownBy(() -> Packing.natively(() -> {
                    throw new UnsatisfiedLinkError();
                }))
                .isInstanceOf(Packing.Unavailable.class)
                .hasMessage("zstd");
        assertThat(ReadLog.failed("a.zst", 9, new Packing.Unavailable("zstd"))
                        .input()
                        .notes())
                .extracting(LogNote::problem, LogNote::detail)
                .containsExactly(tuple(Problem.CANNOT_UNPACK, "zstd"));
    }

    @Test
    void text_that_begins_like_a_packing_is_text() {
        byte[] text = Packed.bytes("BZh is how bzip2 begins\n" + new String(LOG, StandardCharsets.UTF_8));

        assertThat(read(text).parsed().runs()).hasSize(2);
    }

    private static List<Reported> figures(ReadLog log) {
        return log.parsed().runs().stream()
                .filter(run -> run.format().equals(ConsoleReader.VLLM))
                .map((ParsedRun run) -> Blocks.summary(run).reported())
                .flatMap(figures -> figures.values().stream())
                .toList();
    }

    private static List<Problem> problems(ReadLog log) {
        return log.input().notes().stream().map(LogNote::problem).toList();
    }

    private static String limit(byte[] bytes) {
        ReadLog log = read(bytes);
        assertThat(problems(log)).containsExactly(Problem.LIMIT_EXCEEDED);
        return log.input().notes().get(0).detail();
    }

    private static ReadLog read(byte[] bytes) {
        return ReadLog.of(Logs.of(bytes), Optional.empty());
    }
}
