package io.benchdoctor.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a service promises: limits on percentiles, and the part of all sent requests, failed ones included, that must
 * keep every limit.
 *
 * @param id of a profile that comes with the program, or the name in a user's file
 * @param attainment part of all sent requests that must keep every limit, above 0 and at most 1
 * @param limits may be empty: a batch job promises no more than that everything is done
 */
public record SloProfile(String id, double attainment, List<Limit> limits) {
    public SloProfile {
        limits = List.copyOf(limits);
    }

    /** What a limit is about. */
    public enum Measure {
        /** To the first token, waiting included. */
        TTFT,
        /** Per further token, one figure per request. */
        TPOT,
        /** The longest gap of an answer, one figure per request. */
        STALL,
        /** From sending to the end of the answer. */
        E2EL;

        /** The family in fact and metric ids. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param percentile of the requests that must stay within it, 0..100, 100 for all */
    public record Limit(Measure measure, double percentile, double millis) {
        /** Id of the fact that the limit is held against, such as {@code ttft.p99}. */
        public String measured() {
            boolean whole = percentile == Math.rint(percentile);
            return measure.id() + ".p" + (whole ? String.valueOf((int) percentile) : String.valueOf(percentile));
        }

        /** Id of the fact that counts who keeps the hardest limit of this measure. */
        public String attainment() {
            return "slo." + measure.id() + ".attainment";
        }
    }

    /** The limit that every single request is held against: that of the highest percentile; empty when nothing is promised. */
    public Optional<Limit> hardest(Measure measure) {
        return limits.stream()
                .filter(limit -> limit.measure() == measure)
                .reduce((one, other) -> other.percentile() > one.percentile() ? other : one);
    }

    /** The limit on one percentile. */
    public Optional<Limit> limit(Measure measure, double percentile) {
        return limits.stream()
                .filter(limit -> limit.measure() == measure && limit.percentile() == percentile)
                .findFirst();
    }
}
