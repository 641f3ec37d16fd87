package io.benchdoctor.parse;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.function.IntFunction;

/** The events of a log grouped by request, each group in an order that can be chosen. */
final class TokenGroups {
    private final TokenEvents events;
    private final int[] start;
    /** Events, request after request, in file order at first. */
    private final int[] order;
    /** Requests of which every event has an index. */
    private final BitSet indexed = new BitSet();

    TokenGroups(TokenEvents events) {
        this.events = events;
        int requests = events.names.size();
        start = new int[requests + 1];
        for (int event = 0; event < events.count(); event++) {
            start[events.request(event) + 1]++;
        }
        for (int request = 0; request < requests; request++) {
            start[request + 1] += start[request];
        }
        int[] next = Arrays.copyOf(start, requests);
        order = new int[events.count()];
        for (int event = 0; event < events.count(); event++) {
            order[next[events.request(event)]++] = event;
        }
        if (events.hasIndexes()) {
            findIndexed();
        }
    }

    private void findIndexed() {
        indexed.set(0, requests());
        if (events.indexes().inOrder()) {
            return;
        }
        for (int event = 0; event < events.count(); event++) {
            if (events.indexes().at(event) < 0) {
                indexed.clear(events.request(event));
            }
        }
    }

    /** Whether every event of the request has an index. */
    boolean isIndexed(int request) {
        return indexed.get(request);
    }

    int requests() {
        return start.length - 1;
    }

    /** First place of a request's events. */
    int from(int request) {
        return start[request];
    }

    /** Behind the last place of a request's events. */
    int to(int request) {
        return start[request + 1];
    }

    int event(int place) {
        return order[place];
    }

    /** Index of the token at a place of a request, −1 where the log tells none. */
    int index(int request, int place) {
        TokenIndexes indexes = events.indexes();
        return indexes.inOrder() ? indexes.first(request) + place - start[request] : indexes.at(order[place]);
    }

    /** By index, rows of one token by time; requests whose tokens have no index by time alone. */
    void sortByIndex(TimeColumn.Seconds seconds) {
        TokenIndexes indexes = events.indexes();
        if (indexes.inOrder()) {
            return;
        }
        sort(request -> (a, b) -> {
            boolean byTime = !indexed.get(request) || indexes.at(a) == indexes.at(b);
            return byTime
                    ? Double.compare(seconds.at(a), seconds.at(b))
                    : Integer.compare(indexes.at(a), indexes.at(b));
        });
    }

    void sortByTime(TimeColumn.Seconds seconds) {
        events.keepIndexes();
        sort(request -> (a, b) -> Double.compare(seconds.at(a), seconds.at(b)));
    }

    /** Back to the order of the lines, but for requests whose tokens have an index. */
    void sortByLine() {
        sort(request -> (a, b) -> indexed.get(request) ? 0 : Integer.compare(a, b));
    }

    /** Logs are nearly always in order: then nothing is allocated. Ties stay in file order. */
    private void sort(IntFunction<EventOrder> orderOf) {
        for (int request = 0; request < requests(); request++) {
            EventOrder comparison = orderOf.apply(request);
            boolean sorted = true;
            for (int place = from(request) + 1; sorted && place < to(request); place++) {
                int previous = order[place - 1];
                int next = order[place];
                int difference = comparison.compare(previous, next);
                sorted = difference < 0 || difference == 0 && previous < next;
            }
            if (!sorted) {
                sort(from(request), to(request), comparison);
            }
        }
    }

    private void sort(int from, int to, EventOrder comparison) {
        Integer[] group = new Integer[to - from];
        for (int i = 0; i < group.length; i++) {
            group[i] = order[from + i];
        }
        Comparator<Integer> byKey = comparison::compare;
        Arrays.sort(group, byKey.thenComparing(Comparator.naturalOrder()));
        for (int i = 0; i < group.length; i++) {
            order[from + i] = group[i];
        }
    }

    private interface EventOrder {
        int compare(int event, int other);
    }
}
