package io.benchdoctor.facts;

import java.util.List;
import java.util.Optional;

/**
 * Limits at which a person notices a wait. Of the first word and of a whole answer: a tenth of a second feels immediate,
 * one second keeps the flow of thought, ten keep the attention (Miller 1968, Nielsen 1993). Of a token: a fast reader takes
 * ten a second, silent reading some five and a half (Brysbaert 2019).
 */
public enum Noticing {
    INSTANT("instant", 100),
    FLOW("flow", 1000),
    ATTENTION("attention", 10_000),
    FAST_READING("fast-reading", 100),
    READING("reading", 180);

    private final String id;
    private final double millis;

    Noticing(String id, double millis) {
        this.id = id;
        this.millis = millis;
    }

    /** Lower-case with hyphens, as in message keys. */
    public String id() {
        return id;
    }

    /** The highest limit that lies between two values of a metric; empty where none does, or nobody waits for it. */
    public static Optional<Noticing> between(ComparedMetric metric, double base, double now) {
        Optional<Noticing> between = Optional.empty();
        for (Noticing limit : of(metric)) {
            if (base <= limit.millis != now <= limit.millis) {
                between = Optional.of(limit);
            }
        }
        return between;
    }

    /** Whether people wait for what the metric tells. */
    public static boolean isFelt(ComparedMetric metric) {
        return !of(metric).isEmpty();
    }

    private static List<Noticing> of(ComparedMetric metric) {
        return switch (metric.samples().orElse(Samples.ITL)) {
            case TTFT, E2EL -> List.of(INSTANT, FLOW, ATTENTION);
            case TPOT -> List.of(FAST_READING, READING);
            case ITL, STALL, HALT -> List.of();
        };
    }
}
