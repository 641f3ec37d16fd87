package io.benchdoctor.parse;

import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.SourceRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The requests of one benchmark of GuideLLM: stamps of one clock, in seconds; no gaps between single tokens. */
final class GuideLlmRequests {
    private final List<Request> all = new ArrayList<>();

    /** How a request ended. */
    enum Fate {
        SUCCESSFUL,
        ERRORED,
        /** Cut off when the benchmark was over. */
        INCOMPLETE
    }

    /** One request while it is read; NaN and −1 for what the log does not tell. */
    static final class Request {
        private final Fate fate;
        private double start = Double.NaN;
        private double end = Double.NaN;
        private double firstChunk = Double.NaN;
        private double firstText = Double.NaN;
        private double lastChunk = Double.NaN;
        private int inputTokens = -1;
        private int outputTokens = -1;
        private String error = "";

        Request(Fate fate) {
            this.fate = fate;
        }

        void stamp(String name, double seconds) {
            switch (name) {
                case "request_start" -> start = seconds;
                case "request_end" -> end = seconds;
                case "first_request_iteration", "first_iteration" -> firstChunk = seconds;
                case "first_token_iteration" -> firstText = seconds;
                case "last_request_iteration", "last_iteration" -> lastChunk = seconds;
                default -> {}
            }
        }

        void inputTokens(int tokens) {
            inputTokens = inputTokens < 0 ? tokens : inputTokens;
        }

        void outputTokens(int tokens) {
            outputTokens = outputTokens < 0 ? tokens : outputTokens;
        }

        void error(String reason) {
            error = reason;
        }

        private double start() {
            return start;
        }

        private double firstChunkAfter() {
            return (Double.isNaN(firstChunk) ? firstText : firstChunk) - start;
        }
    }

    void add(Request request) {
        all.add(request);
    }

    /**
     * The requests in the order of sending; empty where the log holds only some of them, since a sample would pass for the
     * whole.
     *
     * @param completed how many the log counts
     * @param failed the same, of those that failed
     */
    Optional<RequestTimings> timings(SourceRef at, String format, double completed, double failed) {
        if (completed + failed <= 0 || count(Fate.SUCCESSFUL) != completed || count(Fate.ERRORED) != failed) {
            return Optional.empty();
        }
        var timings = new RequestTimings.Builder(at, format);
        all.stream()
                .filter(request -> !Double.isNaN(request.start))
                .sorted(Comparator.comparingDouble(Request::start))
                .forEach(request -> add(timings, request));
        return timings.count() == 0 ? Optional.empty() : Optional.of(timings.build());
    }

    private static void add(RequestTimings.Builder timings, Request request) {
        boolean whole = request.fate == Fate.SUCCESSFUL;
        timings.request(
                request.start,
                whole ? positive(request.firstChunkAfter()) : Double.NaN,
                whole ? positive(request.end - request.start) : Double.NaN,
                request.inputTokens,
                request.fate == Fate.INCOMPLETE ? -1 : request.outputTokens,
                request.fate == Fate.ERRORED);
        double decode = request.lastChunk - request.firstChunk;
        if (whole && decode >= 0) {
            timings.decode(decode);
        }
        if (request.fate == Fate.INCOMPLETE) {
            timings.unfinished();
        }
        if (!request.error.isBlank()) {
            timings.error(request.error);
        }
    }

    /** A time that lies before its own beginning is none. */
    private static double positive(double seconds) {
        return seconds >= 0 ? seconds : Double.NaN;
    }

    /** Tells how late the first text came behind the first chunk. */
    void tellFirsts(GuideLlmFigures figures) {
        for (Request request : all) {
            double chunk = request.firstChunk - request.start;
            double text = request.firstText - request.start;
            if (request.fate == Fate.SUCCESSFUL && chunk >= 0 && text >= chunk) {
                figures.firsts(chunk, text);
            }
        }
    }

    private long count(Fate fate) {
        return all.stream().filter(request -> request.fate == fate).count();
    }
}
