package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.parse.JsonPaths.Scalar;
import java.util.Optional;

/** One request of AIPerf's records while it is read, in units that stand beside each value. */
final class AiperfRecord implements JsonPaths.Visitor {
    private static final String GAPS = "metrics.inter_chunk_latency";
    private static final double NANOS = 1e-9;
    private static final double MILLIS = 1e-3;

    private final Doubles gaps;
    private final NoteTally notes;
    private final int firstGap;
    private int endGap;
    /** Nanoseconds since 1970, which a double cannot hold. */
    private Optional<Long> start = Optional.empty();

    private Optional<Long> end = Optional.empty();
    private String phase = "profiling";
    private boolean cancelled;
    private boolean failed;
    private String error = "";
    private double value = Double.NaN;
    private String unit = "";
    private double ttftSeconds = Double.NaN;
    private double latencySeconds = Double.NaN;
    private int inputTokens = -1;
    private int outputTokens = -1;

    /** @param gaps of all records, one behind the other */
    AiperfRecord(Doubles gaps, NoteTally notes) {
        this.gaps = gaps;
        this.notes = notes;
        this.firstGap = gaps.size();
        this.endGap = firstGap;
    }

    @Override
    public boolean enters(String path, int line) {
        if (!path.endsWith(".value")) {
            value = Double.NaN;
            unit = "";
        }
        failed |= path.equals("error");
        return !path.endsWith(".value") || path.equals(GAPS + ".value");
    }

    @Override
    public void value(String path, Scalar scalar) {
        if (path.startsWith("metadata.")) {
            metadata(path, scalar);
        } else if (path.startsWith("error")) {
            failed |= scalar.isText() || scalar.isNumber();
            error = scalar.isText() && (error.isEmpty() || path.equals("error.message")) ? scalar.text() : error;
        } else if (path.equals(GAPS + ".value[]")) {
            gap(scalar);
        } else if (path.endsWith(".value")) {
            value = scalar.number();
        } else if (path.endsWith(".unit")) {
            unit = scalar.text();
        }
    }

    private void metadata(String path, Scalar scalar) {
        switch (path) {
            case "metadata.request_start_ns" -> start = nanos(scalar);
            case "metadata.request_end_ns" -> end = nanos(scalar);
            case "metadata.benchmark_phase" -> phase = scalar.isText() ? scalar.text() : phase;
            case "metadata.was_cancelled" -> cancelled = scalar.text().equals("true");
            default -> {}
        }
    }

    private Optional<Long> nanos(Scalar scalar) {
        try {
            return Optional.of(Long.parseLong(scalar.text()));
        } catch (NumberFormatException notWhole) {
            notes.add(Problem.UNREADABLE_NUMBER, "request_start_ns, request_end_ns", scalar.line());
            return Optional.empty();
        }
    }

    private void gap(Scalar scalar) {
        if (scalar.number() >= 0 && scalar.number() < Double.POSITIVE_INFINITY) {
            gaps.add(scalar.number());
        } else {
            notes.add(Problem.IMPOSSIBLE_NUMBER, "inter_chunk_latency", scalar.line());
        }
    }

    /** The unit of a metric may stand on either side of its value. */
    @Override
    public void ends(String path, int line) {
        switch (path) {
            case "metrics.time_to_first_token" -> ttftSeconds = seconds(path, line);
            case "metrics.request_latency" -> latencySeconds = seconds(path, line);
            case "metrics.input_sequence_length" -> inputTokens = tokens();
            case "metrics.output_sequence_length" -> outputTokens = tokens();
            case GAPS -> scaleGaps(line);
            default -> {}
        }
    }

    private double seconds(String path, int line) {
        Optional<Double> millis = AiperfMetrics.millis(unit);
        if (millis.isPresent() && value >= 0 && value < Double.POSITIVE_INFINITY) {
            return value * millis.get() * MILLIS;
        }
        notes.add(Problem.UNREADABLE_NUMBER, path.substring(path.indexOf('.') + 1), line);
        return Double.NaN;
    }

    private int tokens() {
        return value >= 0 && value <= Integer.MAX_VALUE ? (int) value : -1;
    }

    private void scaleGaps(int line) {
        Optional<Double> millis = AiperfMetrics.millis(unit);
        if (millis.isEmpty()) {
            notes.add(Problem.UNREADABLE_NUMBER, "inter_chunk_latency", line);
            return;
        }
        endGap = gaps.size();
        for (int k = firstGap; k < endGap; k++) {
            gaps.set(k, gaps.get(k) * millis.get() * MILLIS);
        }
    }

    /** Requests for warming up are none of the run's. */
    boolean isOfTheRun() {
        return phase.equals("profiling") && start.isPresent();
    }

    long startNanos() {
        return start.orElseThrow();
    }

    /** A cancelled request was sent and has no end; what it shows of times is no measurement. */
    void addTo(RequestTimings.Builder timings, long origin) {
        boolean whole = !failed && !cancelled;
        double sent = (startNanos() - origin) * NANOS;
        double latency = Double.isNaN(latencySeconds) && end.isPresent() && end.get() >= startNanos()
                ? (end.get() - startNanos()) * NANOS
                : latencySeconds;
        timings.request(
                sent,
                whole ? ttftSeconds : Double.NaN,
                whole ? latency : Double.NaN,
                inputTokens,
                whole ? outputTokens : -1,
                failed && !cancelled);
        for (int k = firstGap; whole && k < endGap; k++) {
            timings.gap(gaps.get(k));
        }
        if (cancelled) {
            timings.unfinished();
        } else if (!error.isBlank()) {
            timings.error(error);
        }
    }
}
