package io.benchdoctor.parse;

import io.benchdoctor.model.Batch;
import io.benchdoctor.model.Excerpts;
import java.util.List;

/** The door of this room: paths in, a batch out. */
public final class LogReader {
    private LogReader() {}

    /** Reads every file below the given paths, in the order of the paths. Never throws for a bad file. */
    public static Result read(List<String> paths) {
        return new Result(new Batch(List.of(), List.of()), Excerpts.NONE);
    }

    /** Ids of every format that can be read, most particular first. */
    public static List<String> formats() {
        return Formats.ALL.stream().map(LogFormat::id).toList();
    }

    /** @param excerpts the lines around what was read, for showing evidence */
    public record Result(Batch batch, Excerpts excerpts) {}
}
