package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.util.List;

/** One token timing log while it is read: what all its shapes fill, and what becomes of it. */
final class TokenLog {
    /** With more unreadable rows than this the rest cannot be trusted either. */
    private static final double MAX_DROPPED = 0.05;

    /** Rows that contradict each other and more of them than this leave a doubt about the rest. */
    private static final double MAX_CONFLICTING = 0.01;

    private final String path;
    private final TokenEvents events = new TokenEvents();
    private final TokenDirectives directives;
    private final NoteTally notes;
    private boolean refused;

    TokenLog(String path) {
        this.path = path;
        this.directives = new TokenDirectives(path);
        this.notes = new NoteTally(path);
    }

    TokenDirectives directives() {
        return directives;
    }

    /** @param point the decimal mark beside the point */
    TokenRows rows(char point) {
        return new TokenRows(events, notes, point);
    }

    /** Behind the last row. */
    void end(TokenRows rows) {
        rows.end();
        if (rows.dropped() > MAX_DROPPED * rows.rows()) {
            refuse(Problem.TOO_MANY_BAD_ROWS, rows.dropped() + " / " + rows.rows(), 1);
        }
    }

    /** The log cannot be read at all. */
    void refuse(Problem problem, String detail, int line) {
        notes.add(problem, detail, line);
        refused = true;
    }

    void note(LogNote note) {
        notes.add(note.problem(), note.detail(), note.at().line());
    }

    /** One run, or none when the log told nothing. */
    List<ParsedRun> runs(int lines) {
        directives.synthetic().ifPresent(at -> notes.add(Problem.MARKED_SYNTHETIC, "", at.line()));
        if (refused) {
            return List.of();
        }
        if (events.names.size() == 0) {
            notes.add(Problem.EMPTY_FILE, "", 1);
            return List.of();
        }
        int firstLine = events.count() == 0 ? 1 : events.line(0);
        RequestTimings timings = new TokenAssembly(events, directives, notes).timings(new SourceRef(path, firstLine));
        int repeated = notes.count(Problem.DUPLICATE_ROWS) + notes.count(Problem.CONFLICTING_ROWS);
        if (events.isNameless() && repeated > MAX_DROPPED * events.count()) {
            notes.add(Problem.MISSING_COLUMN, "request_id", 1);
            return List.of();
        }
        int conflicting = notes.count(Problem.CONFLICTING_ROWS);
        if (conflicting > MAX_CONFLICTING * events.count()) {
            notes.add(Problem.DROPPED_ROWS, "× " + conflicting, firstLine);
        }
        return List.of(new ParsedRun(firstLine, lines, directives.settings(), List.of(timings)));
    }

    List<LogNote> notes() {
        return notes.notes();
    }
}
