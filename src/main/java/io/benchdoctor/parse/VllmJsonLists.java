package io.benchdoctor.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.benchdoctor.model.GapColumn;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.SourceRef;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The per-request lists of a saved result, in sending order. They come in any order and fill hundreds of megabytes, so
 * each is gathered as it comes and they are joined at the end of the object; texts are never kept.
 */
final class VllmJsonLists {
    private static final String TTFTS = "ttfts";
    private static final String ITLS = "itls";
    private static final String OUTPUT_LENS = "output_lens";
    private static final String INPUT_LENS = "input_lens";
    private static final String START_TIMES = "start_times";
    private static final String LATENCIES = "latencies";
    private static final String ERRORS = "errors";

    private final NoteTally notes;
    private final Optional<LiftedLists> lifted;
    private final Map<String, Doubles> numbers = new HashMap<>();
    private GapColumn.Builder gaps = new GapColumn.Builder();
    private final Map<Integer, String> errors = new HashMap<>();
    private int errorCount;
    private int firstLine;

    VllmJsonLists(NoteTally notes) {
        this(notes, Optional.empty());
    }

    /** @param lifted what was lifted out of the log before the parser sees it */
    VllmJsonLists(NoteTally notes, Optional<LiftedLists> lifted) {
        this.notes = notes;
        this.lifted = lifted;
    }

    /** Keys under which a list of plain numbers may be lifted out; whether it is one of lists. */
    static Map<String, Boolean> liftable() {
        return Map.of(
                TTFTS, false, OUTPUT_LENS, false, INPUT_LENS, false, START_TIMES, false, LATENCIES, false, ITLS, true);
    }

    /** Whether a list is expected under the key. */
    static boolean reads(String key) {
        return switch (key) {
            case TTFTS, ITLS, OUTPUT_LENS, INPUT_LENS, START_TIMES, LATENCIES, ERRORS -> true;
            default -> false;
        };
    }

    /** Reads the list under a key, from the opening to the closing bracket. */
    void read(String key, JsonParser json) throws IOException {
        if (firstLine == 0) {
            firstLine = json.currentTokenLocation().getLineNr();
        }
        switch (key) {
            case TTFTS, OUTPUT_LENS, INPUT_LENS, START_TIMES, LATENCIES -> {
                lifted.flatMap(lists -> lists.numbers(key)).ifPresent(list -> numbers.put(key, list));
                numbers(key, json, numbers.computeIfAbsent(key, k -> new Doubles()));
            }
            case ITLS -> {
                gaps = lifted.flatMap(lists -> lists.lists(key)).orElse(gaps);
                gaps(json);
            }
            case ERRORS -> errors(json);
            default -> json.skipChildren();
        }
    }

    private void numbers(String key, JsonParser json, Doubles into) throws IOException {
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            into.add(number(key, token, json));
        }
    }

    /** NaN for what is no usable number; monotonic clocks may start anywhere, all else does not fall below zero. */
    private double number(String key, JsonToken token, JsonParser json) throws IOException {
        if (token.isNumeric()) {
            double value = json.getDoubleValue();
            if (value >= 0 && value < Double.POSITIVE_INFINITY || key.equals(START_TIMES) && Double.isFinite(value)) {
                return value;
            }
            notes.add(
                    Problem.IMPOSSIBLE_NUMBER, key, json.currentTokenLocation().getLineNr());
        } else if (token != JsonToken.VALUE_NULL) {
            notes.add(
                    Problem.UNREADABLE_NUMBER, key, json.currentTokenLocation().getLineNr());
            json.skipChildren();
        }
        return Double.NaN;
    }

    private void gaps(JsonParser json) throws IOException {
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            gaps.nextRequest();
            if (token == JsonToken.START_ARRAY) {
                for (token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                    double gap = number(ITLS, token, json);
                    if (!Double.isNaN(gap)) {
                        gaps.add(gap);
                    }
                }
            } else {
                json.skipChildren();
            }
        }
    }

    private void errors(JsonParser json) throws IOException {
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == JsonToken.VALUE_STRING && !json.getText().isEmpty()) {
                errors.put(errorCount, lastLine(json.getText()));
            }
            json.skipChildren();
            errorCount++;
        }
    }

    /** A traceback ends with the line that says what happened. */
    private static String lastLine(String reason) {
        String[] lines = reason.strip().split("\\R");
        return lines[lines.length - 1].strip();
    }

    /** Whether first-token times and gaps are here. */
    boolean hasTimings() {
        return numbers.containsKey(TTFTS)
                && (gaps.requests() > 0 || numbers.get(TTFTS).size() == 0);
    }

    /**
     * The lists, joined. The newest client leaves the end-to-end latencies in a summary: then these are all there is.
     *
     * @param noneCompleted whether the summary says that no request succeeded
     */
    Optional<RequestTimings> timings(SourceRef at, String format, boolean noneCompleted) {
        return timings(at, format, noneCompleted, false);
    }

    /**
     * The same.
     *
     * @param shared whether a client wrote the gap before a chunk once for each token of the chunk, shared out evenly:
     *     equal neighbours are then one gap
     */
    Optional<RequestTimings> timings(SourceRef at, String format, boolean noneCompleted, boolean shared) {
        int count = count();
        if (count == 0) {
            return Optional.empty();
        }
        boolean zeroIsFailure = noneCompleted || !allOutputsZero(count);
        RequestTimings.Builder timings = new RequestTimings.Builder(at, format);
        IntPredicate failed = request -> errors.containsKey(request)
                || zeroIsFailure && at(OUTPUT_LENS, request) == 0
                || !hasTimings() && at(LATENCIES, request) == 0;
        boolean asRead = !shared
                && gaps.requests() >= count
                && IntStream.range(0, count).noneMatch(request -> failed.test(request) && gaps.count(request) > 0);
        if (asRead) {
            timings.gaps(gaps);
        }
        for (int request = 0; request < count; request++) {
            add(timings, request, failed.test(request));
            if (!asRead && !failed.test(request) && request < gaps.requests()) {
                addGaps(timings, request, shared);
                gaps.forget(request);
            }
        }
        return Optional.of(timings.build());
    }

    private void addGaps(RequestTimings.Builder timings, int request, boolean shared) {
        int to = gaps.count(request);
        int end = 0;
        for (int gap = 0; gap < to; gap = end) {
            end = gap + 1;
            while (shared && end < to && gaps.seconds(request, end) == gaps.seconds(request, gap)) {
                end++;
            }
            timings.gap(gaps.seconds(request, gap) * (end - gap));
        }
    }

    private void add(RequestTimings.Builder timings, int request, boolean failed) {
        int output = tokens(OUTPUT_LENS, request);
        timings.request(
                at(START_TIMES, request),
                failed ? Double.NaN : at(TTFTS, request),
                failed ? Double.NaN : at(LATENCIES, request),
                tokens(INPUT_LENS, request),
                output,
                failed);
        if (errors.containsKey(request)) {
            timings.error(errors.get(request));
        }
    }

    /**
     * A request is told of when every timing list has it: where the log was cut, the last list is shorter and the
     * requests behind its end are unknown.
     */
    private int count() {
        int first = numbers.containsKey(TTFTS) ? numbers.get(TTFTS).size() : size(LATENCIES);
        int count = numbers.containsKey(TTFTS) ? Math.min(first, gaps.requests()) : first;
        boolean alike = count == first && (size(OUTPUT_LENS) == count || size(OUTPUT_LENS) == 0);
        if (!alike) {
            notes.add(Problem.DROPPED_ROWS, TTFTS + " " + first + ", " + ITLS + " " + gaps.requests(), firstLine);
        }
        return count;
    }

    private int size(String key) {
        return numbers.containsKey(key) ? numbers.get(key).size() : 0;
    }

    /** A client without a tokenizer counts no tokens; that alone is no failure. */
    private boolean allOutputsZero(int count) {
        for (int request = 0; request < count; request++) {
            if (at(OUTPUT_LENS, request) != 0) {
                return false;
            }
        }
        return true;
    }

    private double at(String key, int request) {
        Doubles list = numbers.get(key);
        return list == null ? Double.NaN : list.orNaN(request);
    }

    private int tokens(String key, int request) {
        double value = at(key, request);
        return value <= Integer.MAX_VALUE ? (int) value : -1;
    }
}
