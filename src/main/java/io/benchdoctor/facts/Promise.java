package io.benchdoctor.facts;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.catalog.SloProfile.Measure;
import io.benchdoctor.model.RequestTimings;
import java.util.Optional;
import java.util.OptionalDouble;

/** Whether single requests keep what a profile promises; times in milliseconds. */
final class Promise {
    private final SloProfile profile;
    private final RequestTimings timings;

    Promise(SloProfile profile, RequestTimings timings) {
        this.profile = profile;
        this.timings = timings;
    }

    /** Part of all requests that keep the limit of one measure; a failed request keeps none. Empty when it cannot be counted. */
    OptionalDouble share(Measure measure) {
        int kept = 0;
        for (int r = 0; r < timings.count(); r++) {
            Optional<Boolean> keeps = keeps(measure, r);
            if (keeps.isEmpty()) {
                return OptionalDouble.empty();
            }
            kept += keeps.get() ? 1 : 0;
        }
        return timings.count() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) kept / timings.count());
    }

    /** Part of all requests that keep every limit. */
    OptionalDouble share() {
        int kept = 0;
        for (int r = 0; r < timings.count(); r++) {
            boolean all = timings.completed(r);
            for (Measure measure : Measure.values()) {
                Optional<Boolean> keeps = keeps(measure, r);
                if (keeps.isEmpty()) {
                    return OptionalDouble.empty();
                }
                all &= keeps.get();
            }
            kept += all ? 1 : 0;
        }
        return timings.count() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) kept / timings.count());
    }

    /** Empty when the log ends before the request, or does not hold the time. */
    private Optional<Boolean> keeps(Measure measure, int request) {
        Optional<SloProfile.Limit> limit = profile.hardest(measure);
        if (timings.failed(request)) {
            return Optional.of(false);
        }
        if (limit.isEmpty()) {
            return Optional.of(true);
        }
        if (!timings.finished(request)) {
            return Optional.empty();
        }
        OptionalDouble millis = millis(measure, request);
        return millis.isPresent()
                ? Optional.of(millis.getAsDouble() <= limit.get().millis())
                : Optional.empty();
    }

    private OptionalDouble millis(Measure measure, int request) {
        return switch (measure) {
            case TTFT -> inMillis(timings.ttftSeconds(request));
            case E2EL -> inMillis(timings.e2eSeconds(request));
            case STALL -> OptionalDouble.of(longestGapMillis(timings, request));
            case TPOT -> pace(request);
        };
    }

    /** An answer of one token keeps no one waiting for a second. */
    private OptionalDouble pace(int request) {
        int tokens = timings.outputTokens(request).orElse(-1);
        if (tokens < 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(tokens <= 1 ? 0 : timings.decodeSeconds(request) * 1000 / (tokens - 1));
    }

    /** The longest gap of an answer; 0 for an answer of one chunk. */
    static double longestGapMillis(RequestTimings timings, int request) {
        double longest = 0;
        for (int g = 0; g < timings.gapCount(request); g++) {
            longest = Math.max(longest, timings.gapSeconds(request, g));
        }
        return longest * 1000;
    }

    private static OptionalDouble inMillis(OptionalDouble seconds) {
        return seconds.isPresent() ? OptionalDouble.of(seconds.getAsDouble() * 1000) : seconds;
    }
}
