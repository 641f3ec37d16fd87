package io.benchdoctor.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How formats are chosen for logs.
 *
 * @param forced the format that reads every log, whatever it looks like; empty where content decides
 * @param explained whether it is to be told why content decided so
 * @param around packings and archives that lie around the log, outermost first
 * @param texts shared by all logs that are read together
 */
record Choice(Optional<LogFormat> forced, boolean explained, List<String> around, SharedTexts texts) {
    Choice {
        around = List.copyOf(around);
    }

    /** Without a word about why. */
    static Choice of(Optional<LogFormat> forced) {
        return new Choice(forced, false, List.of(), new SharedTexts());
    }

    /** With the reasons. */
    static Choice explained(Optional<LogFormat> forced) {
        return new Choice(forced, true, List.of(), new SharedTexts());
    }

    /** The same for what lies in further packings or an archive. */
    Choice within(List<String> more) {
        List<String> all = new ArrayList<>(around);
        all.addAll(more);
        return new Choice(forced, explained, all, texts);
    }
}
