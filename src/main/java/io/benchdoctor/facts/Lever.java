package io.benchdoctor.facts;

import io.benchdoctor.facts.Trait.Told;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The one thing in which the runs of a sweep differ. */
public enum Lever {
    /** Requests that the client keeps in flight: a closed loop. */
    CONCURRENCY("concurrency.limit", Unit.REQUESTS, Set.of("maxConcurrency", "warmups")),
    /** Requests that come in a second, whatever the server does: an open loop. */
    RATE("rate.offered", Unit.REQUESTS_PER_SECOND, Set.of("requestRate", "warmups")),
    /** Requests given to the engine at once, where no server stands between. */
    BATCH("batch.size", Unit.REQUESTS, Set.of("batchSize", "maxNumSeqs")),
    INPUT("input.length", Unit.TOKENS, Set.of("inputLength")),
    TENSOR_PARALLEL("tensor.parallel", Unit.COUNT, Set.of("tensorParallel")),
    VERSION("engine.version", Unit.COUNT, Set.of("engineVersion"));

    private static final String AT_ONCE = "inf";
    private static final String UNLIMITED = "None";

    private final String id;
    private final Unit unit;
    private final Set<String> traits;

    Lever(String id, Unit unit, Set<String> traits) {
        this.id = id;
        this.unit = unit;
        this.traits = traits;
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
        return this == CONCURRENCY || this == RATE || this == BATCH;
    }

    /** Whether each run of the sweep may have a trait as it likes: the lever itself, and what goes with it. */
    boolean moves(String trait) {
        return traits.contains(trait);
    }

    /** Where a run stands on the lever, as text; empty where its logs do not tell. */
    public Optional<String> level(FactSheet run) {
        return switch (this) {
            case CONCURRENCY -> whole(run, "load.limit").or(() -> trait(run, "maxConcurrency"));
            case RATE -> trait(run, "requestRate");
            case BATCH -> trait(run, "batchSize");
            case INPUT -> trait(run, "inputLength");
            case TENSOR_PARALLEL -> trait(run, "tensorParallel");
            case VERSION -> run.setting(SettingKey.ENGINE_VERSION).map(setting -> setting.value());
        };
    }

    /** A level as a number: infinite for all at once; empty for a version, and for what is no number. */
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
        return Trait.ALL.stream()
                .filter(trait -> trait.id().equals(id))
                .findFirst()
                .flatMap(trait -> trait.of().apply(run))
                .map(Told::value);
    }

    private static Optional<String> whole(FactSheet run, String fact) {
        return run.get(fact).known().map(Quantity::value).map(value -> Long.toString(Math.round(value)));
    }
}
