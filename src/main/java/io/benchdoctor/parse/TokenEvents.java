package io.benchdoctor.parse;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * What a token timing log told, event by event, before any of it is understood: which request, when, which token. Columns
 * of primitives, since a log holds millions of events.
 */
final class TokenEvents {
    static final int NO_INDEX = TokenIndexes.NONE;
    private static final int MAX_ERRORS = 10;

    final RequestNames names = new RequestNames();
    /** Arrival times, by event. */
    final TimeColumn times = new TimeColumn();
    /** When requests were sent, by request. */
    final TimeColumn sent = new TimeColumn();

    private Ints requests = new Ints();
    /** Made once, not for each of millions of events. */
    private final IntUnaryOperator requestOf = this::request;

    private final TokenIndexes indexes = new TokenIndexes();
    private final Ints tokens = new Ints();
    private final Lines lines = new Lines();
    private final Ints promptTokens = new Ints();
    private final Ints outputTokens = new Ints();
    private final BitSet failed = new BitSet();
    private final BitSet ended = new BitSet();
    private final BitSet ownClocks = new BitSet();
    private final List<String> errors = new ArrayList<>();

    int count() {
        return lines.size;
    }

    /** @param index place of the token in its request, {@link #NO_INDEX} when the log has none */
    void token(int request, int index, StampReader time, int tokenCount, int line) {
        times.add(time);
        event(request, index, tokenCount, line);
    }

    /** A token whose time is known from an origin of its request only. */
    void relativeToken(int request, int index, double duration, boolean nanos, int line) {
        times.putRelative(times.size(), duration, nanos);
        event(request, index, 1, line);
    }

    private void event(int request, int index, int tokenCount, int line) {
        indexes.add(count(), request, index, requestOf);
        requests.add(request);
        // A column that says nothing is not kept: one token per event.
        if (tokenCount != 1 || tokens.size() > 0) {
            fill(tokens, count(), 1);
            tokens.add(tokenCount);
        }
        lines.add(line);
    }

    private static void fill(Ints column, int size, int value) {
        while (column.size() < size) {
            column.add(value);
        }
    }

    /** The first statement counts: later rows only repeat it. */
    void sent(int request, StampReader time) {
        if (!sent.has(request)) {
            sent.put(request, time);
        }
    }

    /** The times of this request count from when it was sent. */
    void ownClock(int request) {
        ownClocks.set(request);
    }

    boolean hasOwnClock(int request) {
        return ownClocks.get(request);
    }

    void end(int request) {
        ended.set(request);
    }

    void fail(int request, String reason) {
        failed.set(request);
        if (!reason.isEmpty() && errors.size() < MAX_ERRORS && !errors.contains(reason)) {
            errors.add(reason);
        }
    }

    void promptTokens(int request, int count) {
        fill(promptTokens, request + 1, -1);
        promptTokens.set(request, count);
    }

    void outputTokens(int request, int count) {
        fill(outputTokens, request + 1, -1);
        outputTokens.set(request, count);
    }

    /** Whether the log names no request, so that all its tokens are those of one. */
    boolean isNameless() {
        return names.size() == 1 && names.name(0).isEmpty();
    }

    int request(int event) {
        return requests.get(event);
    }

    /** From here on nobody asks for the request of an event: {@link TokenGroups} knows the events of a request. */
    void forgetRequests() {
        requests = new Ints();
    }

    /** See {@link TokenIndexes}; who wants an index asks {@link TokenGroups#index}. */
    TokenIndexes indexes() {
        return indexes;
    }

    boolean hasIndexes() {
        return indexes.any();
    }

    /** Whether the log names an earlier token of the same request on a later line. */
    boolean goesBack(int event, int before) {
        return !indexes.inOrder() && indexes.at(event) >= 0 && indexes.at(event) < indexes.at(before);
    }

    /** Puts down the index of every event, so that events may be put in another order than that of the log. */
    void keepIndexes() {
        if (indexes.inOrder()) {
            indexes.keep(count(), requests::get);
        }
    }

    boolean hasTokenCounts() {
        return tokens.size() > 0;
    }

    int tokens(int event) {
        return hasTokenCounts() ? tokens.get(event) : 1;
    }

    int line(int event) {
        return lines.at(event);
    }

    /** −1 when the log does not say. */
    int promptTokens(int request) {
        return promptTokens.orAbsent(request);
    }

    /** −1 when the log does not say. */
    int outputTokens(int request) {
        return outputTokens.orAbsent(request);
    }

    boolean failed(int request) {
        return failed.get(request);
    }

    boolean ended(int request) {
        return ended.get(request);
    }

    boolean anyEnded() {
        return !ended.isEmpty();
    }

    List<String> errors() {
        return errors;
    }

    /** The line of every event, kept only where it is not the line behind that of the event before. */
    private static final class Lines {
        private final Ints events = new Ints();
        private final Ints starts = new Ints();
        private int size;
        private int expected = -1;

        private void add(int line) {
            if (line != expected) {
                events.add(size);
                starts.add(line);
            }
            size++;
            expected = line + 1;
        }

        private int at(int event) {
            int low = 0;
            int high = events.size() - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (events.get(middle) <= event) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return starts.get(low) + event - events.get(low);
        }
    }
}
