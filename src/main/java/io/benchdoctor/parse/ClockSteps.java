package io.benchdoctor.parse;

import java.util.Arrays;

/**
 * Finds where a wall clock was set back: the lines step back in time, and a request that was under way steps back with
 * them. Lines that are merely grouped by request step back too, but no request does.
 */
final class ClockSteps {
    private static final double STEP_SECONDS = 0.001;

    /** A clock is set back once or twice a run; more steps than this are lines in no order. */
    private static final int EVENTS_PER_STEP = 1000;

    private final TokenEvents events;
    private final TimeColumn.Seconds seconds;

    ClockSteps(TokenEvents events, TimeColumn.Seconds seconds) {
        this.events = events;
        this.seconds = seconds;
    }

    /** Line of the first step; 0 when the clock only went forward. */
    int line() {
        int[] lastEvent = new int[events.names.size()];
        Arrays.fill(lastEvent, -1);
        int step = -1;
        int steps = 0;
        int found = 0;
        double previous = Double.NEGATIVE_INFINITY;
        for (int event = 0; event < events.count(); event++) {
            if (events.times.isRelative(event)) {
                continue;
            }
            double time = seconds.at(event);
            if (time < previous - STEP_SECONDS) {
                step = event;
                steps++;
            }
            previous = time;
            int request = events.request(event);
            int before = lastEvent[request];
            lastEvent[request] = event;
            boolean across = before >= 0 && before < step && time < seconds.at(before) - STEP_SECONDS;
            boolean later = before >= 0 && events.goesBack(event, before);
            found = across && !later && found == 0 ? events.line(step) : found;
        }
        return steps <= 1 + events.count() / EVENTS_PER_STEP ? found : 0;
    }
}
