package io.benchdoctor.parse;

import io.benchdoctor.model.Batch;
import io.benchdoctor.model.Excerpts;
import io.benchdoctor.model.LogNote.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** The door of this room: paths in, a batch out. */
public final class LogReader {
    private static final String STANDARD_INPUT = "-";

    private LogReader() {}

    /** @param excerpts the lines around what was read, for showing evidence */
    public record Result(Batch batch, Excerpts excerpts) {}

    /**
     * Reads every file below the given paths and in the archives among them, in the order of the paths. Never throws for a bad file.
     *
     * @param paths files, folders and patterns with {@code *}
     */
    public static Result read(List<String> paths) {
        return read(paths, InputStream.nullInputStream());
    }

    /** The same, with a stream to read where {@code -} is given as a path. */
    public static Result read(List<String> paths, InputStream standardInput) {
        return read(paths, Optional.empty(), standardInput);
    }

    /**
     * The same, each file by the given format, whatever its content looks like.
     *
     * @param format one of {@link #formats()}
     * @throws IllegalArgumentException when there is no such format
     */
    public static Result read(List<String> paths, String format, InputStream standardInput) {
        LogFormat forced = Formats.byId(format).orElseThrow(() -> new IllegalArgumentException(format));
        return read(paths, Optional.of(forced), standardInput);
    }

    /** Ids of every format that can be read, most particular first; their names are {@code format.<id>}. */
    public static List<String> formats() {
        return Formats.ids();
    }

    /** The same formats with the marks by which they are known, and the look-alikes that are only named. */
    public static List<Considered> known() {
        return Formats.known();
    }

    /** Packings and archives in which a log may lie: {@code gzip}, {@code zip}. */
    public static List<String> containers() {
        return Stream.concat(
                        Stream.of(Packing.values()).map(Packing::id),
                        Stream.of(ArchiveKind.values()).map(ArchiveKind::id))
                .toList();
    }

    /** Charsets in which a log may be written, in lower case. */
    public static List<String> encodings() {
        return TextEncoding.ALL.stream().map(TextEncoding::id).distinct().toList();
    }

    /**
     * Reads as {@link #read} does, and tells of each file why it was taken for what it is.
     *
     * @param format one of {@link #formats()} that reads every file; empty where content decides
     */
    public static List<Explanation> explain(List<String> paths, Optional<String> format, InputStream standardInput) {
        Optional<LogFormat> forced =
                format.map(id -> Formats.byId(id).orElseThrow(() -> new IllegalArgumentException(id)));
        return logs(paths, new Choice(forced, true, List.of()), standardInput).stream()
                .map(log -> ExplainedLog.of(log, forced.isPresent()))
                .toList();
    }

    private static List<ReadLog> logs(List<String> paths, Choice choice, InputStream standardInput) {
        List<ReadLog> logs = new ArrayList<>();
        for (String path : paths) {
            if (path.equals(STANDARD_INPUT)) {
                logs.addAll(readStandardInput(choice, standardInput));
            } else {
                InputFinder.find(List.of(path)).forEach(found -> logs.addAll(read(found, choice)));
            }
        }
        return Duplicates.marked(logs);
    }

    static Result read(List<String> paths, Optional<LogFormat> forced, InputStream standardInput) {
        List<ReadLog> unique = logs(paths, Choice.of(forced), standardInput);
        RunAssembly assembly = RunAssembly.of(unique);
        return new Result(new Batch(assembly.inputs(unique), assembly.runs()), excerpts(unique));
    }

    private static List<ReadLog> read(InputFinder.Found found, Choice choice) {
        if (found.problem().isPresent()) {
            return List.of(ReadLog.failed(found.shown(), 0, found.problem().get(), ""));
        }
        try {
            return Contents.read(LogSource.of(found.shown(), found.path()), choice);
        } catch (IOException e) {
            return List.of(ReadLog.failed(found.shown(), 0, Problem.UNREADABLE_FILE, ""));
        }
    }

    /** It is read once and put aside, since recognition looks at a log before it is read. */
    private static List<ReadLog> readStandardInput(Choice choice, InputStream input) {
        try (Spool spool = Spool.of(input)) {
            return Contents.read(spool.source(STANDARD_INPUT), choice);
        } catch (IOException e) {
            return List.of(ReadLog.failed(STANDARD_INPUT, 0, Problem.UNREADABLE_FILE, ""));
        }
    }

    private static Excerpts excerpts(List<ReadLog> logs) {
        Map<String, SortedMap<Integer, String>> kept = new HashMap<>();
        for (ReadLog log : logs) {
            if (!log.parsed().kept().isEmpty()) {
                kept.put(log.input().path(), log.parsed().kept());
            }
        }
        return at -> Optional.ofNullable(kept.get(at.path())).map(lines -> lines.get(at.line()));
    }
}
