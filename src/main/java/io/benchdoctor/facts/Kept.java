package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What of the raw data of a run is kept when its result is saved: as much as the charts of a page draw, and not one request
 * or gap by itself.
 *
 * @param requests how many were timed one by one; empty without raw timings
 * @param source in which of the run's sources each of them stands, counted from 0; empty where none is known to
 * @param waits TTFT of requests ordered by it, at most {@value #MOST_WAITS} of them, spread evenly
 * @param server at most {@link ServerSeries#MOST_KEPT} moments
 */
public record Kept(
        OptionalInt requests,
        OptionalInt source,
        List<Wait> waits,
        Optional<GapBins> gaps,
        Optional<ServerSeries> server) {
    static final int MOST_WAITS = 200;

    /** Of what has no raw data of its own. */
    static final Kept NOTHING =
            new Kept(OptionalInt.empty(), OptionalInt.empty(), List.of(), Optional.empty(), Optional.empty());

    public Kept {
        waits = List.copyOf(waits);
    }

    /** @param share of the requests that wait no longer, 0..1 */
    public record Wait(double share, double millis) {}

    /** What would be kept of a run; of a saved one, what was. */
    public static Kept of(FactSheet sheet) {
        return new Kept(
                requests(sheet),
                source(sheet),
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

    /** In which source of the run each request stands, counted from 0; empty where none is known to. */
    public static OptionalInt source(FactSheet sheet) {
        if (sheet.kept().isPresent()) {
            return sheet.kept().get().source();
        }
        Optional<Run> run = sheet.run();
        Optional<String> path =
                run.flatMap(Run::timings).map(timings -> timings.source().path());
        return path.isEmpty()
                ? OptionalInt.empty()
                : IntStream.range(0, run.get().sources().size())
                        .filter(n -> run.get().sources().get(n).path().equals(path.get()))
                        .findFirst();
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
