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
import java.util.List;
import java.util.Optional;

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

    private JsonLog() {}

    /** Takes one object after the other. */
    interface Objects {
        /** Called at the opening brace; leaves the parser at the closing one. */
        void object(JsonParser json) throws IOException;

        /** A value that stands where an object is expected. */
        void other(int line);
    }

    /** How far the walk came. */
    record Walk(int lines, Optional<LogNote> broken) {
        List<LogNote> notes() {
            return broken.map(List::of).orElse(List.of());
        }
    }

    /** Walks the log; a log that ends too early, or is no JSON from some place on, ends there with a note. */
    static Walk walk(LogSource source, Objects objects) throws IOException {
        try (Reader text = TextOf.reader(source);
                JsonParser json = JSON.createParser(text)) {
            return walk(source.path(), json, objects);
        }
    }

    private static Walk walk(String path, JsonParser json, Objects objects) throws IOException {
        try {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    objects.object(json);
                } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
                    objects.other(json.currentTokenLocation().getLineNr());
                } else if (token == JsonToken.START_ARRAY
                        && json.getParsingContext().getParent().inArray()) {
                    objects.other(json.currentTokenLocation().getLineNr());
                    json.skipChildren();
                }
            }
            return new Walk(lines(json), Optional.empty());
        } catch (JsonProcessingException e) {
            return new Walk(lines(json), Optional.of(note(path, e)));
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
