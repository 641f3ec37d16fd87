package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.SourceRef;
import java.util.stream.IntStream;

/**
 * Makes requests of a plain table, as {@link TokenAssembly} would of its events: no row says when a request was sent, none is
 * missing, comes twice or goes back, so that most of what can befall a log need not be looked for.
 */
final class PlainTableTimings {
    private static final int HEADER_LINES = 1;

    private final PlainTimes times;
    private final NoteTally notes;
    private final Doubles offsets = new Doubles();

    PlainTableTimings(PlainTimes times, NoteTally notes) {
        this.times = times;
        this.notes = notes;
    }

    /** @throws NotPlain where something is to be told of the log that only its events tell */
    RequestTimings timings(String path) throws NotPlain {
        if (times.requests() == 0) {
            throw new NotPlain();
        }
        SourceRef at = new SourceRef(path, HEADER_LINES + 1);
        TokenUnits units = TokenUnits.of(times.least(), TokenUnits.rising(gaps()));
        if (units.guessed()) {
            notes.add(Problem.GUESSED_UNIT, units.unit().symbol(), at.line());
        }
        double unit = units.unit().seconds();
        boolean epoch = TokenAssembly.isEpoch(times.least() * unit);
        if (epoch && times.fellBack() || !beginsAlike()) {
            throw new NotPlain();
        }
        RequestTimings.Builder timings = new RequestTimings.Builder(at, TokenTimingFormat.ID);
        for (int request = 0; request < times.requests(); request++) {
            add(timings, request, unit);
            times.forget(request);
        }
        return timings.build();
    }

    /** Whether every request begins with the first token, counted from 0 or from 1. */
    private boolean beginsAlike() {
        int least = IntStream.range(0, times.requests())
                .map(times::firstIndex)
                .min()
                .orElse(0);
        int base = least == 1 ? 1 : 0;
        return IntStream.range(0, times.requests()).allMatch(request -> times.firstIndex(request) <= base);
    }

    private Doubles gaps() {
        Doubles gaps = new Doubles();
        int step = TokenUnits.step(times.events());
        for (int request = 0; request < times.requests(); request += step) {
            int count = times.read(request, offsets);
            for (int n = 1; n < count; n++) {
                double gap = offsets.get(n) - offsets.get(n - 1);
                if (gap > 0) {
                    gaps.add(gap);
                }
            }
        }
        return gaps;
    }

    private void add(RequestTimings.Builder timings, int request, double unit) throws NotPlain {
        int count = times.read(request, offsets);
        double first = offsets.get(0) * unit;
        timings.request(Double.NaN, Double.NaN, Double.NaN, -1, count, false);
        timings.firstChunk(first);
        double last = first;
        for (int n = 1; n < count; n++) {
            double time = offsets.get(n) * unit;
            double gap = time - last;
            if (gap > 0) {
                timings.gap(gap);
                last = time;
            } else if (gap < 0) {
                throw new NotPlain();
            }
        }
    }
}
