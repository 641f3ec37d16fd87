package io.benchdoctor.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SourceRef;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks the objects of a JSON log, whether it is one object, a list of objects, or objects one after the other. Reads in
 * one pass and keeps nothing; what breaks the walk becomes a note.
 */
final class JsonLog {
    /** Python writes bare {@code NaN}; names are neither interned nor kept, since a log may bring millions of them. */
    static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    /** Every break costs a pass; a log that breaks more often than this is no log of results. */
    private static final int MAX_BREAKS = 20;

    private JsonLog() {}

    /** Takes one object after the other. */
    interface Objects {
        /** Called at the opening brace; leaves the parser at the closing one. */
        void object(JsonParser json) throws IOException;

        /** A value that stands where an object is expected. */
        void other(int line);
    }

    /**
     * How far the walk came.
     *
     * @param notes where it broke; a log of lines is walked on from the next line that opens an object
     */
    record Walk(int lines, List<LogNote> notes) {
        Walk {
            notes = List.copyOf(notes);
        }
    }

    /** Walks the log; a log that ends too early, or is no JSON at some place, gets a note of it. */
    static Walk walk(LogSource source, Objects objects) throws IOException {
        List<LogNote> notes = new ArrayList<>();
        int lines = 0;
        int after = 0;
        while (after >= 0 && notes.size() <= MAX_BREAKS) {
            try (Reader text = new ResumedText(TextOf.reader(source), after);
                    JsonParser json = JSON.createParser(text)) {
                after = walk(json, objects, source.path(), notes);
                lines = lines(json);
            }
        }
        return new Walk(lines, notes);
    }

    /** The same of a text that is read only once; what breaks the walk ends it. */
    static Walk walk(String path, Reader text, Objects objects) throws IOException {
        List<LogNote> notes = new ArrayList<>();
        try (JsonParser json = JSON.createParser(text)) {
            walk(json, objects, path, notes);
            return new Walk(lines(json), notes);
        }
    }

    /** The line behind which to go on after a break; −1 when the walk came to the end. */
    private static int walk(JsonParser json, Objects objects, String path, List<LogNote> notes) throws IOException {
        int objectLine = 0;
        try {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                int line = json.currentTokenLocation().getLineNr();
                if (token == JsonToken.START_OBJECT) {
                    objectLine = line;
                    objects.object(json);
                    objectLine = 0;
                } else if (token == JsonToken.START_ARRAY
                        && json.getParsingContext().getParent().inArray()) {
                    objects.other(line);
                    json.skipChildren();
                } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
                    objects.other(line);
                }
            }
            return -1;
        } catch (JsonProcessingException e) {
            LogNote note = note(path, e);
            notes.add(note);
            // What an object took for its own may be the lines behind it.
            return objectLine > 0 ? objectLine : note.at().line();
        }
    }

    private static LogNote note(String path, JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        int line = at == null ? 1 : Math.max(1, at.getLineNr());
        String place = at == null ? "" : at.getLineNr() + ":" + at.getColumnNr();
        return new LogNote(
                new SourceRef(path, line), endedTooEarly(e) ? Problem.TRUNCATED : Problem.BROKEN_JSON, place);
    }

    /** The library has an exception of its own for some of these cases only. */
    private static boolean endedTooEarly(JsonProcessingException e) {
        return e instanceof JsonEOFException
                || e.getOriginalMessage() != null && e.getOriginalMessage().startsWith("Unexpected end-of-input");
    }

    /** A final line end does not begin another line. */
    private static int lines(JsonParser json) {
        JsonLocation end = json.currentLocation();
        return end.getColumnNr() <= 1 && end.getLineNr() > 1 ? end.getLineNr() - 1 : end.getLineNr();
    }
}
