package io.benchdoctor.parse;

import io.benchdoctor.model.Joined;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.RunPart.BenchSummary;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.util.Map;
import java.util.Optional;

/**
 * What one log told of one run.
 *
 * @param place the same for the same run in a copy of the same file
 * @param joined why it tells of a run of which another telling tells, too; empty as long as none does
 */
record Telling(String path, String place, ParsedRun run, Optional<Joined> joined) {
    Telling(String path, String place, ParsedRun run) {
        this(path, place, run, Optional.empty());
    }

    Telling joined(Joined reason) {
        return new Telling(path, place, run, Optional.of(reason));
    }

    /** What the tool says of itself; empty where this log has raw timings alone. */
    Optional<Map<String, Reported>> printed() {
        return part(BenchSummary.class).map(BenchSummary::reported);
    }

    Optional<RequestTimings> timings() {
        return part(RequestTimings.class);
    }

    private <P extends RunPart> Optional<P> part(Class<P> kind) {
        for (RunPart part : run.parts()) {
            if (kind.isInstance(part)) {
                return Optional.of(kind.cast(part));
            }
        }
        return Optional.empty();
    }
}
