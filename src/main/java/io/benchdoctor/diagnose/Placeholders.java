package io.benchdoctor.diagnose;

import io.benchdoctor.catalog.Catalog;
import io.benchdoctor.catalog.EngineVersion;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fills the gaps of a command from a run: {@code {model}}, {@code {rate70}} … What the run does not tell stays a word in
 * capitals that the reader replaces.
 */
final class Placeholders {
    static final List<String> NAMES = List.of(
            "bench",
            "faster",
            "fewer",
            "input",
            "limit",
            "load",
            "model",
            "output",
            "prompts",
            "rate",
            "rate50",
            "rate70",
            "rate85",
            "replicas2",
            "safe",
            "slots",
            "slots2",
            "workload");

    /** The client moved into the {@code vllm} command in this release. */
    private static final EngineVersion BENCH_COMMAND = new EngineVersion(0, 9, 0);
    /** The fewest requests that carry a P99 with an interval worth printing. */
    private static final double FEWEST_PROMPTS = 1000;

    /** Where other engines listen unless they are told otherwise. */
    private static final Map<String, String> PORTS =
            Map.of("sglang", "30000", "llama.cpp", "8080", "ollama", "11434", "lmdeploy", "23333");

    /** Levels below the number in flight, for finding out how many are too many. */
    private static final List<Double> FEWER = List.of(0.25, 0.5, 0.75);

    /** Steps above a rate that went well: each is small enough to show where waits begin. */
    private static final List<Double> FASTER = List.of(1.25, 1.5, 2.0, 3.0);

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/:@+-]+");

    private final Run run;
    private final FactSheet facts;
    private final Optional<EngineVersion> version;
    private final String engine;
    private final ClientOptions client;
    /** Several commands have the same gaps. */
    private final Map<String, String> values = new HashMap<>();

    /** @param engine where it is not vLLM, else empty */
    Placeholders(Run run, FactSheet facts, Optional<EngineVersion> version, String engine, Catalog catalog) {
        this.run = run;
        this.facts = facts;
        this.version = version;
        this.engine = engine;
        this.client = new ClientOptions(run, facts, catalog, version);
    }

    String fill(Command command) {
        return command.filled(name -> values.computeIfAbsent(name, this::value));
    }

    private String value(String name) {
        return switch (name) {
            case "bench" -> bench();
            case "faster" ->
                FASTER.stream()
                        .map(times ->
                                rate(times, "load.rate", "throughput.requests").orElse("RATE"))
                        .distinct()
                        .collect(Collectors.joining(" "));
            case "fewer" -> fewer();
            case "model" -> setting(SettingKey.MODEL).map(Placeholders::quoted).orElse("MODEL");
            case "input" -> input();
            case "output" -> output();
            case "workload" -> client.workload(input(), output());
            case "load" -> client.load();
            case "prompts" ->
                first("requests.sent", "requests.completed")
                        .map(sent -> written(Math.max(sent, FEWEST_PROMPTS)))
                        .orElse(written(FEWEST_PROMPTS));
            case "rate" -> rate(1, "load.rate").orElse("RATE");
            case "rate50" -> part(0.5, "RATE_1");
            case "rate70" -> part(0.7, "RATE_2");
            case "rate85" -> part(0.85, "RATE_3");
            case "replicas2" -> whole(2, "parallel.data").orElse("2");
            case "safe" -> whole(1, "preempt.safeSlots").orElse("SLOTS");
            case "slots" -> whole(1, "cap.slots").orElse("SLOTS");
            case "slots2" -> whole(2, "cap.slots").orElse("SLOTS");
            case "limit" -> whole(1, "load.limit", "cap.slots").orElse("LIMIT");
            default -> throw new IllegalStateException("placeholder " + name);
        };
    }

    private String bench() {
        boolean script =
                version.map(release -> release.compareTo(BENCH_COMMAND) < 0).orElse(false);
        String client = script ? "python benchmarks/benchmark_serving.py" : "vllm bench serve";
        // the client speaks to any server of this protocol, but looks for it where vLLM listens
        String port = PORTS.containsKey(engine) ? " --base-url http://localhost:" + PORTS.get(engine) : "";
        return engine.isEmpty() ? client : client + " --backend openai" + port;
    }

    /** A quarter, half and three quarters of those that were worked on at a time. */
    private String fewer() {
        return first("engine.running", "decode.concurrency", "load.limit")
                .map(now -> FEWER.stream()
                        .map(part -> written(Math.max(1, Math.rint(now * part))))
                        .distinct()
                        .collect(Collectors.joining(" ")))
                .orElse("1 2 4 8 16");
    }

    private Optional<String> setting(SettingKey key) {
        return run.setting(key).map(Setting::value).filter(value -> !value.isBlank());
    }

    /** A model's name comes from a log, so it is quoted for the shell unless it is plain. */
    private static String quoted(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private Optional<String> whole(double times, String... ids) {
        return times(times, ids).map(value -> written(Math.rint(value)));
    }

    private String input() {
        return whole(1, "input.requested", "input.mean").orElse("INPUT");
    }

    private String output() {
        return whole(1, "output.requested", "output.mean").orElse("OUTPUT");
    }

    /** A part of what was finished a second; where nobody knows that, a word of its own for each part. */
    private String part(double part, String word) {
        return rate(part, "throughput.requests").orElse(word);
    }

    /** Two digits are enough for a rate to be tried. */
    private Optional<String> rate(double part, String... ids) {
        return times(part, ids).map(value -> rounded(value, 2));
    }

    /** A multiple of what a log tells; a log may tell a number of which there is none. */
    private Optional<Double> times(double times, String... ids) {
        return first(ids).map(value -> value * times).filter(Double::isFinite);
    }

    /** A number as one types it, with so many digits that count. */
    static String rounded(double value, int digits) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .stripTrailingZeros()
                .toPlainString();
    }

    private Optional<Double> first(String... ids) {
        return Stream.of(ids)
                .flatMap(id -> facts.get(id).known().stream())
                .map(quantity -> quantity.value())
                .filter(value -> Double.isFinite(value) && value > 0)
                .findFirst();
    }

    private static String written(double whole) {
        return BigDecimal.valueOf(whole).setScale(0, RoundingMode.HALF_UP).toPlainString();
    }
}
