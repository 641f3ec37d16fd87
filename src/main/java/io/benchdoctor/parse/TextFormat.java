package io.benchdoctor.parse;

import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.Input;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.parse.LineReader.Told;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Free text, in which a result may stand anywhere: a terminal capture, a page of notes, a server's log. It is read once,
 * every line reader sees every line, and at the end the log is called after the first of them that found its kind.
 */
final class TextFormat implements LogFormat {
    /** Most particular first: the log is called after the first that is found. To add one, add its line. */
    static final List<TextKind> KINDS = List.of(
            new TextKind(
                    List.of(ConsoleReader.VLLM, ConsoleReader.SGLANG),
                    true,
                    "text",
                    ConsoleReader.MARKS,
                    ConsoleReader::new),
            TextKind.named("diffusion-console", "text", TextMark.DIFFUSION, TextMark::diffusionConsole),
            TextKind.of(
                    ServerLogReader.FORMAT, "text", ServerLogReader.WITH_STATISTICS, ServerLogReader::withStatistics),
            TextKind.of(SglangServerReader.FORMAT, "text", SglangServerReader.MARKS, SglangServerReader::new),
            TextKind.of(OfflineConsole.THROUGHPUT, "text", OfflineConsole.THROUGHPUT_MARKS, OfflineConsole::throughput),
            TextKind.of(OfflineConsole.LATENCY, "text", OfflineConsole.LATENCY_MARKS, OfflineConsole::latency),
            TextKind.of(ServerLogReader.FORMAT, "text", ServerLogReader.START_UP, ServerLogReader::startUpOnly),
            TextKind.of(AiperfConsole.ID, "text", AiperfConsole.MARKS, AiperfConsole::new),
            TextKind.of(SweepTable.FORMAT, "table", SweepTable.MARKS, SweepTable::new),
            TextKind.of(SweepTable.FORMAT, "markdown", MarkdownTables.MARKS, MarkdownTables::new),
            TextKind.named("csv", "table", TextMark.DELIMITED, TextMark::delimited));

    private static final Marks NO_JSON =
            Marks.all(Mark.shapeOfAll("no-json", head -> head.json().isEmpty()));

    @Override
    public String id() {
        return "text";
    }

    @Override
    public String form() {
        return "text";
    }

    @Override
    public List<String> outcomes() {
        return List.of(
                ConsoleReader.VLLM,
                ConsoleReader.SGLANG,
                AiperfConsole.ID,
                SweepTable.FORMAT,
                ServerLogReader.FORMAT,
                SglangServerReader.FORMAT);
    }

    @Override
    public Marks marks() {
        return NO_JSON;
    }

    @Override
    public Parsed parse(LogSource source) throws IOException {
        return parse(source, (kind, seen, found) -> {});
    }

    @Override
    public Parsed explained(LogSource source) throws IOException {
        List<Considered> considered = new ArrayList<>();
        return parse(source, (kind, seen, found) -> considered.add(kind.considered(seen, found)))
                .with(considered);
    }

    /** Who is told how the log was held against each kind; for most logs nobody asks. */
    @FunctionalInterface
    private interface Held {
        void against(TextKind kind, Sightings seen, boolean found);
    }

    private Parsed parse(LogSource source, Held held) throws IOException {
        List<LineReader> readers = new ArrayList<>(KINDS.size());
        for (TextKind kind : KINDS) {
            readers.add(kind.reader().apply(source.path()));
        }
        TextLog.Told text = TextLog.read(source, new All(readers));
        List<Told> told = new ArrayList<>();
        for (int n = 0; n < readers.size(); n++) {
            // Tables of a page that holds results are about these results.
            boolean tables = KINDS.get(n).marks() == MarkdownTables.MARKS;
            Optional<Told> found = readers.get(n).end().filter(part -> !tables || told.isEmpty());
            held.against(KINDS.get(n), readers.get(n).seen(), found.isPresent());
            found.ifPresent(told::add);
        }
        return together(source.path(), text, told);
    }

    /** Every reader sees every line. */
    private record All(List<LineReader> readers) implements TextLines.Listener {
        @Override
        public void line(TextLine line) {
            boolean statistics = PlainStatistics.is(line);
            for (int n = 0; n < readers.size(); n++) {
                if (statistics) {
                    readers.get(n).readStatistics(line);
                } else {
                    readers.get(n).read(line);
                }
            }
        }

        @Override
        public void answer(TextLine line, int status) {
            for (int n = 0; n < readers.size(); n++) {
                readers.get(n).readAnswer(line, status);
            }
        }
    }

    private static boolean hasNoSamples(ParsedRun run) {
        return run.parts().stream().noneMatch(EngineSamples.class::isInstance);
    }

    private Parsed together(String path, TextLog.Told text, List<Told> told) {
        List<ParsedRun> runs = new ArrayList<>();
        List<LogNote> notes = new ArrayList<>(text.notes());
        SortedMap<Integer, String> kept = new TreeMap<>();
        for (Told part : told) {
            // A page of results that quotes how the server started tells of no further run.
            boolean quoted = part != told.get(0)
                    && (part.format().equals(ServerLogReader.FORMAT)
                            || part.format().equals(SglangServerReader.FORMAT));
            if (quoted && part.runs().stream().allMatch(TextFormat::hasNoSamples)) {
                List<ParsedRun> before = List.copyOf(runs);
                runs.clear();
                runs.addAll(OfflineEngines.told(before, part.runs()));
                if (!runs.equals(before)) {
                    part.kept().forEach(kept::putIfAbsent);
                }
                continue;
            }
            runs.addAll(part.runs());
            kept.putAll(part.kept());
        }
        runs.sort(Comparator.comparingInt(ParsedRun::firstLine));
        // What was found beside the first kind is no reason to call the log unreadable.
        told.stream().limit(runs.isEmpty() ? 1 : told.size()).forEach(part -> notes.addAll(part.notes()));
        if (told.isEmpty()) {
            notes.add(new LogNote(new SourceRef(path, 1), Problem.NO_FORMAT_RECOGNISES, id()));
        }
        if (!runs.isEmpty()) {
            notes.removeIf(note -> note.problem().consequence() == Input.Status.UNRECOGNISED);
        }
        return new Parsed(told.isEmpty() ? id() : told.get(0).format(), text.lines(), runs, notes, kept);
    }
}
