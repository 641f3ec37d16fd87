package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SourceRef;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/**
 * A format that is known by name and not read, since nothing in it is a serving result. Naming it is better than silence.
 */
record NamedFormat(String id, Problem problem, Predicate<LogHead> test) implements LogFormat {
    /** Something that looks alike and holds no measurement of a server. */
    static NamedFormat refused(String id, Predicate<LogHead> test) {
        return new NamedFormat(id, Problem.NOT_A_SERVING_RESULT, test);
    }

    @Override
    public List<String> outcomes() {
        return List.of();
    }

    @Override
    public boolean recognizes(LogHead head) {
        return test.test(head);
    }

    @Override
    public Parsed parse(LogSource source) throws IOException {
        int lines = TextLog.read(source, line -> {}).lines();
        return new Parsed(id, lines, List.of(), List.of(new LogNote(new SourceRef(source.path(), 1), problem, id)));
    }
}
