package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.SourceRef;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Makes requests of events: finds unit and clock, puts every request's tokens in order, and measures the gaps. */
final class TokenAssembly {
    /** A clock that is set back by less is only unsteady. */
    static final double JITTER_SECONDS = 0.002;

    /** More tokens out of order than this speak against the index, not against the times. */
    private static final double TRUSTED = 0.01;

    /** Longer than this no client waits for a first token. */
    private static final double LONGEST_WAIT_SECONDS = 3600;

    private final TokenEvents events;
    private final TokenDirectives directives;
    private final NoteTally notes;
    private final TokenGroups groups;
    private final TimeColumn.Seconds seconds;
    private final TimeColumn.Seconds sent;
    private final TokenUnits units;

    TokenAssembly(TokenEvents events, TokenDirectives directives, NoteTally notes) {
        this.events = events;
        this.directives = directives;
        this.notes = notes;
        this.groups = new TokenGroups(events);
        groups.sortByIndex(events.times::raw);
        this.units = TokenUnits.of(events, groups, directives.unit());
        double unit = units.unit().seconds();
        this.seconds = events.times.in(unit, events.times);
        this.sent = events.sent.in(unit, events.times);
    }

    RequestTimings timings(SourceRef at) {
        if (units.guessed()) {
            notes.add(Problem.GUESSED_UNIT, units.unit().symbol(), at.line());
        }
        boolean byIndex = chooseOrder();
        events.forgetRequests();
        boolean oneClock = isOneClock(at);
        TokenRequest request = new TokenRequest(events, groups, seconds, notes, byIndex ? indexBase() : -1);
        RequestTimings.Builder timings = new RequestTimings.Builder(at, TokenTimingFormat.ID);
        for (int number : sendingOrder(oneClock)) {
            request.read(number);
            add(timings, request, number, oneClock);
        }
        events.errors().forEach(timings::error);
        return timings.build();
    }

    /** By index where it can be trusted, else by time; across a clock that was set back, by the order of the lines. */
    private boolean chooseOrder() {
        boolean step = directives.wallClock() || events.times.wall() || isEpoch();
        int stepLine = step ? new ClockSteps(events, seconds).line() : 0;
        if (stepLine > 0) {
            notes.add(Problem.CLOCK_STEP, "", stepLine);
        }
        if (stepLine > 0) {
            groups.sortByLine();
            return events.hasIndexes();
        }
        if (disorder() > TRUSTED * events.count()) {
            notes.add(Problem.DISTRUSTED_INDEX, "", events.line(0));
            groups.sortByTime(seconds);
            return false;
        }
        return events.hasIndexes();
    }

    /** Between the years 2001 and 2100. */
    private boolean isEpoch() {
        double least = events.times.leastBare() * units.unit().seconds();
        double known = events.times.leastNanos() * TokenUnit.NS.seconds();
        return isEpoch(least) || isEpoch(known);
    }

    static boolean isEpoch(double seconds) {
        return seconds > 978_307_200 && seconds < 4_102_444_800.0;
    }

    /** Tokens whose time lies before that of the token they follow. */
    private int disorder() {
        int count = 0;
        for (int request = 0; request < groups.requests(); request++) {
            for (int place = groups.from(request) + 1; place < groups.to(request); place++) {
                double gap = seconds.at(groups.event(place)) - seconds.at(groups.event(place - 1));
                boolean same = groups.index(request, place) == groups.index(request, place - 1);
                count += groups.isIndexed(request) && gap < -JITTER_SECONDS && !same ? 1 : 0;
            }
        }
        return count;
    }

    /** One where the smallest index of the log is one, else zero. */
    private int indexBase() {
        int least = IntStream.range(0, groups.requests())
                .filter(request -> groups.isIndexed(request) && groups.from(request) < groups.to(request))
                .map(request -> groups.index(request, groups.from(request)))
                .min()
                .orElse(0);
        return directives.indexBase().orElse(least == 1 ? 1 : 0);
    }

    /** Sending and arrival on clocks of their own give no duration between them, and fitting them would be a guess. */
    private boolean isOneClock(SourceRef at) {
        double[] waits = IntStream.range(0, groups.requests())
                .filter(request -> events.sent.has(request) && groups.from(request) < groups.to(request))
                .filter(request -> !events.times.isRelative(groups.event(groups.from(request))))
                .mapToDouble(request -> seconds.at(groups.event(groups.from(request))) - sent.at(request))
                .sorted()
                .toArray();
        if (waits.length == 0) {
            return true;
        }
        double median = waits[waits.length / 2];
        boolean one = median >= 0 && median <= LONGEST_WAIT_SECONDS;
        if (!one) {
            notes.add(Problem.TWO_CLOCKS, "", at.line());
        }
        return one;
    }

    /** By the time of sending where every request has one; else as the log first names them. */
    private int[] sendingOrder(boolean oneClock) {
        int requests = groups.requests();
        boolean known = oneClock && IntStream.range(0, requests).allMatch(events.sent::has);
        if (!known) {
            return IntStream.range(0, requests).toArray();
        }
        Integer[] order = new Integer[requests];
        Arrays.setAll(order, request -> request);
        Arrays.sort(order, Comparator.comparingDouble(sent::at));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    private void add(RequestTimings.Builder timings, TokenRequest request, int number, boolean oneClock) {
        boolean ownClock = events.hasOwnClock(number);
        double start = ownClock ? 0 : oneClock && events.sent.has(number) ? sent.at(number) : Double.NaN;
        boolean failed = events.failed(number) || request.isEmpty();
        boolean finished = !events.anyEnded() || events.ended(number);
        timings.request(
                events.sent.has(number) ? sent.at(number) : Double.NaN,
                failed ? Double.NaN : wait(request, start),
                failed ? Double.NaN : request.last() - start,
                events.promptTokens(number),
                finished || failed ? request.outputTokens(events.outputTokens(number)) : -1,
                failed);
        if (failed) {
            return;
        }
        if (!finished) {
            timings.unfinished();
            notes.add(Problem.UNFINISHED_REQUESTS, "", request.line());
        }
        if (!request.isRelative()) {
            timings.firstChunk(request.first());
        }
        request.copyGaps(timings);
    }

    /** Absent where the first token is, and where it seems to come before the request. */
    private double wait(TokenRequest request, double start) {
        double wait = request.hasFirstToken() ? request.first() - start : Double.NaN;
        if (wait < 0) {
            notes.add(Problem.IMPOSSIBLE_NUMBER, "ttft", request.line());
            return Double.NaN;
        }
        return wait;
    }
}
