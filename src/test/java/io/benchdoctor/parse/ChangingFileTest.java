package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.benchdoctor.model.Input;
import io.benchdoctor.model.LogNote.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Between the moment a log is found and the moment its last byte is read, others may do with it as they like. */
@Timeout(120)
class ChangingFileTest {
    private static final LongConsumer NOBODY = bytes -> {};

    @TempDir
    private Path folder;

    private Path log;

    @BeforeEach
    void copy() throws IOException {
        log = Files.copy(Path.of("samples/healthy/bench.log"), folder.resolve("bench.log"));
    }

    @Test
    void a_file_that_is_gone_when_its_turn_comes_is_told_and_the_rest_is_read() throws IOException {
        Files.copy(log, folder.resolve("other.log"));
        List<GivenFile> files = given(folder);
        Files.delete(log);

        List<Input> inputs = files.stream()
                .flatMap(file -> file.read(NOBODY).inputs().stream())
                .toList();

        assertThat(inputs).extracting(Input::status).containsExactly(Input.Status.FAILED, Input.Status.PARSED);
        assertThat(inputs.get(0).notes().get(0).problem()).isEqualTo(Problem.UNREADABLE_FILE);
    }

    @Test
    void a_pipe_that_was_put_in_its_place_is_not_waited_for() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
        GivenFile file = given(log).get(0);
        Files.delete(log);
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", log.toString()).start().waitFor())
                .isZero();

        assertThat(file.read(NOBODY).inputs().get(0).status()).isEqualTo(Input.Status.FAILED);
    }

    @Test
    void a_log_that_is_still_written_is_read_as_it_was_at_first() throws Exception {
        byte[] line = "INFO 01-01 00:00:00 [loggers.py:123] nothing of interest\n"
                .repeat(4000)
                .getBytes();
        Files.write(log, line, StandardOpenOption.APPEND);
        byte[] first = Files.readAllBytes(log);

        // Whoever writes is faster than who reads: with every piece that is read, a larger one is there.
        Input input = given(log).get(0).read(read -> append(line)).inputs().get(0);

        assertThat(Files.size(log)).isGreaterThan(first.length);
        assertThat(input.bytes()).isEqualTo(first.length);
        assertThat(input.sha256()).isEqualTo(digest(first));
        assertThat(input.status()).isEqualTo(Input.Status.PARSED);
    }

    @Test
    void a_log_that_is_cut_while_it_is_read_is_told_without_what_was_cut() throws IOException {
        byte[] line = "nothing of interest\n".repeat(20_000).getBytes();
        Files.write(log, line, StandardOpenOption.APPEND);

        Input input = given(log).get(0).read(read -> cut(1000)).inputs().get(0);

        assertThat(input.status()).isIn(Input.Status.PARTIAL, Input.Status.FAILED, Input.Status.UNRECOGNISED);
    }

    @Test
    void a_folder_too_deep_to_be_searched_is_told() throws IOException {
        Path deep = folder;
        for (int level = 0; level < 70; level++) {
            deep = Files.createDirectory(deep.resolve("d"));
        }
        Files.copy(log, deep.resolve("deep.log"));

        List<Input> inputs = LogReader.read(List.of(folder.toString())).batch().inputs();

        assertThat(inputs)
                .extracting(input -> input.status() + " " + input.notes().size())
                .containsExactly("PARSED 0", "FAILED 1");
        assertThat(inputs.get(1).notes().get(0).problem()).isEqualTo(Problem.FOLDER_TOO_DEEP);
    }

    @Test
    void the_first_bytes_are_the_same_however_they_are_asked_for() throws IOException {
        byte[] all = Files.readAllBytes(log);
        for (int length : new int[] {0, 1, 100, all.length, all.length + 1}) {
            byte[] expected = java.util.Arrays.copyOf(all, Math.min(length, all.length));

            try (InputStream whole = new FirstBytes(Files.newInputStream(log), length)) {
                assertThat(whole.readAllBytes()).isEqualTo(expected);
                assertThat(whole.read()).isEqualTo(-1);
                assertThat(whole.skip(10)).isZero();
            }
            try (InputStream single = new FirstBytes(Files.newInputStream(log), length)) {
                long skipped = single.skip(3);
                assertThat(skipped).isEqualTo(Math.min(3, expected.length));
                for (int n = (int) skipped; n < expected.length; n++) {
                    assertThat(single.read()).isEqualTo(expected[n] & 0xFF);
                }
                assertThat(single.read()).isEqualTo(-1);
            }
        }
    }

    private List<GivenFile> given(Path path) {
        return LogReader.given(List.of(path.toString()), Optional.empty(), InputStream.nullInputStream());
    }

    private void append(byte[] bytes) {
        try {
            Files.write(log, bytes, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void cut(long bytes) {
        try (var channel = Files.newByteChannel(log, StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
