package io.benchdoctor.model;

import java.util.List;
import java.util.Locale;

/**
 * One file that was given, and what became of it. Nothing that was given is missing from the report.
 *
 * @param format id of the format that read it, or of the look-alike that it is; {@code unknown} when it could not be read
 * @param sha256 lower-case hexadecimal of the bytes as stored; empty when the file could not be read
 */
public record Input(
        String path, String format, long bytes, String sha256, int lines, Status status, List<LogNote> notes) {
    public Input {
        notes = List.copyOf(notes);
    }

    /** From best to worst. */
    public enum Status {
        /** Everything that this format tells was read. */
        PARSED,
        /** Something readable was read; the notes say what was not. */
        PARTIAL,
        /** No format that holds serving results. */
        UNRECOGNISED,
        /** It should have been readable and was not. */
        FAILED;

        /** Lower-case, as in {@code report.json}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
