package io.benchdoctor.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * The raw timings of every request of a run, failed ones included, in the order of sending.
 *
 * <p>Packed in columns: a run holds millions of chunk gaps, eight bytes each. The arrays never leave this class and the one
 * that makes bytes of them; an absent value is empty outside and a NaN or a −1 only inside.
 */
public final class RequestTimings implements RunPart {
    private final SourceRef source;
    private final String format;
    final double[] sentSeconds;
    final double[] ttftSeconds;
    final double[] e2eSeconds;
    final int[] inputTokens;
    final int[] outputTokens;
    final boolean[] failed;
    final GapColumn gaps;
    /** NaN where the gaps add up to it; null where they all do. */
    final double[] decodeSeconds;
    /** NaN where sending and TTFT tell it; null where they always do. */
    final double[] firstChunkSeconds;

    final BitSet unfinished;
    private final List<String> errors;

    private RequestTimings(Builder builder) {
        this.source = builder.source;
        this.format = builder.format;
        int n = builder.count;
        this.sentSeconds = Arrays.copyOf(builder.sentSeconds, n);
        this.ttftSeconds = Arrays.copyOf(builder.ttftSeconds, n);
        this.e2eSeconds = Arrays.copyOf(builder.e2eSeconds, n);
        this.inputTokens = Arrays.copyOf(builder.inputTokens, n);
        this.outputTokens = Arrays.copyOf(builder.outputTokens, n);
        this.failed = Arrays.copyOf(builder.failed, n);
        this.gaps = builder.kept.orElseGet(() -> builder.gaps.build(n));
        this.decodeSeconds = builder.decodeSeconds;
        this.firstChunkSeconds = builder.firstChunkSeconds;
        this.unfinished = (BitSet) builder.unfinished.clone();
        this.errors = List.copyOf(builder.errors);
    }

    private RequestTimings(
            RequestTimings same,
            SourceRef source,
            double[] sentSeconds,
            double[] firstChunkSeconds,
            List<String> errors) {
        this.source = source;
        this.format = same.format;
        this.sentSeconds = sentSeconds;
        this.ttftSeconds = same.ttftSeconds;
        this.e2eSeconds = same.e2eSeconds;
        this.inputTokens = same.inputTokens;
        this.outputTokens = same.outputTokens;
        this.failed = same.failed;
        this.gaps = same.gaps;
        this.decodeSeconds = same.decodeSeconds;
        this.firstChunkSeconds = firstChunkSeconds;
        this.unfinished = same.unfinished;
        this.errors = errors;
    }

    /**
     * The same requests with a clock from another log of the run: sending is the arrival of the first chunk less TTFT.
     *
     * @param firstChunkSeconds arrival of each request's first chunk on one clock, NaN where it is unknown
     */
    public RequestTimings clocked(double[] firstChunkSeconds) {
        double[] sent = new double[count()];
        for (int request = 0; request < sent.length; request++) {
            sent[request] = firstChunkSeconds[request] - ttftSeconds[request];
        }
        return new RequestTimings(this, source, sent, firstChunkSeconds.clone(), errors);
    }

    @Override
    public RequestTimings renamed(UnaryOperator<SourceRef> places, UnaryOperator<String> texts) {
        return new RequestTimings(this, places.apply(source), sentSeconds, firstChunkSeconds, List.of());
    }

    @Override
    public SourceRef source() {
        return source;
    }

    /** Id of the format that carried the timings. */
    public String format() {
        return format;
    }

    /** Requests that were sent, failed ones included. */
    public int count() {
        return failed.length;
    }

    /** When the request was sent, on a clock of arbitrary origin that all requests of the run share. */
    public OptionalDouble sentSeconds(int request) {
        return present(sentSeconds[request]);
    }

    /** From sending to the first chunk; empty when it was not measured or the request failed. */
    public OptionalDouble ttftSeconds(int request) {
        return failed[request] ? OptionalDouble.empty() : present(ttftSeconds[request]);
    }

    /**
     * When the first chunk arrived, on the clock of {@link #sentSeconds}; known also where a log tells arrivals and not
     * when anything was sent. Empty when it was not measured or the request failed.
     */
    public OptionalDouble firstChunkSeconds(int request) {
        double known = orNaN(firstChunkSeconds, request);
        return failed[request]
                ? OptionalDouble.empty()
                : present(Double.isNaN(known) ? sentSeconds[request] + ttftSeconds[request] : known);
    }

    /**
     * From sending to the last chunk: as logged where the log has it, else TTFT plus all gaps; empty without a TTFT and
     * for a request that was still running when the log ended.
     */
    public OptionalDouble e2eSeconds(int request) {
        if (failed[request] || unfinished.get(request)) {
            return OptionalDouble.empty();
        }
        if (!Double.isNaN(e2eSeconds[request])) {
            return OptionalDouble.of(e2eSeconds[request]);
        }
        return Double.isNaN(ttftSeconds[request])
                ? OptionalDouble.empty()
                : OptionalDouble.of(ttftSeconds[request] + decodeSeconds(request));
    }

    /** Tokens of the prompt; empty where the log does not tell. */
    public OptionalInt inputTokens(int request) {
        return inputTokens[request] < 0 ? OptionalInt.empty() : OptionalInt.of(inputTokens[request]);
    }

    /** Tokens of the answer, those of a broken-off answer included; empty where the log does not tell, or ends before the answer. */
    public OptionalInt outputTokens(int request) {
        return outputTokens[request] < 0 ? OptionalInt.empty() : OptionalInt.of(outputTokens[request]);
    }

    /** Whether the log calls the request failed; then none of its times counts. */
    public boolean failed(int request) {
        return failed[request];
    }

    /** Whether the request ended, well or with an error, before the log did. */
    public boolean finished(int request) {
        return !unfinished.get(request);
    }

    /** Whether the request ended well: only such a request counts as completed. */
    public boolean completed(int request) {
        return finished(request) && !failed[request];
    }

    /** Whether the log holds any gap between chunks at all; where it holds none, the gaps are unknown rather than short. */
    public boolean hasGaps() {
        return gaps.size() > 0;
    }

    /** Number of chunk gaps of the request; 0 for a failed one. */
    public int gapCount(int request) {
        return failed[request] ? 0 : gaps.count(request);
    }

    /** The n-th gap between two chunks of the request, seconds. */
    public double gapSeconds(int request, int n) {
        return gaps.seconds(request, n);
    }

    /**
     * All gaps of a request, seconds: as many as {@link #gapCount} says, in an array that may be longer.
     *
     * @param spare an array that is used where it is long enough
     */
    public double[] gapSeconds(int request, double[] spare) {
        int count = gapCount(request);
        double[] seconds = spare.length < count ? new double[count * 2] : spare;
        if (count > 0) {
            gaps.copy(request, seconds);
        }
        return seconds;
    }

    /** The longest gap of the request, seconds; 0 for an answer of one chunk, and for a failed request. */
    public double longestGapSeconds(int request) {
        return failed[request] ? 0 : gaps.longest(request);
    }

    /** First chunk to last chunk: as logged where a gap in between is unknown, else the sum of the gaps. */
    public double decodeSeconds(int request) {
        double known = orNaN(decodeSeconds, request);
        return Double.isNaN(known) ? gaps.sum(request) : known;
    }

    /** All gaps of the requests that did not fail, in milliseconds; a fresh array that the caller may sort. */
    public double[] pooledGapMillis() {
        double[] pooled = new double[gaps.size()];
        int[] filled = new int[1];
        eachGapMillis(0, count(), (some, count) -> {
            System.arraycopy(some, 0, pooled, filled[0], count);
            filled[0] += count;
        });
        return filled[0] == pooled.length ? pooled : Arrays.copyOf(pooled, filled[0]);
    }

    /** All gaps of the requests from one to before another, without those that failed, in their order, in milliseconds. */
    public void eachGapMillis(int fromRequest, int toRequest, GapColumn.Use use) {
        int from = fromRequest;
        while (from < toRequest) {
            int to = from;
            while (to < toRequest && !failed[to]) {
                to++;
            }
            gaps.eachMillis(from, to, use);
            from = to + 1;
        }
    }

    /** Number of all gaps, those of failed requests included. */
    public int gaps() {
        return gaps.size();
    }

    /** Up to ten distinct reasons of failure, as logged. */
    public List<String> errors() {
        return errors;
    }

    /** The gaps of all requests. */
    public GapColumn column() {
        return gaps;
    }

    private static double orNaN(double[] column, int request) {
        return column == null || request >= column.length ? Double.NaN : column[request];
    }

    private static OptionalDouble present(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Collects requests one after the other; {@code NaN} and {@code -1} mean absent. */
    public static final class Builder {
        private static final int MAX_ERRORS = 10;

        private final SourceRef source;
        private final String format;
        int count;
        private GapColumn.Builder gaps = new GapColumn.Builder();
        Optional<GapColumn> kept = Optional.empty();
        private boolean gapsKnown;
        double[] sentSeconds = new double[16];
        double[] ttftSeconds = new double[16];
        double[] e2eSeconds = new double[16];
        int[] inputTokens = new int[16];
        int[] outputTokens = new int[16];
        boolean[] failed = new boolean[16];
        double[] decodeSeconds;
        double[] firstChunkSeconds;
        final BitSet unfinished = new BitSet();
        private final List<String> errors = new ArrayList<>();

        public Builder(SourceRef source, String format) {
            this.source = source;
            this.format = format;
        }

        /** Starts the next request; its gaps follow by {@link #gap}. */
        public Builder request(
                double sentSeconds,
                double ttftSeconds,
                double e2eSeconds,
                int inputTokens,
                int outputTokens,
                boolean failed) {
            if (count == this.failed.length) {
                grow();
            }
            this.sentSeconds[count] = sentSeconds;
            this.ttftSeconds[count] = ttftSeconds;
            this.e2eSeconds[count] = e2eSeconds;
            this.inputTokens[count] = inputTokens;
            this.outputTokens[count] = outputTokens;
            this.failed[count] = failed;
            if (!gapsKnown) {
                gaps.nextRequest();
            }
            count++;
            return this;
        }

        /** One gap between two chunks of the request begun last, seconds. */
        public Builder gap(double seconds) {
            gaps.add(seconds);
            return this;
        }

        /** Several gaps of the request begun last, seconds; the first {@code some} are meant. */
        public Builder gaps(double[] seconds, int some) {
            gaps.add(seconds, some);
            return this;
        }

        /**
         * The gaps of all requests, in their order; to be called before the first request, and none is added later.
         *
         * @param all of at least as many requests as follow; those of failed ones are without gaps
         */
        public Builder gaps(GapColumn.Builder all) {
            gaps = all;
            gapsKnown = true;
            return this;
        }

        /** First to last chunk of the request begun last, seconds, when a gap in between is unknown. */
        public Builder decode(double seconds) {
            decodeSeconds = reaching(decodeSeconds);
            decodeSeconds[count - 1] = seconds;
            return this;
        }

        /** Arrival of the first chunk of the request begun last, on the clock of sending, seconds. */
        public Builder firstChunk(double seconds) {
            firstChunkSeconds = reaching(firstChunkSeconds);
            firstChunkSeconds[count - 1] = seconds;
            return this;
        }

        /** The column, made or lengthened so that it has a place for the request begun last. */
        private double[] reaching(double[] column) {
            int known = column == null ? 0 : column.length;
            if (count <= known) {
                return column;
            }
            double[] longer = column == null ? new double[count * 2] : Arrays.copyOf(column, count * 2);
            Arrays.fill(longer, known, longer.length, Double.NaN);
            return longer;
        }

        /** The request begun last was still running when the log ended. */
        public Builder unfinished() {
            unfinished.set(count - 1);
            return this;
        }

        /** A reason of failure as logged; the first ten distinct ones are kept. */
        public Builder error(String reason) {
            if (errors.size() < MAX_ERRORS && !errors.contains(reason)) {
                errors.add(reason);
            }
            return this;
        }

        public int count() {
            return count;
        }

        /** To be called once, at the end. */
        public RequestTimings build() {
            return new RequestTimings(this);
        }

        private void grow() {
            int size = count * 2;
            sentSeconds = Arrays.copyOf(sentSeconds, size);
            ttftSeconds = Arrays.copyOf(ttftSeconds, size);
            e2eSeconds = Arrays.copyOf(e2eSeconds, size);
            inputTokens = Arrays.copyOf(inputTokens, size);
            outputTokens = Arrays.copyOf(outputTokens, size);
            failed = Arrays.copyOf(failed, size);
        }
    }
}
