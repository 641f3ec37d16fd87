package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.RequestTimings;

/**
 * The chunks of one request after the other. Tokens of equal time are one chunk; where a token is missing or the clock
 * went back, the gap is left out rather than guessed.
 */
final class TokenRequest {
    /** Two rows of one token differ by no more than this when they are the same row written twice. */
    private static final double SAME_TIME_SECONDS = 1e-6;

    private final TokenEvents events;
    private final TokenGroups groups;
    private final TimeColumn.Seconds seconds;
    private final NoteTally notes;
    private final int indexBase;
    private final Doubles gaps = new Doubles();
    private int gapCount;
    private int tokens;
    private int firstEvent;
    private int firstIndex;
    private int lastIndex;
    private double first;
    private double last;
    private double setBack;
    private boolean bridged;
    private boolean byIndex;

    /** @param indexBase index of a request's first token; −1 when the index is not used */
    TokenRequest(TokenEvents events, TokenGroups groups, TimeColumn.Seconds seconds, NoteTally notes, int indexBase) {
        this.events = events;
        this.groups = groups;
        this.seconds = seconds;
        this.notes = notes;
        this.indexBase = indexBase;
    }

    void read(int request) {
        byIndex = indexBase >= 0 && groups.isIndexed(request);
        gapCount = 0;
        tokens = 0;
        setBack = 0;
        bridged = false;
        firstEvent = -1;
        for (int place = groups.from(request); place < groups.to(request); place++) {
            int event = groups.event(place);
            int index = byIndex ? groups.index(request, place) : 0;
            if (firstEvent < 0) {
                begin(event, index);
            } else if (byIndex && index == lastIndex) {
                repeated(event);
            } else {
                next(event, index);
            }
        }
    }

    private void begin(int event, int index) {
        firstEvent = event;
        firstIndex = index;
        lastIndex = firstIndex;
        tokens = events.tokens(event);
        first = seconds.at(event);
        last = first;
        if (!hasFirstToken()) {
            notes.add(Problem.MISSING_TOKENS, "", events.line(event));
        }
    }

    /** The earlier of two rows of one token counts; the lines are in order, the times need not be. */
    private void repeated(int event) {
        boolean same = Math.abs(seconds.at(event) - last) <= SAME_TIME_SECONDS;
        notes.add(same ? Problem.DUPLICATE_ROWS : Problem.CONFLICTING_ROWS, "", events.line(event));
    }

    private void next(int event, int index) {
        double time = seconds.at(event);
        double gap = time - last;
        boolean hole = byIndex && index > lastIndex + 1;
        tokens += events.tokens(event);
        lastIndex = index;
        if (hole) {
            notes.add(Problem.MISSING_TOKENS, "", events.line(event));
            bridged = true;
            last = time;
        } else if (gap > 0) {
            gap(gap);
            last = time;
        } else if (gap < -TokenAssembly.JITTER_SECONDS) {
            notes.add(Problem.DROPPED_GAPS, "", events.line(event));
            // What follows is told by a clock that runs behind by the gap.
            setBack -= gap;
            last = time;
        } else if (gap < 0) {
            notes.add(Problem.CLOCK_JITTER, "", events.line(event));
            gap(0);
        }
    }

    private void gap(double length) {
        if (gapCount < gaps.size()) {
            gaps.set(gapCount, length);
        } else {
            gaps.add(length);
        }
        gapCount++;
    }

    boolean isEmpty() {
        return firstEvent < 0;
    }

    boolean isRelative() {
        return events.times.isRelative(firstEvent);
    }

    /** Line of the first event. */
    int line() {
        return events.line(firstEvent);
    }

    boolean hasFirstToken() {
        return !byIndex || firstIndex <= indexBase;
    }

    /** Time of the first chunk, seconds. */
    double first() {
        return first;
    }

    /** Time of the last chunk on the clock of the first, seconds. */
    double last() {
        return last + setBack;
    }

    /**
     * @param stated what the log says, −1 for nothing: then the tokens are counted, those in a hole included
     */
    int outputTokens(int stated) {
        if (stated >= 0 || isEmpty()) {
            return stated;
        }
        return bridged && !events.hasTokenCounts() ? lastIndex - firstIndex + 1 : tokens;
    }

    /** Hands the gaps over; where one is unknown, first to last chunk is told beside them. */
    void copyGaps(RequestTimings.Builder timings) {
        for (int gap = 0; gap < gapCount; gap++) {
            timings.gap(gaps.get(gap));
        }
        if (bridged) {
            timings.decode(last() - first);
        }
    }
}
