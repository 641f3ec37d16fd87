package io.benchdoctor.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher beside a Java and a Maven of our own, that write down what they were asked for. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
    /** The option with which the quick compiler is the only one. */
    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    @TempDir
    private Path folder;

    private Path home;
    private Path log;

    @BeforeEach
    void a_checkout() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        log = folder.resolve("log");
        Files.copy(Path.of("bench-doctor"), home.resolve("bench-doctor"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(folder.resolve("jdk/bin"));
        Files.createDirectories(folder.resolve("bin"));
        script(
                "jdk/bin/java",
                "case \"$*\" in *-XX:NoSuch*) exit 1 ;; *-version*) exit 0 ;; esac\necho ran >>'" + log + "'");
        script(
                "bin/mvn",
                "echo begin >>'" + log + "'\nsleep 2\nmkdir -p target\necho jar >target/bench-doctor.jar\necho end >>'"
                        + log + "'");
    }

    @Test
    void of_two_starts_at_once_one_builds_and_the_other_waits_for_it() throws Exception {
        checkout();
        List<Process> starts = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            starts.add(start("").start());
        }
        for (Process start : starts) {
            assertThat(start.waitFor()).isZero();
        }

        assertThat(Files.readAllLines(log)).containsExactly("begin", "end", "ran", "ran", "ran");
        assertThat(home.resolve("target/.building")).doesNotExist();
    }

    @Test
    void what_a_killed_build_left_holds_nobody_up() throws Exception {
        checkout();
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.createDirectories(home.resolve("target/.building"));
        Files.writeString(home.resolve("target/.building/pid"), gone.pid() + "\n");

        assertThat(start("").start().waitFor()).isZero();
        assertThat(Files.readAllLines(log)).containsExactly("begin", "end", "ran");
    }

    @Test
    void options_with_which_java_does_not_start_are_no_failed_gate() throws Exception {
        Files.writeString(home.resolve("bench-doctor.jar"), "jar");

        Process refused = start("-XX:NoSuchOption").redirectErrorStream(true).start();
        assertThat(new String(refused.getInputStream().readAllBytes())).contains("BENCH_DOCTOR_OPTS");
        assertThat(refused.waitFor()).isEqualTo(70);
        assertThat(start("-Xmx1g").start().waitFor()).isZero();
        assertThat(Files.readAllLines(log)).containsExactly("ran");
    }

    @Test
    void neither_the_output_of_an_earlier_run_nor_the_blocks_of_many_small_logs_make_an_input_large() throws Exception {
        Files.writeString(home.resolve("bench-doctor.jar"), "jar");
        script("jdk/bin/java", "case \"$*\" in *-version*) ;; *) echo \"$*\" >>'" + log + "' ;; esac");
        Path logs = Files.createDirectory(folder.resolve("logs"));
        for (int n = 0; n < 1200; n++) {
            Files.write(logs.resolve("run-" + n + ".log"), new byte[5000]);
        }
        Path out = Files.createDirectory(folder.resolve("out"));
        Files.write(out.resolve("report.json"), new byte[30 << 20]);

        run("analyze", logs.toString(), "-o", out.toString());
        run("analyze", out.toString());

        List<String> started = Files.readAllLines(log);
        assertThat(started.get(0)).contains(QUICK);
        assertThat(started.get(1)).doesNotContain(QUICK);
    }

    @Test
    void a_command_over_a_large_file_is_little_work_once_it_is_remembered() throws Exception {
        Files.writeString(home.resolve("bench-doctor.jar"), "jar");
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
        script("jdk/bin/java", "case \"$*\" in *-version*) ;; *) echo \"$*\" >>'" + log + "' ;; esac");
        Path tokens = Files.write(folder.resolve("tokens.csv"), new byte[40 << 20]);

        run("analyze", tokens.toString());
        String first = Files.readAllLines(log).get(0);
        String name = first.replaceFirst(".*-Dbench-doctor\\.command=(\\S+).*", "$1");
        Files.createDirectories(folder.resolve("cache/bench-doctor"));
        Files.writeString(folder.resolve("cache/bench-doctor/remembered"), "1-1\n" + name + "\n");
        run("analyze", tokens.toString());
        run("analyze", tokens.toString(), "-l", "en");
        Files.write(tokens, new byte[41 << 20]);
        run("analyze", tokens.toString());

        List<String> started = Files.readAllLines(log);
        assertThat(name).matches("[0-9]+-[0-9]+");
        assertThat(started).extracting(options -> options.contains(QUICK)).containsExactly(false, true, false, false);
        assertThat(started).allMatch(options -> options.contains("-XX:MaxNewSize=24m"));
    }

    private void run(String... arguments) throws Exception {
        ProcessBuilder start = start("");
        List<String> command = new ArrayList<>(List.of(start.command().get(0)));
        command.addAll(List.of(arguments));
        assertThat(start.command(command).start().waitFor()).isZero();
    }

    private void checkout() throws IOException {
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        for (String sources : List.of("grammar", "templates", "src/main")) {
            Files.createDirectories(home.resolve(sources));
        }
    }

    private void script(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private ProcessBuilder start(String options) {
        ProcessBuilder start = new ProcessBuilder(home.resolve("bench-doctor").toString(), "formats");
        start.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        start.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        start.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        start.environment().put("BENCH_DOCTOR_NO_ARCHIVE", "1");
        start.environment().put("BENCH_DOCTOR_OPTS", options);
        start.environment().remove("JAVA_TOOL_OPTIONS");
        start.environment().remove("JDK_JAVA_OPTIONS");
        return start;
    }
}
