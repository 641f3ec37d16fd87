package io.benchdoctor.facts;

import io.benchdoctor.catalog.SloProfile.Measure;
import io.benchdoctor.model.RequestTimings;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The requests of a run as rows of a table, in the order of sending: all of them, or of a very large run the slowest and
 * the failed ones. Columns are computed when they are asked for, since a list of rows would be larger than the log.
 */
public final class RequestTable {
    /** A sheet has a million lines, but neither a person nor a spreadsheet is at ease with them. */
    private static final int MOST_ROWS = 250_000;

    private static final int MOST_SLOW = 1_000;
    private static final int MOST_FAILED = 10_000;

    private final RequestTimings timings;
    private final int[] requests;
    private final double begin;

    private RequestTable(RequestTimings timings, int[] requests) {
        this.timings = timings;
        this.requests = requests;
        this.begin = begin(timings);
    }

    private static double begin(RequestTimings timings) {
        double begin = Double.POSITIVE_INFINITY;
        for (int request = 0; request < timings.count(); request++) {
            begin = Math.min(begin, timings.sentSeconds(request).orElse(Double.POSITIVE_INFINITY));
        }
        return begin == Double.POSITIVE_INFINITY ? 0 : begin;
    }

    public static RequestTable of(RequestTimings timings) {
        return of(timings, MOST_ROWS);
    }

    /** @param most rows of a table that holds every request */
    static RequestTable of(RequestTimings timings, int most) {
        int[] all = IntStream.range(0, timings.count()).toArray();
        return new RequestTable(timings, timings.count() <= most ? all : selected(timings, all));
    }

    private static int[] selected(RequestTimings timings, int[] all) {
        double slow = slowFrom(timings, all);
        IntStream failed = Arrays.stream(all).filter(timings::failed).limit(MOST_FAILED);
        IntStream slowest = Arrays.stream(all)
                .filter(r -> timings.e2eSeconds(r).orElse(-1) >= slow)
                .limit(MOST_SLOW);
        return IntStream.concat(failed, slowest).sorted().toArray();
    }

    private static double slowFrom(RequestTimings timings, int[] all) {
        double[] rising = Arrays.stream(all)
                .mapToObj(timings::e2eSeconds)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .sorted()
                .toArray();
        return rising.length == 0 ? Double.POSITIVE_INFINITY : rising[Math.max(0, rising.length - MOST_SLOW)];
    }

    /** Rows of the table; all requests, unless {@link #leftOut} says otherwise. */
    public int rows() {
        return requests.length;
    }

    /** Requests that are not among the rows. */
    public int leftOut() {
        return timings.count() - requests.length;
    }

    /** Place of the request in the order of sending, from 1. */
    public int number(int row) {
        return requests[row] + 1;
    }

    /** When it was sent, in seconds since the first one was. */
    public OptionalDouble sentSeconds(int row) {
        OptionalDouble sent = timings.sentSeconds(requests[row]);
        return sent.isPresent() ? OptionalDouble.of(sent.getAsDouble() - begin) : sent;
    }

    public OptionalInt inputTokens(int row) {
        return timings.inputTokens(requests[row]);
    }

    public OptionalInt outputTokens(int row) {
        return timings.outputTokens(requests[row]);
    }

    /** Its sample of a kind that has one per request, milliseconds. */
    public OptionalDouble millis(Samples kind, int row) {
        return kind.millis(timings, requests[row]);
    }

    /** What a limit on the measure is held against, milliseconds; see {@link Promise#millis}. */
    public OptionalDouble promised(Measure measure, int row) {
        return timings.completed(requests[row])
                ? Promise.millis(timings, measure, requests[row])
                : OptionalDouble.empty();
    }

    public boolean completed(int row) {
        return timings.completed(requests[row]);
    }

    public boolean failed(int row) {
        return timings.failed(requests[row]);
    }
}
