package io.benchdoctor.parse;

import io.benchdoctor.model.Reported;
import io.benchdoctor.model.RunPart.BenchSummary;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Printed blocks of our own for tests, and what the reader makes of them. */
final class Blocks {
    /** Padded as a client prints, trailing blanks included. */
    static final String VLLM = String.join(
            "\n",
            "============ Serving Benchmark Result ============",
            row("Successful requests:", "40"),
            row("Benchmark duration (s):", "20.00"),
            row("Total input tokens:", "4000"),
            row("Total generated tokens:", "2000"),
            row("Request throughput (req/s):", "2.00"),
            row("Output token throughput (tok/s):", "100.00"),
            row("Total Token throughput (tok/s):", "300.00"),
            "---------------Time to First Token----------------",
            row("Mean TTFT (ms):", "81.25"),
            row("Median TTFT (ms):", "80.50"),
            row("P99 TTFT (ms):", "131.75"),
            "-----Time per Output Token (excl. 1st token)------",
            row("Mean TPOT (ms):", "11.10"),
            row("Median TPOT (ms):", "11.00"),
            row("P99 TPOT (ms):", "13.90"),
            "---------------Inter-token Latency----------------",
            row("Mean ITL (ms):", "11.12"),
            row("Median ITL (ms):", "10.90"),
            row("P99 ITL (ms):", "24.60"),
            "==================================================",
            "");

    static final String SGLANG = VLLM.replace(
                    row("Successful requests:", "40"),
                    row("Backend:", "sglang") + "\n" + row("Traffic request rate:", "inf") + "\n"
                            + row("Max request concurrency:", "not set") + "\n" + row("Successful requests:", "40"))
            .replace(
                    "---------------Time to First",
                    row("Mean E2E Latency (ms):", "640.00") + "\n---------------Time to First");

    private Blocks() {}

    static String row(String label, String value) {
        return String.format(Locale.ROOT, "%-40s %-10s", label, value);
    }

    static Parsed parse(String text) {
        try {
            return new TextFormat().parse(Logs.of(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, with what it was held against. */
    static Parsed explained(String text) {
        try {
            return new TextFormat().explained(Logs.of(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one run of a text. */
    static ParsedRun run(String text) {
        List<ParsedRun> runs = parse(text).runs();
        if (runs.size() != 1) {
            throw new AssertionError(runs.size() + " runs in: " + text);
        }
        return runs.get(0);
    }

    static BenchSummary summary(ParsedRun run) {
        return (BenchSummary) run.parts().get(0);
    }

    static Map<String, Reported> figures(String text) {
        return summary(run(text)).reported();
    }

    /** The line of a text on which a piece first stands, as an editor counts. */
    static int lineOf(String text, String piece) {
        String before = text.substring(0, text.indexOf(piece));
        return (int) before.chars().filter(c -> c == '\n').count() + 1;
    }

    /** The pieces that the text is cut into. */
    static List<TextLine> lines(String text) {
        List<TextLine> lines = new ArrayList<>();
        try {
            TextLines.read(new StringReader(text), lines::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    static Optional<String> setting(ParsedRun run, SettingKey key) {
        return Optional.ofNullable(run.settings().get(key)).map(Setting::value);
    }
}
