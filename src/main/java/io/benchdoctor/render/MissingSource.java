package io.benchdoctor.render;

import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.FactValue;
import io.benchdoctor.facts.Why;

/** The input that would supply a missing fact, as a format id or {@code settings}. */
final class MissingSource {
    private MissingSource() {}

    static String of(FactSheet facts, String fact) {
        return of(facts, fact, 0);
    }

    /** Follows the first unknown fact down to one whose reason is its own; the depth ends a chain gone wrong. */
    private static String of(FactSheet facts, String fact, int depth) {
        if (facts.get(fact) instanceof FactValue.Unknown unknown) {
            if (unknown.why() == Why.LACKS_FACTS && !unknown.lacks().isEmpty() && depth < 10) {
                return of(facts, unknown.lacks().get(0), depth + 1);
            }
            return source(unknown.why());
        }
        return "vllm-serve-json";
    }

    private static String source(Why why) {
        return switch (why) {
            case NO_REQUEST_TIMINGS, NO_SAMPLES -> "vllm-serve-detailed";
            case NO_SERVER_LOG -> "vllm-server-log";
            case SETTING_UNKNOWN, NOT_IN_CATALOG -> "settings";
            case NOT_REPORTED, LACKS_FACTS, OUTSIDE_VALIDITY -> "vllm-serve-json";
        };
    }
}
