package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SourceRef;
import java.io.IOException;
import java.util.List;

/** JSON of a shape that nobody here knows: its first keys are told, so that a person sees what it is. */
final class OtherJsonFormat implements LogFormat {
    private static final Marks MARKS =
            Marks.all(Mark.shapeOfAll("json", head -> head.json().isPresent()));

    @Override
    public String id() {
        return "json";
    }

    @Override
    public List<String> outcomes() {
        return List.of();
    }

    @Override
    public Marks marks() {
        return MARKS;
    }

    @Override
    public Parsed parse(LogSource source) throws IOException {
        LogHead head = HeadReader.of(source).head();
        String keys =
                head.json().map(shape -> String.join(", ", shape.topKeys())).orElse("");
        int lines = TextLog.read(source, line -> {}).lines();
        var note = new LogNote(new SourceRef(source.path(), 1), Problem.NO_FORMAT_RECOGNISES, id() + ": " + keys);
        return new Parsed(id(), lines, List.of(), List.of(note));
    }
}
