package io.benchdoctor.facts;

import io.benchdoctor.catalog.SloProfile.Limit;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.stats.Crowding;
import io.benchdoctor.stats.Percentile;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * In how large a company the requests of a run were, and in how large those that missed a promise.
 *
 * @param all mean number in flight while each request was, itself included, rising
 * @param missed the same of those that missed the promise
 * @param ratio how high the peaks are that requests see over their time, to those that arrivals find
 * @param variation square of the coefficient of variation of the gaps between arrivals
 */
record PromiseCompany(double[] all, double[] missed, double ratio, double variation) {
    /** Of more requests every so-many-th tells as much. */
    private static final int MOST = 20_000;

    /** Fewer have no hundredth that is worst. */
    private static final int FEWEST = 100;

    private static final double PEAK = 99;

    /** Empty where times are missing, or the requests are too few to tell. */
    static Optional<PromiseCompany> of(RequestTimings run, List<Limit> limits) {
        int[] ended = IntStream.range(0, run.count())
                .filter(request -> run.sentSeconds(request).isPresent()
                        && run.e2eSeconds(request).orElse(-1) >= 0)
                .toArray();
        boolean whole = IntStream.range(0, run.count())
                        .filter(request -> !run.failed(request))
                        .count()
                <= ended.length;
        if (!whole || ended.length < FEWEST) {
            return Optional.empty();
        }
        double[] sent = Arrays.stream(ended)
                .mapToDouble(request -> run.sentSeconds(request).orElseThrow())
                .toArray();
        double[] ends = Arrays.stream(ended)
                .mapToDouble(request -> run.sentSeconds(request).orElseThrow()
                        + run.e2eSeconds(request).orElseThrow())
                .toArray();
        var crowding = new Crowding(sent, ends);
        double[] company = new double[ended.length];
        double[] found = new double[ended.length];
        for (int n = 0; n < ended.length; n++) {
            company[n] = crowding.between(sent[n], ends[n]);
            found[n] = crowding.at(sent[n]);
        }
        int every = 1 + ended.length / MOST;
        int[] some =
                IntStream.range(0, ended.length).filter(n -> n % every == 0).toArray();
        double[] all = Arrays.stream(some).mapToDouble(n -> company[n]).sorted().toArray();
        double[] missed = Arrays.stream(some)
                .filter(n -> PromiseScore.of(run, ended[n], limits).orElse(0) > 1)
                .mapToDouble(n -> company[n])
                .sorted()
                .toArray();
        return Optional.of(new PromiseCompany(all, missed, peak(company) / peak(found), variation(sent)));
    }

    /** All of several runs, rising. */
    static double[] pooled(List<double[]> runs) {
        return runs.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    }

    private static double peak(double[] company) {
        double[] sorted = Arrays.stream(company).sorted().toArray();
        OptionalDouble peak = Percentile.ofSorted(sorted, PEAK);
        return Math.max(1, peak.orElse(1));
    }

    private static double variation(double[] sent) {
        double[] sorted = Arrays.stream(sent).sorted().toArray();
        double mean = (sorted[sorted.length - 1] - sorted[0]) / (sorted.length - 1);
        double squares = 0;
        for (int n = 1; n < sorted.length; n++) {
            double off = sorted[n] - sorted[n - 1] - mean;
            squares += off * off;
        }
        return squares / (sorted.length - 1) / (mean * mean);
    }
}
