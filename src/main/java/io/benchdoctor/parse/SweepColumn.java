package io.benchdoctor.parse;

import io.benchdoctor.model.Metric;
import io.benchdoctor.model.SettingKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one column of a table that somebody made by hand holds, as far as its name says so beyond doubt.
 *
 * @param figure the metric, and the factor from the unit in the name
 * @param unclear whether it names a figure and leaves its unit or its statistic to be guessed
 */
record SweepColumn(String name, Optional<ConsoleLabel> figure, Optional<SettingKey> setting, boolean unclear) {
    /** What a unit is called at the end of a name, the particular ones first. */
    private enum Ending {
        REQUESTS("(?:req|reqs|request|requests)(?:/|_|_per_)(?:s|sec|second)|rps|qps", 1),
        TOKENS("(?:tok|toks|token|tokens)(?:/|_|_per_)(?:s|sec|second)|tps", 1),
        MILLIS("ms|msec|millis|milliseconds", 1),
        MICROS("us|usec|microseconds", 1e-3),
        SECONDS("s|sec|secs|seconds", 1e3);

        private final Pattern pattern;
        private final double toMillis;

        Ending(String pattern, double toMillis) {
            this.pattern = Pattern.compile("(?:^|_)(?:" + pattern + ")$");
            this.toMillis = toMillis;
        }

        boolean isTime() {
            return this == MILLIS || this == MICROS || this == SECONDS;
        }
    }

    private static final Map<String, String> STATISTICS = Map.of(
            "mean", "mean",
            "avg", "mean",
            "average", "mean",
            "median", "median",
            "std", "std",
            "stddev", "std",
            "stdev", "std",
            "min", "min",
            "max", "max");

    private static final Pattern PERCENTILE = Pattern.compile("p\\d{1,2}(?:\\.\\d{1,3})?");

    private static final Map<String, String> FAMILIES = Map.ofEntries(
            Map.entry("ttft", "ttft"),
            Map.entry("ttft_latency", "ttft"),
            Map.entry("time_to_first_token", "ttft"),
            Map.entry("first_token_latency", "ttft"),
            Map.entry("tpot", "tpot"),
            Map.entry("time_per_output_token", "tpot"),
            Map.entry("itl", "itl"),
            Map.entry("inter_token_latency", "itl"),
            Map.entry("e2e", "e2el"),
            Map.entry("e2el", "e2el"),
            Map.entry("e2e_latency", "e2el"),
            Map.entry("end_latency", "e2el"),
            Map.entry("end_to_end_latency", "e2el"),
            Map.entry("request_latency", "e2el"),
            Map.entry("latency", "e2el"));

    static SweepColumn of(String header) {
        String name = header.strip();
        String words = words(name);
        Optional<SettingKey> setting = SweepNames.setting(words);
        Optional<String> count = SweepNames.count(words);
        if (count.isPresent() || setting.isPresent()) {
            return new SweepColumn(name, count.map(id -> new ConsoleLabel(id, 1)), setting, false);
        }
        for (Ending ending : Ending.values()) {
            Matcher end = ending.pattern.matcher(words);
            if (end.find()) {
                return measured(name, words.substring(0, end.start()), ending);
            }
        }
        boolean unclear = SweepNames.isThroughput(words)
                || SweepNames.isDuration(words)
                || latency(words).isPresent();
        return new SweepColumn(name, Optional.empty(), Optional.empty(), unclear);
    }

    private static SweepColumn measured(String name, String stem, Ending ending) {
        if (ending == Ending.REQUESTS || ending == Ending.TOKENS) {
            boolean bare = stem.isEmpty() && name.length() <= "rps".length();
            Optional<String> id = ending == Ending.REQUESTS ? SweepNames.requestRate(stem) : SweepNames.tokenRate(stem);
            return figure(name, id.filter(known -> !bare), 1, false);
        }
        if (SweepNames.isDuration(stem)) {
            return figure(name, Optional.of("duration"), ending.toMillis / 1e3, false);
        }
        Optional<String> latency = latency(stem);
        boolean whole = latency.filter(id -> id.indexOf('.') > 0).isPresent();
        return figure(name, latency.filter(id -> whole), ending.toMillis, latency.isPresent() && !whole);
    }

    private static SweepColumn figure(String name, Optional<String> id, double factor, boolean unclear) {
        Optional<ConsoleLabel> label =
                id.filter(known -> Metric.unit(known).isPresent()).map(known -> new ConsoleLabel(known, factor));
        return new SweepColumn(name, label, Optional.empty(), unclear);
    }

    /** {@code ttft.p99}, or {@code ttft} where the name says no statistic; empty for what is no latency. */
    private static Optional<String> latency(String words) {
        List<String> family = new ArrayList<>();
        String statistic = "";
        for (String word : words.split("_")) {
            String known = PERCENTILE.matcher(word).matches() ? word : STATISTICS.getOrDefault(word, "");
            if (known.isEmpty() || !statistic.isEmpty()) {
                family.add(word);
            } else {
                statistic = known;
            }
        }
        String end = statistic.isEmpty() ? "" : "." + statistic;
        return Optional.ofNullable(FAMILIES.get(String.join("_", family))).map(id -> id + end);
    }

    /** {@code ttft_p50_ms} of {@code TTFT p50 (ms)}; a slash and a point stay. */
    private static String words(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}/.]+", "_");
        return plain.replaceAll("^_+|_+$", "");
    }

    /** Whether the name says the latency of something without saying that it is a request. */
    boolean namesLatencyOnly() {
        List<String> words = List.of(words(name).split("_"));
        return words.contains("latency")
                && figure.filter(label -> label.metric().startsWith("e2el.")).isPresent()
                && !words.contains("e2e")
                && !words.contains("end")
                && !words.contains("request");
    }

    /** Whether it names a context, which is the prompt of a run or a limit of the server. */
    boolean namesContext() {
        return SweepNames.isContext(words(name));
    }

    SweepColumn withoutSetting() {
        return new SweepColumn(name, figure, Optional.empty(), unclear);
    }

    SweepColumn asUnclear() {
        return new SweepColumn(name, Optional.empty(), Optional.empty(), true);
    }
}
