package io.benchdoctor.facts;

import io.benchdoctor.model.RunPart.BenchSummary;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Something about how a run was made in which two runs may differ.
 *
 * @param id name of the setting, or of what stands for it
 * @param part what such a difference does to a comparison
 * @param group traits of one group are one decision: another engine has another version
 */
record Trait(String id, Part part, String group, Function<FactSheet, Optional<Told>> of) {
    /** What a run tells of a trait. */
    record Told(String value, List<SourceRef> at) {}

    /** What a difference does. */
    enum Part {
        /** Another question was asked of the server: no answer can be compared. */
        LOAD,
        /** The server or what stands under it: the thing under test, if it is the only one. */
        SYSTEM,
        /** Another draw of the same questions. */
        DRAW,
        /** Follows from others, or says nothing about speed. */
        CONSEQUENCE
    }

    /** Counted as vLLM's client does: also what is recomputed from raw timings, whoever wrote them down. */
    private static final String OURS = "vllm";

    private static final Map<SettingKey, Part> NOT_SYSTEM = Map.ofEntries(
            Map.entry(SettingKey.DATASET, Part.LOAD),
            Map.entry(SettingKey.INPUT_LENGTH, Part.LOAD),
            Map.entry(SettingKey.OUTPUT_LENGTH, Part.LOAD),
            Map.entry(SettingKey.PREFIX_LENGTH, Part.LOAD),
            Map.entry(SettingKey.RANGE_RATIO, Part.LOAD),
            Map.entry(SettingKey.BURSTINESS, Part.LOAD),
            Map.entry(SettingKey.RAMP_UP, Part.LOAD),
            Map.entry(SettingKey.RAMP_UP_START, Part.LOAD),
            Map.entry(SettingKey.RAMP_UP_END, Part.LOAD),
            Map.entry(SettingKey.BATCH_SIZE, Part.LOAD),
            Map.entry(SettingKey.IGNORE_EOS, Part.LOAD),
            Map.entry(SettingKey.WARMUPS, Part.LOAD),
            Map.entry(SettingKey.STRUCTURED_SHARE, Part.LOAD),
            Map.entry(SettingKey.SEED, Part.DRAW),
            Map.entry(SettingKey.KV_CACHE_TOKENS, Part.CONSEQUENCE),
            Map.entry(SettingKey.KV_CACHE_BLOCKS, Part.CONSEQUENCE),
            Map.entry(SettingKey.CUDA_GRAPH_LIMIT, Part.CONSEQUENCE),
            Map.entry(SettingKey.ALL_REDUCE_OFF, Part.CONSEQUENCE),
            Map.entry(SettingKey.SLOW_KERNEL, Part.CONSEQUENCE),
            Map.entry(SettingKey.MOE_CONFIG, Part.CONSEQUENCE),
            Map.entry(SettingKey.ATTENTION_BACKEND, Part.CONSEQUENCE),
            Map.entry(SettingKey.OPEN_FILES, Part.CONSEQUENCE),
            Map.entry(SettingKey.HOST_THREADS, Part.CONSEQUENCE),
            Map.entry(SettingKey.BOUND_CORES, Part.CONSEQUENCE),
            Map.entry(SettingKey.DEVICE_MEMORY_FREE, Part.CONSEQUENCE),
            Map.entry(SettingKey.DEVICE_MEMORY, Part.CONSEQUENCE),
            Map.entry(SettingKey.URL_SCHEME, Part.CONSEQUENCE),
            Map.entry(SettingKey.KV_ROLE, Part.CONSEQUENCE),
            Map.entry(SettingKey.PLATFORM, Part.CONSEQUENCE));

    /** Told by {@link #MEASURED} traits, or no trait of a run at all. */
    private static final Set<SettingKey> LEFT_OUT = EnumSet.of(
            SettingKey.REQUEST_RATE,
            SettingKey.MAX_CONCURRENCY,
            SettingKey.NUM_PROMPTS,
            SettingKey.SERVED_MODEL,
            SettingKey.DATE);

    private static final Map<SettingKey, String> GROUPS = Map.of(
            SettingKey.ENGINE_VERSION, "engine",
            SettingKey.BACKEND, "engine",
            SettingKey.QUANTIZATION, "quantization",
            SettingKey.DTYPE, "quantization",
            SettingKey.SPECULATIVE_METHOD, "speculation",
            SettingKey.SPECULATIVE_TOKENS, "speculation",
            SettingKey.LORA, "lora",
            SettingKey.MAX_LORAS, "lora",
            SettingKey.ENFORCE_EAGER, "graphs",
            SettingKey.CUDA_GRAPH_MODE, "graphs");

    private static final List<Trait> MEASURED = List.of(
            new Trait("tool", Part.LOAD, "tool", Trait::tool),
            new Trait("definitions", Part.LOAD, "tool", Trait::definitions),
            new Trait("requestRate", Part.LOAD, "requestRate", Trait::rate),
            new Trait("maxConcurrency", Part.LOAD, "maxConcurrency", Trait::limit),
            new Trait("numPrompts", Part.LOAD, "numPrompts", sheet -> whole(sheet, "requests.sent")));

    /** All of them: what decides the load first, then the settings in the order of {@link SettingKey}. */
    static final List<Trait> ALL = all();

    private static final Map<String, Trait> BY_ID =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Trait::id, Function.identity()));

    /** The trait of this name; empty where there is none. */
    static Optional<Trait> named(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    private static List<Trait> all() {
        List<Trait> all = new ArrayList<>(MEASURED);
        for (SettingKey key : SettingKey.values()) {
            if (!LEFT_OUT.contains(key)) {
                all.add(new Trait(
                        key.id(),
                        NOT_SYSTEM.getOrDefault(key, Part.SYSTEM),
                        GROUPS.getOrDefault(key, key.id()),
                        sheet -> sheet.setting(key).map(setting -> new Told(plain(setting), List.of(setting.at())))));
            }
        }
        return List.copyOf(all);
    }

    /** Whether two runs tell the same of it; numbers are the same that are equal as numbers. */
    static boolean same(String one, String other) {
        if (one.equalsIgnoreCase(other)) {
            return true;
        }
        try {
            double first = Double.parseDouble(one);
            return Math.abs(first - Double.parseDouble(other)) <= 1e-3 * Math.abs(first);
        } catch (NumberFormatException noNumbers) {
            return false;
        }
    }

    private static String plain(Setting setting) {
        return setting.value().strip();
    }

    /** The client that wrote the figures, by the first word of the format: its block and its JSON are of one tool. */
    private static Optional<Told> tool(FactSheet sheet) {
        Set<String> tools = new TreeSet<>();
        List<SourceRef> at = new ArrayList<>();
        sheet.parts(BenchSummary.class).forEach(summary -> {
            tools.add(summary.format().replaceFirst("-.*", ""));
            at.add(summary.source());
        });
        return tools.isEmpty() ? Optional.empty() : Optional.of(new Told(String.join(", ", tools), at));
    }

    private static Optional<Told> definitions(FactSheet sheet) {
        if (sheet.hasTimings()) {
            return Optional.of(new Told(OURS, List.of()));
        }
        if (sheet.reportedMetrics().isEmpty()) {
            return Optional.empty();
        }
        List<String> own = Definitions.in(sheet).stream()
                .map(definition -> definition.id())
                .toList();
        return Optional.of(new Told(own.isEmpty() ? OURS : String.join(", ", own), List.of()));
    }

    private static Optional<Told> rate(FactSheet sheet) {
        OptionalDouble unlimited = sheet.value("load.unlimited");
        if (unlimited.isPresent() && unlimited.getAsDouble() == 1) {
            return Optional.of(new Told("inf", places(sheet, "load.unlimited")));
        }
        return number(sheet, "load.rate");
    }

    /** A limit that no request met is none. */
    private static Optional<Told> limit(FactSheet sheet) {
        OptionalDouble limited = sheet.value("load.limited");
        if (limited.isPresent() && limited.getAsDouble() == 0) {
            return Optional.of(new Told("None", places(sheet, "load.limited")));
        }
        return whole(sheet, "load.limit");
    }

    private static Optional<Told> whole(FactSheet sheet, String id) {
        OptionalDouble value = sheet.value(id);
        return value.isPresent()
                ? Optional.of(new Told(Long.toString(Math.round(value.getAsDouble())), places(sheet, id)))
                : Optional.empty();
    }

    private static Optional<Told> number(FactSheet sheet, String id) {
        OptionalDouble value = sheet.value(id);
        return value.isPresent()
                ? Optional.of(new Told(Double.toString(value.getAsDouble()), places(sheet, id)))
                : Optional.empty();
    }

    private static List<SourceRef> places(FactSheet sheet, String id) {
        return List.copyOf(new Side(List.of(sheet)).places(id));
    }
}
