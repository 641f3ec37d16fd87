package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What of the raw data of a run is kept when its result is saved: as much as the charts of a page draw, and not one request
 * or gap by itself.
 *
 * @param requests how many were timed one by one; empty without raw timings
 * @param waits TTFT of requests ordered by it, at most {@value #MOST_WAITS} of them, spread evenly
 * @param server at most {@link ServerSeries#MOST_KEPT} moments
 */
public record Kept(OptionalInt requests, List<Wait> waits, Optional<GapBins> gaps, Optional<ServerSeries> server) {
    static final int MOST_WAITS = 200;

    public Kept {
        waits = List.copyOf(waits);
    }

    /** @param share of the requests that wait no longer, 0..1 */
    public record Wait(double share, double millis) {}

    /** What would be kept of a run; of a saved one, what was. */
    public static Kept of(FactSheet sheet) {
        return new Kept(
                requests(sheet),
                waits(sheet),
                GapBins.of(sheet),
                ServerSeries.of(sheet).map(ServerSeries::thinned));
    }

    /** Number of requests that were timed one by one; empty without raw timings. */
    public static OptionalInt requests(FactSheet sheet) {
        if (sheet.kept().isPresent()) {
            return sheet.kept().get().requests();
        }
        try {
            return OptionalInt.of(sheet.timings().count());
        } catch (Unavailable noRawTimings) {
            return OptionalInt.empty();
        }
    }

    /** The waits of the requests from the shortest to the longest; empty without raw timings. */
    public static List<Wait> waits(FactSheet sheet) {
        if (sheet.kept().isPresent()) {
            return sheet.kept().get().waits();
        }
        try {
            double[] sorted = sheet.sorted(Samples.TTFT);
            List<Wait> waits = new ArrayList<>();
            int steps = Math.min(MOST_WAITS, sorted.length);
            for (int k = 0; k < steps; k++) {
                int i = steps == 1 ? 0 : (int) Math.round((sorted.length - 1.0) * k / (steps - 1));
                waits.add(new Wait((i + 0.5) / sorted.length, sorted[i]));
            }
            return waits;
        } catch (Unavailable noRawTimings) {
            return List.of();
        }
    }
}
