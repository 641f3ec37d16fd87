package io.benchdoctor.facts;

import io.benchdoctor.catalog.SloProfile;
import io.benchdoctor.catalog.SloProfile.Measure;
import io.benchdoctor.model.RequestTimings;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Whether single requests keep what a profile promises; times in milliseconds. */
final class Promise {
    private final SloProfile profile;
    private final RequestTimings timings;

    Promise(SloProfile profile, RequestTimings timings) {
        this.profile = profile;
        this.timings = timings;
    }

    /** Part of all requests that keep every limit of these measures; a failed request keeps none. Empty when it cannot be counted. */
    OptionalDouble share(Set<Measure> measures) {
        int kept = 0;
        for (int r = 0; r < timings.count(); r++) {
            boolean all = timings.completed(r);
            for (Measure measure : measures) {
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
            case STALL -> OptionalDouble.of(SampleSets.longestGapSeconds(timings, request) * 1000);
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

    private static OptionalDouble inMillis(OptionalDouble seconds) {
        return seconds.isPresent() ? OptionalDouble.of(seconds.getAsDouble() * 1000) : seconds;
    }
}
