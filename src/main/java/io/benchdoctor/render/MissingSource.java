package io.benchdoctor.render;

import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Why;

/** The input that would supply a missing fact, as a format id or {@code settings}. */
final class MissingSource {
    private MissingSource() {}

    static String of(FactSheet facts, String fact) {
        return facts.why(fact).map(MissingSource::source).orElse("vllm-serve-json");
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
