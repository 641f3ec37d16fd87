package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The benchmark report of llm-d in YAML, versions 0.1 and 0.2: one run. */
final class LlmDReportFormat implements LogFormat {
    static final String ID = "llm-d-report";
    private static final Pattern VERSION_LINE = Pattern.compile("^version: *['\"]?0\\.");
    private static final Mark VERSION = Mark.shape(
            "llm-d-version",
            head -> head.text().contains("version:") ? head.firstLineWith(LlmDReportFormat::isVersion) : 0);

    private static final Marks MARKS = Marks.all(VERSION, Mark.lineStarting("scenario:"), Mark.lineStarting("metrics:"))
            .or(Marks.all(VERSION).andAny(Mark.lineStarting("run:"), Mark.lineStarting("results:")));

    private static boolean isVersion(String line) {
        return line.startsWith("version:") && VERSION_LINE.matcher(line).lookingAt();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String form() {
        return "yaml";
    }

    @Override
    public Marks marks() {
        return MARKS;
    }

    @Override
    public Parsed parse(LogSource source) throws IOException {
        StringBuilder text = new StringBuilder();
        int[] keptLines = {0};
        boolean[] open = {false};
        TextLog.Told told = TextLog.read(source, line -> {
            // A value in which the log breaks off may go on behind the end.
            open[0] = !line.ended();
            if (line.ended() && text.length() <= YamlFields.MAX_CHARACTERS) {
                // What stands behind a lone carriage return is the same line, but no part of the word before.
                boolean goesOn = !text.isEmpty() && line.number() - 1 == keptLines[0];
                text.append(goesOn ? " " : "\n".repeat(line.number() - 1 - keptLines[0]))
                        .append(line.text());
                keptLines[0] = line.number() - 1;
            }
        });
        List<LogNote> notes = new ArrayList<>(told.notes());
        Fields fields = new Fields();
        read(source.path(), text.append('\n').toString(), fields, notes);
        if (open[0]) {
            notes.add(new LogNote(new SourceRef(source.path(), told.lines()), Problem.TRUNCATED, ""));
        }
        NoteTally tally = new NoteTally(source.path());
        Optional<ParsedRun> run = new LlmDReport(fields, new RunFigures(source.path(), tally)).run(told.lines());
        notes.addAll(tally.notes());
        if (run.isEmpty() && notes.isEmpty()) {
            notes.add(new LogNote(new SourceRef(source.path(), 1), Problem.NOT_A_SERVING_RESULT, ID));
        }
        return new Parsed(ID, told.lines(), run.stream().toList(), notes);
    }

    private static void read(String path, String text, Fields fields, List<LogNote> notes) {
        try {
            YamlFields.read(text, fields);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            notes.add(new LogNote(new SourceRef(path, line), Problem.UNREADABLE_LINE, ""));
        } catch (YamlEngineException e) {
            notes.add(new LogNote(new SourceRef(path, 1), Problem.UNREADABLE_LINE, ""));
        }
    }
}
