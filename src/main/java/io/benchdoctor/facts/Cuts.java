package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.stats.Stretches;
import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** A run cut into stretches of its course: requests in the order of sending, gaps and answers in the order of time. */
final class Cuts {
    /** Enough to tell their spread by, and long enough for neighbours to be nearly strangers. */
    static final int COUNT = 16;

    private Cuts() {}

    /** @throws Unavailable with too few samples, or where the log does not stamp what it takes */
    static Stretches of(RequestTimings timings, ComparedMetric metric) throws Unavailable {
        if (metric.samples().isEmpty()) {
            return rates(timings, metric);
        }
        Samples kind = metric.samples().get();
        return kind == Samples.ITL ? gaps(timings, metric.fewest()) : perRequest(timings, kind, metric.fewest());
    }

    private static Stretches perRequest(RequestTimings timings, Samples kind, int fewest) throws Unavailable {
        double[] samples = new double[timings.count()];
        int n = 0;
        for (int r = 0; r < timings.count(); r++) {
            OptionalDouble sample = SampleSets.sample(timings, kind, r);
            if (sample.isPresent()) {
                samples[n++] = sample.getAsDouble();
            }
        }
        enough(n, fewest);
        int[] stretch = new int[n];
        for (int k = 0; k < n; k++) {
            stretch[k] = place(k, n);
        }
        return Stretches.of(Arrays.copyOf(samples, n), stretch, COUNT);
    }

    /** By the moment of each gap, for all who write share a step; by the order of sending where no clock is known. */
    private static Stretches gaps(RequestTimings timings, int fewest) throws Unavailable {
        double[] gaps = timings.pooledGapMillis();
        enough(gaps.length == 0 ? 0 : timings.count(), fewest);
        double[] at = moments(timings, gaps.length);
        double first = Arrays.stream(at).min().orElse(0);
        double span = Arrays.stream(at).max().orElse(0) - first;
        int[] stretch = new int[gaps.length];
        for (int k = 0; k < gaps.length; k++) {
            stretch[k] = span > 0 ? Math.min(COUNT - 1, (int) ((at[k] - first) / span * COUNT)) : 0;
        }
        return Stretches.of(gaps, stretch, COUNT);
    }

    private static double[] moments(RequestTimings timings, int count) {
        boolean stamped = IntStream.range(0, timings.count())
                .filter(r -> !timings.failed(r) && timings.gapCount(r) > 0)
                .allMatch(r -> timings.firstChunkSeconds(r).isPresent());
        double[] at = new double[count];
        int n = 0;
        for (int r = 0; r < timings.count(); r++) {
            double now = stamped ? timings.firstChunkSeconds(r).orElse(0) : r;
            for (int g = 0; g < timings.gapCount(r); g++) {
                now += stamped ? timings.gapSeconds(r, g) : 0;
                at[n++] = now;
            }
        }
        return at;
    }

    /** What was answered between one moment and the next, in the order of the ends. */
    private static Stretches rates(RequestTimings timings, ComparedMetric metric) throws Unavailable {
        double[] ends = new double[timings.count()];
        double[] amounts = new double[timings.count()];
        double begin = Double.POSITIVE_INFINITY;
        int n = 0;
        for (int r = 0; r < timings.count(); r++) {
            if (timings.completed(r)) {
                double sent = stamp(timings.sentSeconds(r));
                begin = Math.min(begin, sent);
                ends[n] = sent + stamp(timings.e2eSeconds(r));
                amounts[n++] = amount(timings, r, metric.id());
            }
        }
        enough(n, metric.fewest());
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> ends[k]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sums = new double[COUNT];
        double[] seconds = new double[COUNT];
        for (int k = 0; k < n; k++) {
            sums[place(k, n)] += amounts[order[k]];
            seconds[place(k, n)] = ends[order[k]];
        }
        for (int s = COUNT - 1; s >= 0; s--) {
            seconds[s] -= s == 0 ? begin : seconds[s - 1];
        }
        return Stretches.ofSums(sums, seconds);
    }

    private static double amount(RequestTimings timings, int request, String rate) throws Unavailable {
        return switch (rate) {
            case "throughput.requests" -> 1;
            case "throughput.output" -> tokens(timings.outputTokens(request).orElse(-1));
            default ->
                tokens(timings.outputTokens(request).orElse(-1))
                        + tokens(timings.inputTokens(request).orElse(-1));
        };
    }

    private static int tokens(int known) throws Unavailable {
        Symbols.valid(known >= 0);
        return known;
    }

    private static int place(int k, int n) {
        return (int) ((long) k * COUNT / n);
    }

    private static double stamp(OptionalDouble seconds) throws Unavailable {
        return seconds.orElseThrow(() -> Unavailable.because(Why.NO_SAMPLES));
    }

    private static void enough(int samples, int fewest) throws Unavailable {
        if (samples < fewest) {
            throw Unavailable.because(Why.NO_SAMPLES);
        }
    }
}
