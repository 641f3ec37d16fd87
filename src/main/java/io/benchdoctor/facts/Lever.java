package io.benchdoctor.facts;

import io.benchdoctor.catalog.EngineVersion;
import io.benchdoctor.facts.Trait.Told;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The one thing in which the runs of a sweep differ. */
public enum Lever {
    /** Requests that the client keeps in flight: a closed loop. */
    CONCURRENCY("concurrency.limit", Unit.REQUESTS, Kind.LOAD, "maxConcurrency", "warmups"),
    /** Requests that come in a second, whatever the server does: an open loop. */
    RATE("rate.offered", Unit.REQUESTS_PER_SECOND, Kind.LOAD, "requestRate", "warmups"),
    /** Requests given to the engine at once, where no server stands between. */
    BATCH("batch.size", Unit.REQUESTS, Kind.LOAD, "batchSize", "maxNumSeqs"),
    INPUT("input.length", Unit.TOKENS, Kind.NUMBER, "inputLength"),
    OUTPUT("output.length", Unit.TOKENS, Kind.NUMBER, "outputLength"),
    TENSOR_PARALLEL("tensor.parallel", Unit.COUNT, Kind.NUMBER, "tensorParallel"),
    PIPELINE_PARALLEL("pipeline.parallel", Unit.COUNT, Kind.NUMBER, "pipelineParallel"),
    DATA_PARALLEL("data.parallel", Unit.COUNT, Kind.NUMBER, "dataParallel"),
    SLOTS("max.num.seqs", Unit.REQUESTS, Kind.NUMBER, "maxNumSeqs"),
    BUDGET("max.num.batched.tokens", Unit.TOKENS, Kind.NUMBER, "maxNumBatchedTokens"),
    DRAFTS("speculative.tokens", Unit.TOKENS, Kind.NUMBER, "speculativeTokens"),
    CONTEXT("max.model.length", Unit.TOKENS, Kind.NUMBER, "maxModelLength"),
    MEMORY("gpu.memory.utilization", Unit.SHARE, Kind.NUMBER, "gpuMemoryUtilization"),
    VERSION("engine.version", Unit.COUNT, Kind.TEXT, "engineVersion"),
    GPU("gpu.name", Unit.COUNT, Kind.TEXT, "gpu"),
    QUANTIZATION("quantization", Unit.COUNT, Kind.TEXT, "quantization", "dtype"),
    CACHE_TYPE("kv.cache.type", Unit.COUNT, Kind.TEXT, "kvCacheType");

    private enum Kind {
        LOAD,
        NUMBER,
        TEXT
    }

    private static final String AT_ONCE = "inf";
    private static final String UNLIMITED = "None";

    private final String id;
    private final Unit unit;
    private final Kind kind;
    private final List<String> traits;

    /** @param traits the lever itself, and what goes with it */
    Lever(String id, Unit unit, Kind kind, String... traits) {
        this.id = id;
        this.unit = unit;
        this.kind = kind;
        this.traits = List.of(traits);
    }

    /** Name in {@code report.json} and in message keys. */
    public String id() {
        return id;
    }

    /** What a level counts. */
    public Unit unit() {
        return unit;
    }

    /** Whether it sets how much is asked of the server at a time, so that throughput and latency make a curve. */
    public boolean isLoad() {
        return kind == Kind.LOAD;
    }

    /** Whether each run of the sweep may have a trait as it likes: the lever itself, and what goes with it. */
    boolean moves(String trait) {
        return traits.contains(trait);
    }

    /** Whether its levels are names, which stand in an order and at no distance. */
    public boolean isText() {
        return kind == Kind.TEXT;
    }

    /** Where a run stands on the lever, as text; empty where its logs do not tell. */
    public Optional<String> level(FactSheet run) {
        return this == CONCURRENCY
                ? whole(run, "load.limit").or(() -> trait(run, traits.get(0)))
                : trait(run, traits.get(0));
    }

    /** From the smallest level to the largest: numbers by size, releases by age, other names by their letters. */
    public Comparator<String> order() {
        if (this == VERSION) {
            Comparator<EngineVersion> unknownFirst = Comparator.nullsFirst(Comparator.naturalOrder());
            return Comparator.comparing(
                            (String level) -> EngineVersion.parse(level).orElse(null), unknownFirst)
                    .thenComparing(Comparator.naturalOrder());
        }
        return isText()
                ? Comparator.naturalOrder()
                : Comparator.comparingDouble(level -> number(level).orElse(Double.NaN));
    }

    /** A level as a number: infinite for all at once; empty for what is no number. */
    public static OptionalDouble number(String level) {
        if (level.equals(AT_ONCE) || level.equals(UNLIMITED)) {
            return OptionalDouble.of(Double.POSITIVE_INFINITY);
        }
        try {
            double number = Double.parseDouble(level);
            return number > 0 && Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException noNumber) {
            return OptionalDouble.empty();
        }
    }

    private static Optional<String> trait(FactSheet run, String id) {
        return Trait.named(id).flatMap(trait -> trait.of().apply(run)).map(Told::value);
    }

    private static Optional<String> whole(FactSheet run, String fact) {
        return run.get(fact).known().map(Quantity::value).map(value -> Long.toString(Math.round(value)));
    }
}
