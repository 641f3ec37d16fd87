package io.benchdoctor.parse;

import java.util.function.IntUnaryOperator;

/**
 * The index of every event, as its log tells it. Logs nearly always name the tokens of a request one after the other: as
 * long as that holds, the first index of each request tells all of them and nothing is kept by event.
 */
final class TokenIndexes {
    static final int NONE = -1;

    private final Ints first = new Ints();
    private final Ints seen = new Ints();
    private final Ints byEvent = new Ints();
    private boolean any;
    private boolean kept;

    /**
     * Takes the index of the next event.
     *
     * @param event number of events before it
     * @param index {@link #NONE} when the log has none
     * @param requests the request of an earlier event
     */
    void add(int event, int request, int index, IntUnaryOperator requests) {
        if (!any && index == NONE) {
            return;
        }
        if (!kept && !follows(event, request, index)) {
            keep(event, requests);
        }
        any = true;
        if (kept) {
            byEvent.add(index);
        } else if (request == first.size()) {
            first.add(index);
            seen.add(1);
        } else {
            seen.set(request, seen.get(request) + 1);
        }
    }

    private boolean follows(int event, int request, int index) {
        boolean all = any || event == 0;
        return all
                && index != NONE
                && (request == first.size()
                        || request < first.size() && index == first.get(request) + seen.get(request));
    }

    /** Writes down by event what was known by request, so that any index may follow. */
    void keep(int events, IntUnaryOperator requests) {
        if (kept) {
            return;
        }
        int[] told = new int[first.size()];
        for (int event = 0; event < events; event++) {
            int request = requests.applyAsInt(event);
            byEvent.add(any ? first.get(request) + told[request]++ : NONE);
        }
        kept = true;
    }

    /** Whether any event has an index. */
    boolean any() {
        return any;
    }

    /** Whether every event has an index that is by one higher than that of its request's event before. */
    boolean inOrder() {
        return any && !kept;
    }

    /** First index of a request; only where they are in order. */
    int first(int request) {
        return first.get(request);
    }

    /** Index of an event; only where they are not in order. */
    int at(int event) {
        return byEvent.orAbsent(event);
    }
}
