package io.benchdoctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What has a name in a folder and is no file ends no run and holds none up. */
@Timeout(120)
class SpecialFilesTest {
    private static final Path LOG = Path.of("samples/healthy/bench.log");

    @TempDir
    private Path folder;

    private Path in;

    @BeforeEach
    void copy() throws IOException {
        in = Files.createDirectory(folder.resolve("in"));
        Files.copy(LOG, in.resolve("good.log"));
    }

    @Test
    void a_pipe_that_nobody_writes_to_is_not_waited_for() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
        int made = new ProcessBuilder("/usr/bin/mkfifo", in.resolve("pipe.log").toString())
                .start()
                .waitFor();
        assertThat(made).isZero();

        assertThat(fates()).containsExactly("good.log parsed", "pipe.log failed");
        assertThat(Program.run("analyze", in.resolve("pipe.log").toString(), "-q", "-o", folder + "/out")
                        .code())
                .isEqualTo(3);
    }

    @Test
    void no_command_waits_for_a_pipe_whatever_it_is_given_for() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
        Path rules = Files.createDirectory(folder.resolve("rules"));
        String pipe = rules.resolve("rule.yaml").toString();
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe).start().waitFor())
                .isZero();
        String log = in.resolve("good.log").toString();
        String out = folder.resolve("out").toString();

        for (String[] command : new String[][] {
            {"render", pipe, "-o", out},
            {"render", in.toString(), "-o", out},
            {"analyze", log, "--slo", pipe, "-o", out},
            {"analyze", log, "--rules", rules.toString(), "-o", out},
            {"rules", "--check", rules.toString()},
            {"analyze", log, "-o", pipe}
        }) {
            Program.Result run = Program.run(command);

            assertThat(run.code()).as(String.join(" ", command)).isEqualTo(64);
            assertThat(run.err()).isNotEmpty().doesNotContain("Exception");
        }
        assertThat(Program.run("compare", log, pipe, "-q", "-o", out).code()).isEqualTo(3);
    }

    @Test
    void a_pipe_that_is_called_like_a_lock_is_passed_over() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
        Path out = Files.createDirectory(folder.resolve("out"));
        Path foreign = Files.createDirectory(out.resolve(".bench-doctor-foreign.part"));
        Path lock = foreign.resolve("lock");
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", lock.toString())
                        .start()
                        .waitFor())
                .isZero();

        assertThat(fates()).containsExactly("good.log parsed");
        assertThat(lock).exists();
    }

    @Test
    void a_socket_is_no_log() throws IOException {
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(in.resolve("socket.log")));

            assertThat(fates()).containsExactly("good.log parsed", "socket.log failed");
        }
    }

    @Test
    void a_device_is_not_read_though_it_would_never_end() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/zero")));
        Files.createSymbolicLink(in.resolve("zero.log"), Path.of("/dev/zero"));

        assertThat(fates()).containsExactly("good.log parsed", "zero.log failed");
        assertThat(Program.run("analyze", "/dev/zero", "/dev/full", "-q", "-o", folder + "/out")
                        .code())
                .isEqualTo(3);
    }

    @Test
    void folders_that_lie_in_each_other_by_links_are_read_once() throws IOException {
        Path one = Files.createDirectory(in.resolve("one"));
        Path two = Files.createDirectory(in.resolve("two"));
        Files.createSymbolicLink(one.resolve("two"), two);
        Files.createSymbolicLink(two.resolve("one"), one);
        Files.createSymbolicLink(in.resolve("again"), in);
        Files.copy(Path.of("samples/cold-start/result.json"), two.resolve("result.json"));

        assertThat(fates()).containsExactly("good.log parsed", "result.json parsed");
    }

    /** Name and status of each input. */
    private List<String> fates() throws IOException {
        Path out = folder.resolve("out");
        Program.run("analyze", in.toString(), "-q", "-f", "json", "-o", out.toString());
        var report = new tools.jackson.databind.ObjectMapper().readTree(Files.readString(out.resolve("report.json")));
        return report.get("inputs")
                .valueStream()
                .map(input -> Path.of(input.get("path").asString()).getFileName() + " "
                        + input.get("status").asString())
                .toList();
    }
}
