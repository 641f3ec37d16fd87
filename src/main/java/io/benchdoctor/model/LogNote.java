package io.benchdoctor.model;

import java.util.Locale;

/**
 * Something in a log that was passed over, doubted or repaired, with its place. A value, so that a report can say it in
 * the reader's language.
 *
 * @param detail language-free: the offending text (shortened), a column name, a count; may be empty
 */
public record LogNote(SourceRef at, Problem problem, String detail) {
    /** Enough to recognise a line by, little enough to stand in a sentence. */
    private static final int MAX_DETAIL = 200;

    public LogNote {
        detail = Shortened.to(MAX_DETAIL, detail);
    }

    /** What was wrong. The words are {@code note.<id>} in the locale files; whether the input suffers is stated here. */
    public enum Problem {
        EMPTY_FILE(Input.Status.FAILED),
        UNREADABLE_FILE(Input.Status.FAILED),
        BINARY_FILE(Input.Status.UNRECOGNISED),
        /** A folder in so many others that what lies in it is not looked for. */
        FOLDER_TOO_DEEP(Input.Status.FAILED),
        /** The program has a bug that this log brought to light; the detail says where. */
        PROGRAM_ERROR(Input.Status.FAILED),
        /** A file in an archive that is locked with a password, which is never asked for. */
        ENCRYPTED(Input.Status.FAILED),
        /** Packed in a way that cannot be undone here; the detail is its name. */
        CANNOT_UNPACK(Input.Status.FAILED),
        /** A link or a device in an archive: it holds nothing, and where it leads is nobody's business. */
        LINK_NOT_FOLLOWED(Input.Status.UNRECOGNISED),
        NO_FORMAT_RECOGNISES(Input.Status.UNRECOGNISED),
        /** Results of a tool that is known by name and not read. */
        FORMAT_NOT_READ(Input.Status.UNRECOGNISED),
        /** A format known to be something else: an image benchmark, a simulator's output, a trace without results. */
        NOT_A_SERVING_RESULT(Input.Status.UNRECOGNISED),
        /** What the program wrote itself. */
        OWN_REPORT(Input.Status.UNRECOGNISED),
        BROKEN_JSON(Input.Status.PARTIAL),
        TRUNCATED(Input.Status.PARTIAL),
        UNREADABLE_LINE(Input.Status.PARTIAL),
        UNREADABLE_NUMBER(Input.Status.PARTIAL),
        /** NaN, Infinity or a negative where only a finite non-negative number makes sense. */
        IMPOSSIBLE_NUMBER(Input.Status.PARTIAL),
        /** The label stands twice in one block with different values: two blocks glued together. */
        GLUED_BLOCKS(Input.Status.PARTIAL),
        /** Columns that name a figure, but not its unit or not its statistic: not read rather than guessed. */
        UNCLEAR_COLUMN(Input.Status.PARTIAL),
        AMBIGUOUS_COLUMNS(Input.Status.FAILED),
        MISSING_COLUMN(Input.Status.FAILED),
        TOO_MANY_BAD_ROWS(Input.Status.FAILED),
        DROPPED_ROWS(Input.Status.PARTIAL),
        DISTRUSTED_INDEX(Input.Status.PARTIAL),
        /** One token written twice with different times: the earlier one counts. */
        CONFLICTING_ROWS(Input.Status.PARSED),
        /** A token that its neighbours' indexes say there was: the gap over it is no sample. */
        MISSING_TOKENS(Input.Status.PARSED),
        /** A token told to come before the one it follows: the gap is no sample. */
        DROPPED_GAPS(Input.Status.PARSED),
        /** The same by so little that the gap counts as none. */
        CLOCK_JITTER(Input.Status.PARSED),
        /** Other requests have an end, these have none: no end-to-end time. */
        UNFINISHED_REQUESTS(Input.Status.PARSED),
        DUPLICATE_ROWS(Input.Status.PARSED),
        GUESSED_UNIT(Input.Status.PARSED),
        TWO_CLOCKS(Input.Status.PARSED),
        CLOCK_STEP(Input.Status.PARSED),
        REPLACED_BYTES(Input.Status.PARSED),
        GUESSED_ENCODING(Input.Status.PARSED),
        /** A command before a result asked for fewer requests than were answered: it is of another run. */
        OTHER_COMMAND(Input.Status.PARSED),
        /** TTFT printed as 0.00, or latencies of a run in which nothing completed: not measured, not zero. */
        ZERO_MEANS_UNMEASURED(Input.Status.PARSED),
        /** The tool measures otherwise what has the same name here: kept for showing, never for reckoning. */
        OTHER_DEFINITION(Input.Status.PARSED),
        MARKED_SYNTHETIC(Input.Status.PARSED),
        DUPLICATE_OF(Input.Status.PARSED),
        /**
         * Client results were given, and to none of them this start of a server could be given; the detail says why:
         * shared, several, model, load, time, apart.
         */
        SERVER_UNASSIGNED(Input.Status.PARSED),
        /** A person gave another value for a setting that the log states: the log's stands. */
        GIVEN_OTHERWISE(Input.Status.PARSED),
        /** The detail says which limit: ratio, size, entries, depth, memory, path, duplicate. */
        LIMIT_EXCEEDED(Input.Status.FAILED);

        private final Input.Status consequence;

        Problem(Input.Status consequence) {
            this.consequence = consequence;
        }

        /** The best status an input with this note can have. */
        public Input.Status consequence() {
            return consequence;
        }

        /** Lower-case with hyphens, as in message keys. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
