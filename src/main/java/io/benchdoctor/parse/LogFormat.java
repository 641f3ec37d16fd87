package io.benchdoctor.parse;

import java.io.IOException;
import java.util.List;

/** One way of writing a log that the doctor can read. Stateless; to add one, see {@link Formats}. */
interface LogFormat {
    /** Stable, lower-case, for {@code --input-format} and {@code report.json}: {@code vllm-serve-console}. */
    String id();

    /** The ids under which this reads results; more than one where only the whole log shows which. */
    default List<String> outcomes() {
        return List.of(id());
    }

    /** How such a log is written: {@code json} where nothing else is said. */
    default String form() {
        return "json";
    }

    /** By what in the head of a log this format is known: by content, never by a file name. */
    Marks marks();

    /** Whether the head of the log looks like this format. */
    default boolean recognizes(LogHead head) {
        return marks().fit(head);
    }

    /**
     * Reads all runs that the log tells of. A line that cannot be read becomes a note; the rest is read on.
     *
     * @throws IOException when the bytes themselves cannot be read
     */
    Parsed parse(LogSource source) throws IOException;

    /**
     * The same, with what a log of free text was held against.
     *
     * @throws IOException when the bytes themselves cannot be read
     */
    default Parsed explained(LogSource source) throws IOException {
        return parse(source);
    }
}
