package io.benchdoctor.parse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Whole logs of every format that is read, our own and, where a folder of real ones is there, some of those too. */
public final class OwnLogs {
    /** Real logs of one format that are taken, and how long they may be: more adds time and no other shapes. */
    private static final int MOST_REAL = 12;

    private static final int MOST_REAL_BYTES = 40_000;

    private OwnLogs() {}

    /** By the id of the format as which each is read; every format has at least one. */
    public static Map<String, List<byte[]>> byFormat() throws IOException {
        Map<String, List<byte[]>> logs = new TreeMap<>();
        for (String text : texts()) {
            add(logs, text.getBytes(StandardCharsets.UTF_8));
        }
        try (Stream<Path> samples = Files.walk(Path.of("samples"))) {
            for (Path sample : samples.filter(Files::isRegularFile)
                    .filter(OwnLogs::isLog)
                    .sorted()
                    .toList()) {
                add(logs, Files.readAllBytes(sample));
            }
        }
        return logs;
    }

    /** Adds some of the real logs to each of these formats; does nothing where there are none. */
    public static void addReal(Map<String, List<byte[]>> logs) throws IOException {
        Map<String, Integer> taken = new TreeMap<>();
        for (Path file : Logs.below("corpus")) {
            if (Files.size(file) <= MOST_REAL_BYTES) {
                byte[] bytes = Files.readAllBytes(file);
                ReadLog read = ReadLog.of(Logs.of(bytes), java.util.Optional.empty());
                String format = read.input().format();
                if (logs.containsKey(format) && taken.merge(format, 1, Integer::sum) <= MOST_REAL) {
                    logs.get(format).add(bytes);
                }
            }
        }
    }

    private static boolean isLog(Path sample) {
        return !sample.endsWith("README.md");
    }

    private static void add(Map<String, List<byte[]>> logs, byte[] bytes) {
        String format =
                ReadLog.of(Logs.of(bytes), java.util.Optional.empty()).input().format();
        logs.computeIfAbsent(format, id -> new ArrayList<>()).add(bytes);
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>(ToolSamples.ALL.values());
        texts.addAll(List.of(
                GuideLlmLogs.JSON,
                GuideLlmLogs.CSV,
                GuideLlmLogs.HTML,
                AiperfLogs.SUMMARY,
                AiperfLogs.RECORDS,
                AiperfConsoleTest.TABLE,
                Blocks.VLLM,
                Blocks.SGLANG,
                OfflineBenchTest.THROUGHPUT,
                OfflineBenchTest.LATENCY,
                OfflineBenchTest.LATENCY_JSON,
                SglangJsonKeysTest.FIRST,
                InferenceMaxKeysTest.RESULT,
                SglangServerReaderTest.LOG,
                SweepTableTest.TABLE,
                TokenTimingFormatTest.TABLE,
                TokenTimingFormatTest.OBJECTS,
                TokenTimingFormatTest.TEXT,
                VllmJsonFormatTest.SUMMARY,
                VllmJsonFormatTest.DETAILED,
                LlmDReportFormatTest.OLD,
                server()));
        return texts;
    }

    private static String server() {
        StringBuilder log = new StringBuilder(ServerLines.START);
        for (int n = 0; n < 30; n++) {
            log.append(ServerLines.v1("10:" + (10 + n) + ":00", n % 16, n / 4));
            log.append("INFO:     10.0.0.7:4711 - \"POST /v1/completions HTTP/1.1\" 200 OK\n");
        }
        return log.toString();
    }
}
