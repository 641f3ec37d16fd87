package io.benchdoctor.model;

import java.util.Optional;

/** The text of a line of a log that was read, for showing where a number comes from. */
public interface Excerpts {
    /** The line as it stands in the log, without its line end; empty when it is not kept (raw data) or too long. */
    Optional<String> line(SourceRef at);

    /** No excerpt at all. */
    Excerpts NONE = at -> Optional.empty();
}
