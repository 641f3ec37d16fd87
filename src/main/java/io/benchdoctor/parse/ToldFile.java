package io.benchdoctor.parse;

import io.benchdoctor.model.Input;
import java.util.List;

/** What one given file told: itself or, where it is an archive, each file inside, in the order of their names. */
public final class ToldFile {
    private final List<ReadLog> logs;

    ToldFile(List<ReadLog> logs) {
        this.logs = List.copyOf(logs);
    }

    List<ReadLog> logs() {
        return logs;
    }

    /** What became of each, before the runs are put together. */
    public List<Input> inputs() {
        return logs.stream().map(ReadLog::input).toList();
    }
}
