package io.benchdoctor.parse;

import static io.benchdoctor.parse.TimingsLikeness.STAMP_SECONDS;

import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.RunPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Two raw logs of one run know more than each: vLLM’s older result files have the wait and the gaps of every request and
 * no clock, a log of token arrivals has a clock and no sending. The clock is lent where each answer of the one is found in the
 * other by its gaps.
 */
final class RawClock {
    private RawClock() {}

    /** The parts of one run; the timings that come first know when answers began where any log of the run knows it. */
    static List<RunPart> lent(List<RunPart> parts) {
        List<RequestTimings> raw = parts.stream()
                .filter(RequestTimings.class::isInstance)
                .map(RequestTimings.class::cast)
                .toList();
        if (raw.size() < 2 || hasClock(raw.get(0))) {
            return parts;
        }
        RequestTimings first = raw.get(0);
        Optional<RequestTimings> clocked = raw.stream()
                .skip(1)
                .filter(RawClock::hasClock)
                .flatMap(other -> clock(first, other).stream())
                .findFirst();
        List<RunPart> known = new ArrayList<>(parts);
        clocked.ifPresent(timings -> known.set(known.indexOf(first), timings));
        return known;
    }

    private static boolean hasClock(RequestTimings timings) {
        return IntStream.range(0, timings.count())
                .anyMatch(request -> timings.firstChunkSeconds(request).isPresent());
    }

    /** Empty unless each answer of the one has exactly one like it in the other; those that failed may be absent from either. */
    private static Optional<RequestTimings> clock(RequestTimings timings, RequestTimings other) {
        int[] answers = byWriting(timings);
        int[] theirs = byWriting(other);
        if (answers.length != theirs.length) {
            return Optional.empty();
        }
        double[] firstChunks = new double[timings.count()];
        Arrays.fill(firstChunks, Double.NaN);
        BitSet taken = new BitSet();
        int from = 0;
        for (int answer : answers) {
            double writing = timings.decodeSeconds(answer);
            while (from < theirs.length && other.decodeSeconds(theirs[from]) < writing - STAMP_SECONDS) {
                from++;
            }
            OptionalInt twin = twin(timings, answer, other, theirs, from);
            if (twin.isEmpty() || taken.get(twin.getAsInt())) {
                return Optional.empty();
            }
            taken.set(twin.getAsInt());
            firstChunks[answer] = other.firstChunkSeconds(twin.getAsInt()).orElse(Double.NaN);
        }
        return Optional.of(timings.clocked(firstChunks));
    }

    /** Completed requests, those whose answers took longest to write last. */
    private static int[] byWriting(RequestTimings timings) {
        return IntStream.range(0, timings.count())
                .filter(timings::completed)
                .boxed()
                .sorted(Comparator.comparingDouble(timings::decodeSeconds))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The one answer with the same gaps; empty where there is none, or a second one. */
    private static OptionalInt twin(RequestTimings one, int answer, RequestTimings other, int[] theirs, int from) {
        double last = one.decodeSeconds(answer) + STAMP_SECONDS;
        OptionalInt twin = OptionalInt.empty();
        for (int n = from; n < theirs.length && other.decodeSeconds(theirs[n]) <= last; n++) {
            if (hasSameGaps(one, answer, other, theirs[n])) {
                if (twin.isPresent()) {
                    return OptionalInt.empty();
                }
                twin = OptionalInt.of(theirs[n]);
            }
        }
        return twin;
    }

    private static boolean hasSameGaps(RequestTimings one, int answer, RequestTimings other, int twin) {
        return one.gapCount(answer) == other.gapCount(twin)
                && IntStream.range(0, one.gapCount(answer))
                        .allMatch(gap ->
                                Math.abs(one.gapSeconds(answer, gap) - other.gapSeconds(twin, gap)) <= STAMP_SECONDS);
    }
}
