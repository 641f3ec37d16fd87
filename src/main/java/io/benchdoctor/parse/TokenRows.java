package io.benchdoctor.parse;

import static io.benchdoctor.parse.TokenRole.END;
import static io.benchdoctor.parse.TokenRole.ERROR;
import static io.benchdoctor.parse.TokenRole.EVENT;
import static io.benchdoctor.parse.TokenRole.GAP;
import static io.benchdoctor.parse.TokenRole.INDEX;
import static io.benchdoctor.parse.TokenRole.ITLS;
import static io.benchdoctor.parse.TokenRole.OUTPUT_TOKENS;
import static io.benchdoctor.parse.TokenRole.PROMPT_TOKENS;
import static io.benchdoctor.parse.TokenRole.REQUEST;
import static io.benchdoctor.parse.TokenRole.SENT;
import static io.benchdoctor.parse.TokenRole.TIME;
import static io.benchdoctor.parse.TokenRole.TIMES;
import static io.benchdoctor.parse.TokenRole.TOKENS;
import static io.benchdoctor.parse.TokenRole.TTFT;

import io.benchdoctor.model.LogNote.Problem;
import java.util.Locale;
import java.util.Set;

/** Turns the rows of a log into events, and counts the rows that tell nothing. */
final class TokenRows {
    private static final Set<String> FINE =
            Set.of("ok", "success", "successful", "completed", "200", "0", "false", "none", "null");

    private final TokenEvents events;
    private final NoteTally notes;
    private final StampReader stamp;
    private final Doubles elapsed = new Doubles();
    private int rows;
    private int dropped;
    private int badLine;

    /** @param point the decimal mark beside the point */
    TokenRows(TokenEvents events, NoteTally notes, char point) {
        this.events = events;
        this.notes = notes;
        this.stamp = new StampReader(point);
    }

    int rows() {
        return rows;
    }

    int dropped() {
        return dropped;
    }

    /** A row that could not be taken apart. */
    void unreadable(int line) {
        rows++;
        bad(line);
    }

    /** Behind the last row: one that cannot be read there was cut with the log. */
    void end() {
        if (badLine > 0) {
            notes.add(Problem.TRUNCATED, "", badLine);
            badLine = 0;
        }
    }

    void row(TokenRow row, int line) {
        rows++;
        boolean nameless = row.has(REQUEST) && !row.says(REQUEST);
        if (nameless || !take(row, row.request(events.names), line)) {
            bad(line);
        } else {
            flush();
        }
    }

    /**
     * A row that holds nothing but a name, perhaps an index, and a time.
     *
     * @return false where the time is none; then nothing was taken
     */
    boolean plain(PlainRow row, char[] text, int line) {
        if (!row.read(stamp)) {
            return false;
        }
        rows++;
        events.token(row.request(events.names, text), row.index(), stamp, 1, line);
        flush();
        return true;
    }

    private void bad(int line) {
        flush();
        badLine = line;
    }

    private void flush() {
        if (badLine > 0) {
            dropped++;
            notes.add(Problem.DROPPED_ROWS, "", badLine);
            badLine = 0;
        }
    }

    private boolean take(TokenRow row, int request, int line) {
        boolean told = about(row, request);
        if (row.has(TIMES) || row.has(ITLS) || row.has(TTFT)) {
            return lists(row, request, line);
        }
        if (!row.has(EVENT)) {
            return arrival(row, request, line, told);
        }
        return switch (row.text(EVENT).toLowerCase(Locale.ROOT)) {
            case "sent" -> sent(row, TIME, request);
            case "end", "done" -> {
                events.end(request);
                yield true;
            }
            case "error", "fail" -> {
                events.fail(request, row.text(ERROR));
                yield true;
            }
            case "", "token", "chunk", "first" -> arrival(row, request, line, told);
            default -> false;
        };
    }

    /** What any row may say about its request; whether it said anything. */
    private boolean about(TokenRow row, int request) {
        boolean told = row.says(SENT) && sent(row, SENT, request);
        if (row.says(END)) {
            events.end(request);
            told = true;
        }
        String error = row.has(ERROR) ? row.text(ERROR) : "";
        if (!error.isEmpty() && !FINE.contains(error.toLowerCase(Locale.ROOT))) {
            events.fail(request, error);
            told = true;
        }
        int prompt = row.count(PROMPT_TOKENS);
        if (prompt >= 0) {
            events.promptTokens(request, prompt);
        }
        int output = row.count(OUTPUT_TOKENS);
        if (output >= 0) {
            events.outputTokens(request, output);
        }
        return told;
    }

    private boolean sent(TokenRow row, TokenRole role, int request) {
        if (!row.has(role) || !row.read(role, stamp)) {
            return false;
        }
        events.sent(request, stamp);
        return true;
    }

    private boolean arrival(TokenRow row, int request, int line, boolean told) {
        int index = row.count(INDEX);
        if (row.has(INDEX) && index < 0 && row.says(INDEX)) {
            return false;
        }
        int tokens = row.says(TOKENS) ? row.count(TOKENS) : 1;
        if (tokens < 0) {
            return false;
        }
        if (row.says(TIME)) {
            if (!row.read(TIME, stamp)) {
                return false;
            }
            events.token(request, index, stamp, tokens, line);
            return true;
        }
        return row.has(TIME) ? told : row.has(GAP) ? gap(row, request, index, line) : told;
    }

    /** A log of gaps: the first row of a request is its origin, or the end of its first gap. */
    private boolean gap(TokenRow row, int request, int index, int line) {
        while (elapsed.size() <= request) {
            elapsed.add(Double.NaN);
        }
        boolean first = Double.isNaN(elapsed.get(request));
        if (row.says(GAP) && !row.read(GAP, stamp)) {
            return false;
        }
        double gap = row.says(GAP) ? stamp.value() : 0;
        boolean nanos = row.says(GAP) && stamp.nanos();
        if (gap < 0 || !first && !row.says(GAP)) {
            return false;
        }
        if (first) {
            elapsed.set(request, 0);
            events.relativeToken(request, TokenEvents.NO_INDEX, 0, nanos, line);
            if (gap == 0 || index >= 0) {
                return true;
            }
        }
        elapsed.set(request, elapsed.get(request) + gap);
        events.relativeToken(request, TokenEvents.NO_INDEX, elapsed.get(request), nanos, line);
        return true;
    }

    private boolean lists(TokenRow row, int request, int line) {
        return row.has(TIMES) ? times(row, request, line) : durations(row, request, line);
    }

    private boolean times(TokenRow row, int request, int line) {
        boolean whole = true;
        for (int item = 0; item < row.listSize(); item++) {
            if (row.readItem(item, TIMES, stamp)) {
                events.token(request, TokenEvents.NO_INDEX, stamp, 1, line);
            } else {
                whole = false;
            }
        }
        return whole;
    }

    /** First-token time and gaps: the request's own clock, on which it was sent at zero. */
    private boolean durations(TokenRow row, int request, int line) {
        row.alignUnits(TTFT, ITLS);
        if (!row.says(TTFT) || !row.read(TTFT, stamp) || stamp.value() < 0) {
            return false;
        }
        double at = stamp.value();
        boolean nanos = stamp.nanos();
        events.relativeToken(request, TokenEvents.NO_INDEX, at, nanos, line);
        events.ownClock(request);
        boolean whole = true;
        for (int item = 0; item < row.listSize(); item++) {
            if (row.readItem(item, ITLS, stamp) && stamp.value() >= 0) {
                at += stamp.value();
                events.relativeToken(request, TokenEvents.NO_INDEX, at, nanos, line);
            } else {
                whole = false;
            }
        }
        return whole;
    }
}
