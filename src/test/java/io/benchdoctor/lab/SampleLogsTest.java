package io.benchdoctor.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The logs in {@code samples/} are what the lab writes; {@code -Dapprove} writes them anew. */
class SampleLogsTest {
    private static final Path SAMPLES = Path.of("samples");
    private static final double ALL_AT_ONCE = Double.POSITIVE_INFINITY;

    @TestFactory
    Stream<DynamicTest> a_sample_is_what_the_lab_writes() {
        return logs().entrySet().stream()
                .map(log -> dynamicTest(log.getKey(), () -> {
                    Path file = SAMPLES.resolve(log.getKey());
                    if (Boolean.getBoolean("approve")) {
                        Files.createDirectories(file.getParent());
                        Files.writeString(file, log.getValue());
                    }

                    assertThat(Files.readString(file)).isEqualTo(log.getValue());
                }));
    }

    /** By path below {@code samples/}. */
    private static Map<String, String> logs() {
        Map<String, String> logs = new TreeMap<>();
        Illness well = Illness.healthy();
        logs.put("healthy/bench.log", LabLogs.console(Lab.run(well, 1)));
        logs.put(
                "open-loop-overload/bench.log",
                LabLogs.console(Lab.run(well.load(1500, 30, 0).server(32, 400_000, 8192, 40_000), 2)));
        logs.put(
                "prefill-compute-bound/bench.log",
                LabLogs.console(Lab.run(
                        well.load(400, ALL_AT_ONCE, 0).lengths(6000, 40, 0.2).server(256, 2_000_000, 4096, 20_000),
                        3)));
        logs.put(
                "first-wave-p99/bench.log",
                LabLogs.console(Lab.run(well.load(640, ALL_AT_ONCE, 32).lengths(2048, 96, 0.3), 4)));
        logs.put("closed-loop-hides-queue/bench.log", LabLogs.console(Lab.run(well.load(1200, 30, 16), 5)));
        logs.put(
                "prefill-decode-interference/bench.log",
                LabLogs.console(Lab.run(
                        well.load(1000, 3, 0).lengths(8192, 160, 0.3).server(256, 2_000_000, 8192, 30_000), 6)));
        logs.put(
                "multi-token-chunks/result.json",
                LabLogs.json(Lab.run(well.load(60, 2, 0).lengths(256, 48, 0.2).stream(4, 0), 7)));
        logs.put(
                "proxy-buffering/result.json",
                LabLogs.json(Lab.run(well.load(60, 2, 0).lengths(256, 48, 0.2).stream(1, 120), 8)));
        logs.put(
                "cold-start/result.json",
                LabLogs.json(Lab.run(well.load(80, 2, 0).lengths(256, 32, 0.2).faults(6, 0, 0), 9)));
        logs.put(
                "failed-requests-survivorship/result.json",
                LabLogs.json(Lab.run(well.load(80, 3, 0).lengths(256, 32, 0.2).faults(0, 0.15, 0), 10)));
        logs.put(
                "output-shorter-than-requested/bench.log",
                LabLogs.console(Lab.run(well.lengths(512, 256, 0).faults(0, 0, 0.6), 11)));
        logs.put("too-few-requests-for-tail/bench.log", LabLogs.console(Lab.run(well.load(24, 1, 0), 12)));
        logs.put(
                "skew-or-bimodality/bench.log",
                LabLogs.console(Lab.run(
                        well.load(1000, 2, 0)
                                .lengths(300, 100, 0.1)
                                .longPrompts(0.25, 60)
                                .server(256, 4_000_000, 8192, 40_000),
                        13)));
        logs.put(
                "token-timings/tokens.csv",
                LabLogs.csv(Lab.run(well.load(40, 2, 0).lengths(128, 24, 0.3), 14)));
        logs.put("integrity-mismatch/bench.log", edited(LabLogs.console(Lab.run(well, 15))));
        logs.put(
                "bad-advice-guard/notes.md",
                notes(LabLogs.block(Lab.run(well.load(800, ALL_AT_ONCE, 0).server(8, 400_000, 8192, 40_000), 16))));
        return logs;
    }

    /** What a well-meaning colleague pasted into a wiki, with advice that does not exist in vLLM. */
    private static String notes(String block) {
        return """
                # Load test of the new endpoint

                ```text
                %s```

                The first token takes very long, so the model is probably too large for the card. Ideas:

                - restart with a smaller batch: `vllm serve MODEL --max-batch-size 4`
                - run in bfloat16 instead of float32
                - cache the model so that it loads faster
                """.formatted(block);
    }

    /** Somebody made the throughput look twice as good. */
    private static String edited(String log) {
        return log.replaceAll("(Request throughput \\(req/s\\): +)\\S+( *)", "$17.80$2");
    }
}
