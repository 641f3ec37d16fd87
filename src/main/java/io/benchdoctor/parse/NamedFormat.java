package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SourceRef;
import java.io.IOException;
import java.util.List;

/**
 * A format that is known by name and not read, since nothing in it is a serving result. Naming it is better than silence.
 */
record NamedFormat(String id, String form, Marks marks, Problem problem) implements LogFormat {
    /** Something that looks alike and holds no measurement of a server. */
    static NamedFormat refused(String id, String form, Marks marks) {
        return new NamedFormat(id, form, marks, Problem.NOT_A_SERVING_RESULT);
    }

    @Override
    public List<String> outcomes() {
        return List.of();
    }

    @Override
    public Parsed parse(LogSource source) throws IOException {
        int lines = TextLog.read(source, line -> {}).lines();
        return new Parsed(id, lines, List.of(), List.of(new LogNote(new SourceRef(source.path(), 1), problem, id)));
    }
}
