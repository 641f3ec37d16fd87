package io.benchdoctor.parse;

import io.benchdoctor.model.Batch;
import io.benchdoctor.model.Excerpts;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** The door of this room: paths in, a batch out. */
public final class LogReader {
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
        return read(paths, Optional.of(forced(format)), standardInput);
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
        Optional<LogFormat> forced = format.map(LogReader::forced);
        List<ToldFile> files = told(given(paths, Choice.explained(forced), standardInput));
        return Duplicates.marked(
                        files.stream().flatMap(file -> file.logs().stream()).toList())
                .stream()
                .map(log -> ExplainedLog.of(log, forced.isPresent()))
                .toList();
    }

    /**
     * Every file below the given paths, each to be read by itself, folder by folder in the order of their names: the order
     * of the paths on the command line tells nothing.
     *
     * @param format one of {@link #formats()} that reads every file; empty where content decides
     * @throws IllegalArgumentException when there is no such format
     */
    public static List<GivenFile> given(List<String> paths, Optional<String> format, InputStream standardInput) {
        Optional<LogFormat> forced = format.map(LogReader::forced);
        return ordered(paths, forced, standardInput);
    }

    /**
     * The batch that files tell of together.
     *
     * @param files in the order in which they were given
     */
    public static Result result(List<ToldFile> files) {
        List<ReadLog> unique = Duplicates.marked(
                files.stream().flatMap(file -> file.logs().stream()).toList());
        RunAssembly assembly = RunAssembly.of(unique);
        return new Result(new Batch(assembly.inputs(unique), assembly.runs()), excerpts(unique));
    }

    static Result read(List<String> paths, Optional<LogFormat> forced, InputStream standardInput) {
        return result(told(ordered(paths, forced, standardInput)));
    }

    private static LogFormat forced(String format) {
        return Formats.byId(format).orElseThrow(() -> new IllegalArgumentException(format));
    }

    private static List<GivenFile> ordered(List<String> paths, Optional<LogFormat> forced, InputStream standardInput) {
        return given(paths, Choice.of(forced), standardInput).stream()
                .map(file -> new Placed(file.path().split("/"), file))
                .sorted(Comparator.comparing(Placed::names, Arrays::compare))
                .map(Placed::file)
                .toList();
    }

    /** @param names of the folders in which a file lies, and its own */
    private record Placed(String[] names, GivenFile file) {}

    private static List<GivenFile> given(List<String> paths, Choice choice, InputStream standardInput) {
        List<GivenFile> files = new ArrayList<>();
        for (String path : paths) {
            List<InputFinder.Found> found = path.equals(GivenFile.STANDARD_INPUT)
                    ? List.of(new InputFinder.Found(path, Path.of(path), Optional.empty()))
                    : InputFinder.find(List.of(path));
            found.forEach(file -> files.add(new GivenFile(file, choice, standardInput)));
        }
        return files;
    }

    private static List<ToldFile> told(List<GivenFile> files) {
        return files.stream().map(file -> file.read(bytes -> {})).toList();
    }

    private static Excerpts excerpts(List<ReadLog> logs) {
        Map<String, SortedMap<Integer, String>> kept = new HashMap<>();
        for (ReadLog log : logs) {
            if (!log.parsed().kept().isEmpty()) {
                kept.put(log.input().path(), log.parsed().kept());
            }
        }
        return new Excerpts(kept);
    }
}
