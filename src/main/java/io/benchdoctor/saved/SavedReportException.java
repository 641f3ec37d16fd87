package io.benchdoctor.saved;

import java.util.Locale;

/** A file that is no report of this program, or none that this version can put into words. */
public final class SavedReportException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong. The words are {@code cli.saved.<id>} in the locale files. */
    public enum Problem {
        /** No JSON, or cut. */
        NOT_JSON,
        /** JSON of something else; the detail is the schema that it names. */
        NOT_A_REPORT,
        /** A saved history; it holds what was found, not the runs that its words are made of. The detail is its schema. */
        HISTORY,
        /** A later schema of this program; the detail is its name. */
        NEWER,
        /** The detail is the field that is not there. */
        LACKS,
        /** The detail is the field whose value cannot be. */
        WRONG,
        /** A fact, a metric, a setting or a note that this version does not know; the detail is its id. */
        UNKNOWN,
        /** More than a report holds: nested too deep, a text too long, a run too large. */
        TOO_LARGE;

        /** Lower-case with hyphens, as in message keys. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Problem problem;
    private final int line;
    private final String detail;

    SavedReportException(Problem problem, int line, String detail) {
        super(problem.id() + " in line " + line + ": " + detail);
        this.problem = problem;
        this.line = line;
        this.detail = detail;
    }

    public Problem problem() {
        return problem;
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** Language-free: a field, an id; may be empty. */
    public String detail() {
        return detail;
    }
}
