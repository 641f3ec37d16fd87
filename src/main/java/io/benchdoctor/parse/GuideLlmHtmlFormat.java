package io.benchdoctor.parse;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** GuideLLM's report as a web page, which carries its figures as a list in a script. */
final class GuideLlmHtmlFormat implements LogFormat {
    private static final String ID = "guidellm-html";
    private static final String FIGURES = "window.benchmarks = ";

    /** Prompts stand before the figures, which may therefore lie behind the head. */
    private static final Mark INFO = Mark.shape(
            "guidellm-figures-behind-head",
            head -> head.whole() ? 0 : head.lineAt(head.text().indexOf("window.runInfo")));

    private static final Marks MARKS =
            Marks.all(Mark.start('<'), Mark.piece("<title>GuideLLM")).andAny(Mark.piece(FIGURES + "["), INFO);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String form() {
        return "html";
    }

    @Override
    public Marks marks() {
        return MARKS;
    }

    @Override
    public Parsed parse(LogSource source) throws IOException {
        var notes = new NoteTally(source.path());
        List<ParsedRun> runs = new ArrayList<>();
        List<LogNote> all = new ArrayList<>();
        try (BufferedReader page = TextOf.reader(source)) {
            int linesBefore = skipToFigures(page);
            if (linesBefore >= 0) {
                read(page, linesBefore, source.path(), notes, runs, all);
            }
        }
        all.addAll(0, notes.notes());
        if (runs.isEmpty() && all.isEmpty()) {
            all.add(new LogNote(new SourceRef(source.path(), 1), Problem.NOT_A_SERVING_RESULT, ""));
        }
        return new Parsed(ID, TextLog.read(source, line -> {}).lines(), runs, all);
    }

    /** Leaves the page at the opening bracket; the number of lines ended before it, −1 when there is none. */
    private static int skipToFigures(Reader page) throws IOException {
        int lines = 0;
        int matched = 0;
        for (int c = page.read(); c >= 0; c = page.read()) {
            // A name that begins within the beginning of another is not looked for: no page has one.
            int known = c == FIGURES.charAt(matched) ? matched + 1 : 0;
            matched = known == 0 && c == FIGURES.charAt(0) ? 1 : known;
            lines += c == '\n' ? 1 : 0;
            if (matched == FIGURES.length()) {
                matched = 0;
                page.mark(1);
                boolean list = page.read() == '[';
                page.reset();
                if (list) {
                    return lines;
                }
            }
        }
        return -1;
    }

    /** Reads the elements of the list; the page behind its end is of no interest. */
    private static void read(
            Reader page, int linesBefore, String path, NoteTally notes, List<ParsedRun> runs, List<LogNote> broken)
            throws IOException {
        try (JsonParser json = JsonLog.JSON.createParser(page)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                var benchmark = new GuideLlmPageBenchmark(path, notes, linesBefore, JsonPaths.line(json));
                try {
                    JsonPaths.walk(json, benchmark);
                } finally {
                    benchmark.run(ID, linesBefore + JsonPaths.line(json)).ifPresent(runs::add);
                }
            }
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            int line = linesBefore + (at == null ? 1 : Math.max(1, at.getLineNr()));
            broken.add(new LogNote(new SourceRef(path, line), Problem.TRUNCATED, ""));
        }
    }
}
