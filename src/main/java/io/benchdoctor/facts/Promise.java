package io.benchdoctor.facts;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.catalog.SloProfile.Measure;
import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.stats.Interval;
import io.benchdoctor.stats.Wilson;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many single requests keep what a profile promises. It only counts: whether the run may be held against a promise at
 * all is another question, {@code slo.judgeable}.
 */
public final class Promise {
    /** Sums of binary fractions differ in their last digits; a clock of a client does not tell nanoseconds. */
    private static final double NANOS_PER_MILLI = 1e6;

    private final RequestTimings timings;
    private final Map<Measure, Long> limitNanos = new EnumMap<>(Measure.class);

    /** By the measures with a limit; each is asked for by facts and by every language of a workbook. */
    private final Map<Set<Measure>, Count> counts = new ConcurrentHashMap<>();

    /**
     * What the run of a sheet is held against.
     *
     * @throws Unavailable without raw timings
     */
    public static Promise of(FactSheet sheet) throws Unavailable {
        RequestTimings timings = sheet.timings();
        return sheet.once(Promise.class, () -> new Promise(sheet.slo(), timings));
    }

    public Promise(SloProfile profile, RequestTimings timings) {
        this.timings = timings;
        for (Measure measure : Measure.values()) {
            profile.hardest(measure)
                    .ifPresent(limit -> limitNanos.put(measure, Math.round(limit.millis() * NANOS_PER_MILLI)));
        }
    }

    /**
     * Requests within their limits, of all that were sent.
     *
     * @param kept requests that ended well and are known to keep every limit
     * @param open requests of which the log cannot tell: without the time, or still running when it ended
     * @param sent all requests, failed ones included
     * @param low 95 % interval of the share that keeps, {@code high} its other end
     */
    public record Count(int kept, int open, int sent, double low, double high) {
        private static Count of(int kept, int open, int sent) {
            Interval least = Wilson.of((double) kept / sent, sent);
            Interval most = Wilson.of((double) (kept + open) / sent, sent);
            return new Count(kept, open, sent, least.low(), most.high());
        }

        /** Part of all sent requests that keep the limits, 0..1; empty when some cannot be told. */
        public OptionalDouble share() {
            return open == 0 ? OptionalDouble.of((double) kept / sent) : OptionalDouble.empty();
        }
    }

    /** Counts who keeps every limit of these measures; a failed request keeps none. Empty when nothing was sent. */
    public Optional<Count> count(Set<Measure> measures) {
        return timings.count() == 0
                ? Optional.empty()
                : Optional.of(counts.computeIfAbsent(Set.copyOf(limited(measures)), this::counted));
    }

    private Count counted(Set<Measure> limits) {
        int kept = 0;
        int open = 0;
        Measure[] limited = limits.toArray(Measure[]::new);
        for (int r = 0; r < timings.count(); r++) {
            if (!timings.failed(r)) {
                boolean told = limited.length == 0 || isTold(limited, r);
                open += told ? 0 : 1;
                kept += told && timings.completed(r) && keeps(limited, r) ? 1 : 0;
            }
        }
        return Count.of(kept, open, timings.count());
    }

    /** Whether one request keeps every limit, by its place in the timings; empty when the log cannot tell. */
    public Optional<Boolean> keeps(int request) {
        Measure[] limited = limited(EnumSet.allOf(Measure.class)).toArray(Measure[]::new);
        if (timings.failed(request)) {
            return Optional.of(false);
        }
        return timings.finished(request) && isTold(limited, request)
                ? Optional.of(keeps(limited, request))
                : Optional.empty();
    }

    /** Whether the log holds what a limit on this measure is held against for every request that ended well. */
    public boolean isTold(Measure measure) {
        for (int request = 0; request < timings.count(); request++) {
            if (timings.completed(request) && millis(timings, measure, request).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Part of all requests that keep every limit of these measures; empty when it cannot be counted. */
    OptionalDouble share(Set<Measure> measures) {
        Optional<Count> count = count(measures);
        return count.isPresent() ? count.get().share() : OptionalDouble.empty();
    }

    /**
     * What a limit on this measure is held against, in milliseconds: an answer of one token keeps no one waiting for a
     * second, so it has a pace of 0. Empty where the log does not hold the time.
     */
    public static OptionalDouble millis(RequestTimings timings, Measure measure, int request) {
        return switch (measure) {
            case TTFT -> Samples.TTFT.millis(timings, request);
            case E2EL -> Samples.E2EL.millis(timings, request);
            case STALL -> Samples.STALL.millis(timings, request);
            case TPOT ->
                timings.completed(request) && timings.outputTokens(request).orElse(2) <= 1
                        ? OptionalDouble.of(0)
                        : Samples.TPOT.millis(timings, request);
        };
    }

    private Set<Measure> limited(Set<Measure> measures) {
        Set<Measure> limited = EnumSet.noneOf(Measure.class);
        limited.addAll(measures);
        limited.retainAll(limitNanos.keySet());
        return limited;
    }

    // Asked for each of some hundred thousand requests, several times: loops, not streams.

    private boolean isTold(Measure[] measures, int request) {
        if (!timings.finished(request)) {
            return false;
        }
        for (Measure measure : measures) {
            if (millis(timings, measure, request).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private boolean keeps(Measure[] measures, int request) {
        for (Measure measure : measures) {
            double millis = millis(timings, measure, request).orElseThrow();
            if (Math.round(millis * NANOS_PER_MILLI) > limitNanos.get(measure)) {
                return false;
            }
        }
        return true;
    }
}
