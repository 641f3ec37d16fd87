package io.benchdoctor.parse;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How formats are chosen for logs.
 *
 * @param forced the format that reads every log, whatever it looks like; empty where content decides
 * @param explained whether it is to be told why content decided so
 * @param around packings and archives that lie around the log, outermost first
 */
record Choice(Optional<LogFormat> forced, boolean explained, List<String> around) {
    Choice {
        around = List.copyOf(around);
    }

    /** Without a word about why. */
    static Choice of(Optional<LogFormat> forced) {
        return new Choice(forced, false, List.of());
    }

    /** The same for what lies in further packings or an archive. */
    Choice within(List<String> more) {
        return new Choice(
                forced, explained, Stream.concat(around.stream(), more.stream()).toList());
    }
}
